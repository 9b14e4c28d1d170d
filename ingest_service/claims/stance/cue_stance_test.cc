#include "ingest_service/claims/stance/cue_stance.h"

#include <string>

#include "gtest/gtest.h"

namespace hearsay::claims {
namespace {

using enum v1::ClaimType;
using enum v1::Factuality;

struct CueCase {
  std::string name;
  std::string lemma;
  bool negated;
  bool question;
  v1::ClaimType type;
  v1::Factuality factuality;
};

class CueStanceTest : public ::testing::TestWithParam<CueCase> {};

TEST_P(CueStanceTest, FollowsTheCue) {
  const CueCase& c = GetParam();
  const Stance stance = StanceOfCue({c.lemma, c.negated, c.question});
  EXPECT_EQ(stance.type, c.type);
  EXPECT_EQ(stance.factuality, c.factuality);
}

INSTANTIATE_TEST_SUITE_P(
    , CueStanceTest,
    ::testing::ValuesIn<CueCase>({
        {"saying_commits", "say", false, false, CLAIM_TYPE_STATEMENT,
         FACTUALITY_CT_PLUS},
        {"not_saying_does_not", "say", true, false, CLAIM_TYPE_STATEMENT,
         FACTUALITY_UU},
        {"an_unknown_cue_says", "according to", false, false,
         CLAIM_TYPE_STATEMENT, FACTUALITY_CT_PLUS},
        {"thinking_is_probable", "believe", false, false, CLAIM_TYPE_BELIEF,
         FACTUALITY_PR_PLUS},
        {"not_thinking_turns", "believe", true, false, CLAIM_TYPE_BELIEF,
         FACTUALITY_PR_MINUS},
        {"knowing_is_certain", "know", false, false, CLAIM_TYPE_STATEMENT,
         FACTUALITY_CT_PLUS},
        {"knowing_whether_is_settled", "know", false, true,
         CLAIM_TYPE_STATEMENT, FACTUALITY_CT_U},
        {"not_knowing_is_ignorance", "know", true, true, CLAIM_TYPE_IGNORANCE,
         FACTUALITY_UU},
        {"not_confirming_is_ignorance", "confirm", true, false,
         CLAIM_TYPE_IGNORANCE, FACTUALITY_UU},
        {"denying_turns", "deny", false, false, CLAIM_TYPE_DENIAL,
         FACTUALITY_CT_MINUS},
        {"not_denying_is_keeping_to_oneself", "deny", true, false,
         CLAIM_TYPE_STATEMENT, FACTUALITY_CT_U},
        {"doubt_turns", "doubt", false, false, CLAIM_TYPE_BELIEF,
         FACTUALITY_PR_MINUS},
        {"no_doubt_holds", "doubt", true, false, CLAIM_TYPE_BELIEF,
         FACTUALITY_CT_PLUS},
        {"speculation_is_possible", "speculate", false, false,
         CLAIM_TYPE_SPECULATION, FACTUALITY_PS_PLUS},
        {"expectation_is_probable", "expect", false, false, CLAIM_TYPE_BELIEF,
         FACTUALITY_PR_PLUS},
        {"wishes_leave_open", "hope", false, false, CLAIM_TYPE_BELIEF,
         FACTUALITY_UU},
        {"refusing_turns", "refuse", false, false, CLAIM_TYPE_INTENT,
         FACTUALITY_CT_MINUS},
        {"showing_states", "show", false, false, CLAIM_TYPE_STATEMENT,
         FACTUALITY_CT_PLUS},
        {"vows_are_certain", "vow", false, false, CLAIM_TYPE_INTENT,
         FACTUALITY_CT_PLUS},
        {"keeping_to_oneself", "say", true, true, CLAIM_TYPE_STATEMENT,
         FACTUALITY_CT_U},
        {"ruling_out_denies", "rule out", false, false, CLAIM_TYPE_DENIAL,
         FACTUALITY_CT_MINUS},
        {"not_ruling_out_is_possible", "rule out", true, false,
         CLAIM_TYPE_SPECULATION, FACTUALITY_PS_PLUS},
    }),
    [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace hearsay::claims

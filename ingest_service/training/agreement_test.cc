#include "ingest_service/training/agreement.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace hearsay::training {
namespace {

using claims::Proposal;
using claims::TokenSpan;
using Ranges = std::vector<TokenSpan>;

Proposal Propose(TokenSpan cue, const Ranges& source, const Ranges& content) {
  Proposal proposal;
  proposal.cue.range = cue;
  proposal.roles.source = source;
  proposal.roles.content = content;
  return proposal;
}

struct LinkCase {
  std::string name;
  Proposal proposal;
  bool links;
};

// Against cue [2, 3), source [0, 2), content [3, 9).
class LinksTest : public ::testing::TestWithParam<LinkCase> {};

TEST_P(LinksTest, AsTheEvaluationDoes) {
  const GoldRoles gold = {{2, 3}, {{0, 2}}, {{3, 9}}};
  EXPECT_EQ(Links(GetParam().proposal, gold), GetParam().links);
}

INSTANTIATE_TEST_SUITE_P(
    , LinksTest,
    ::testing::ValuesIn<LinkCase>({
        {"the_same", Propose({2, 3}, {{0, 2}}, {{3, 9}}), true},
        {"part_of_the_source", Propose({2, 3}, {{1, 2}}, {{3, 9}}), true},
        {"longer_cue", Propose({2, 4}, {{0, 2}}, {{4, 9}}), true},
        {"other_cue", Propose({3, 4}, {{0, 2}}, {{4, 9}}), false},
        {"no_source", Propose({2, 3}, {}, {{3, 9}}), false},
        {"other_source", Propose({2, 3}, {{9, 10}}, {{3, 9}}), false},
        {"half_of_the_content", Propose({2, 3}, {{0, 2}}, {{3, 5}}), true},
        {"less_than_half", Propose({2, 3}, {{0, 2}}, {{3, 4}}), false},
        {"content_in_parts", Propose({2, 3}, {{0, 2}}, {{3, 5}, {7, 9}}), true},
    }),
    [](const auto& info) { return info.param.name; });

TEST(TokenF1Test, CountsSharedTokens) {
  EXPECT_FLOAT_EQ(TokenF1({{0, 4}}, {{2, 6}}), 0.5f);
  EXPECT_FLOAT_EQ(TokenF1({{0, 2}, {4, 6}}, {{0, 6}}), 0.8f);
  EXPECT_FLOAT_EQ(TokenF1({}, {{0, 1}}), 0);
  EXPECT_FLOAT_EQ(TokenF1({}, {}), 1);
}

TEST(MatchTest, TheBetterContentTakesTheGoldOne) {
  const std::vector<GoldRoles> gold = {{{2, 3}, {{0, 2}}, {{3, 9}}}};
  const std::vector<Proposal> proposals = {Propose({2, 3}, {{0, 2}}, {{3, 7}}),
                                           Propose({2, 3}, {{0, 2}}, {{3, 9}})};
  EXPECT_EQ(Match(proposals, gold), (std::vector<int>{-1, 0}));
}

TEST(AgreementTest, CountsExactRolesApart) {
  const std::vector<GoldRoles> gold = {{{2, 3}, {{0, 2}}, {{3, 9}}},
                                       {{12, 13}, {}, {{13, 15}}}};
  Agreement agreement;
  agreement.Add(
      {Propose({2, 3}, {{0, 2}}, {{3, 8}}), Propose({12, 13}, {}, {{13, 15}}),
       Propose({20, 21}, {}, {{21, 22}})},
      gold);
  EXPECT_EQ(agreement.proposed, 3);
  EXPECT_EQ(agreement.gold, 2);
  EXPECT_EQ(agreement.linked, 2);
  EXPECT_EQ(agreement.cue, 2);
  EXPECT_EQ(agreement.source, 2);
  EXPECT_EQ(agreement.content, 1);
  EXPECT_EQ(agreement.all, 1);
  EXPECT_DOUBLE_EQ(agreement.F1(agreement.linked), 0.8);
  EXPECT_DOUBLE_EQ(agreement.recall(), 1);
}

}  // namespace
}  // namespace hearsay::training

// The choice among proposals, with weights set by hand.

#include "ingest_service/claims/learned/proposal.h"

#include <cmath>
#include <string>
#include <vector>

#include "common/language/parser_state.h"
#include "common/language/segmenter.h"
#include "gtest/gtest.h"
#include "ingest_service/claims/learned/judge.h"
#include "ingest_service/claims/learned/neighbours.h"
#include "ingest_service/claims/learned/role_ranker.h"

namespace hearsay::claims {
namespace {

using language::WeightTable;

// "Mara said the dam held and left ." with models that know nothing.
class ProposalTest : public ::testing::Test {
 protected:
  ProposalTest()
      : text_(language::Segment(kText)),
        article_(text_,
                 language::Tagger(WeightTable(language::kPennTags, 9, 1)),
                 language::Parser(WeightTable(language::kParserActions, 9, 1),
                                  WeightTable(language::kRelations, 9, 1)),
                 lexicon_),
        view_(article_, {1, 2}, {0, article_.size()}, {{1, 2}}) {}

  static Roles Content(int32_t begin, int32_t end) {
    Roles roles;
    roles.source = {{0, 1}};
    roles.content = {{begin, end}};
    return roles;
  }

  static Proposal Said(TokenSpan cue, TokenSpan content) {
    Proposal proposal;
    proposal.cue = {cue, 0.5f};
    proposal.roles.content = {content};
    return proposal;
  }

  static constexpr char kText[] = "Mara said the dam held and left.";
  language::AnnotatedText text_;
  language::Lexicon lexicon_;
  AnalyzedArticle article_;
  CueView view_;
};

TEST_F(ProposalTest, ARankerThatKnowsNothingKeepsTheTaggersChoice) {
  const RoleRanker ranker(WeightTable(1, 999, 1));
  const Roles chosen =
      ranker.Choose(view_, {Content(2, 5), Content(2, 7), Content(2, 4)});
  EXPECT_EQ(chosen.content, Content(2, 5).content);
  EXPECT_NEAR(chosen.choice_probability, 1. / 3, 1e-5);
  EXPECT_EQ(ranker.Choose(view_, {Content(2, 7)}).choice_probability, 1);
}

TEST_F(ProposalTest, ARankerTakesTheCandidateWithTheGreatestWeight) {
  const std::vector<Roles> candidates = {Content(2, 5), Content(2, 7)};
  const auto features = RoleRanker::Features(view_, candidates);
  WeightTable weights(1, RoleRanker::kRows, 0.5f);
  for (int k = 0; k < RoleRanker::kFeatures; ++k) {
    // Weigh what the second one alone has.
    const uint32_t feature = features[RoleRanker::kFeatures + k];
    if (feature != features[k]) {
      weights.Set(WeightTable::RowOf(feature, RoleRanker::kRows), 0, 2);
    }
  }
  const Roles chosen = RoleRanker(weights).Choose(view_, candidates);
  EXPECT_EQ(chosen.content, Content(2, 7).content);
  EXPECT_GT(chosen.choice_probability, 0.9);
}

TEST_F(ProposalTest, NeighboursAreTheStrongestOfEachKind) {
  const std::vector<Proposal> proposals = {
      Said({1, 2}, {2, 7}), Said({4, 5}, {5, 7}), Said({6, 7}, {5, 6})};
  const std::vector<float> strengths = {0.9f, 0.4f, 0.6f};
  const Neighbours outer = NeighboursOf(article_, proposals, strengths, 0);
  EXPECT_FLOAT_EQ(outer.inside, 0.6f);
  EXPECT_FLOAT_EQ(outer.around, 0);
  EXPECT_FLOAT_EQ(outer.rival, 0.6f);
  EXPECT_EQ(outer.same_sentence, 2u);
  const Neighbours inner = NeighboursOf(article_, proposals, strengths, 2);
  EXPECT_FLOAT_EQ(inner.around, 0.9f);
  EXPECT_FLOAT_EQ(inner.inside, 0);
}

TEST_F(ProposalTest, AJudgeThatKnowsNothingSaysWhatTheScorerSays) {
  const Judge judge(WeightTable(Judge::kHidden, Judge::kRows, 1));
  const std::vector<float> probabilities = judge.Score(
      article_, {Said({1, 2}, {2, 5}), Said({4, 5}, {5, 7})}, {0.3f, 0.8f});
  ASSERT_EQ(probabilities.size(), 2u);
  EXPECT_NEAR(probabilities[0], 0.3, 1e-4);
  EXPECT_NEAR(probabilities[1], 0.8, 1e-4);
}

TEST_F(ProposalTest, AJudgesUnitAddsOnlyWhatItIsGiven) {
  // One unit that passes the last input, which is always 1, on.
  WeightTable weights(Judge::kHidden, Judge::kRows, 0.5f);
  weights.Set(Judge::kInputs - 1, 3, 4);
  weights.Set(Judge::kInputs, 3, -1);
  const std::vector<float> probabilities =
      Judge(weights).Score(article_, {Said({1, 2}, {2, 5})}, {0.5f});
  EXPECT_NEAR(probabilities[0], 1 / (1 + std::exp(1.0)), 1e-4);
}

}  // namespace
}  // namespace hearsay::claims

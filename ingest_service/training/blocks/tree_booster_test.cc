#include "ingest_service/training/blocks/tree_booster.h"

#include <random>

#include "gmock/gmock.h"

namespace hearsay::training {
namespace {

using normalize::ScoreBlock;

// Body is what has a large first feature, unless its third is 1.
std::vector<BlockExample> Examples(unsigned seed) {
  std::mt19937 random(seed);
  std::vector<BlockExample> examples(2000);
  for (BlockExample& example : examples) {
    example.page = static_cast<uint32_t>(&example - examples.data()) / 10;
    for (float& value : example.features) {
      value = static_cast<float>(random() % 100);
    }
    example.features[2] = static_cast<float>(random() % 2);
    example.is_body = example.features[0] > 60 && example.features[2] == 0;
  }
  return examples;
}

TEST(BoostTreesTest, LearnsARuleAndAppliesItToOtherExamples) {
  BoosterOptions options;
  options.trees = 20;
  options.rate = 0.1;
  options.page_share = 1;
  options.feature_share = 1;
  const auto trees = BoostTrees(Examples(1), options);
  ASSERT_EQ(trees.size(), 20u);
  int wrong = 0;
  for (const BlockExample& example : Examples(2)) {
    wrong += (ScoreBlock(example.features, trees) > 0) != example.is_body;
  }
  EXPECT_LE(wrong, 40);
}

TEST(BoostTreesTest, TheSameExamplesGiveTheSameTrees) {
  const auto one = BoostTrees(Examples(1), {});
  const auto other = BoostTrees(Examples(1), {});
  ASSERT_EQ(one.size(), other.size());
  for (size_t i = 0; i < one.size(); ++i) {
    EXPECT_EQ(one[i].question, other[i].question);
    EXPECT_EQ(one[i].bound, other[i].bound);
    EXPECT_EQ(one[i].leaf, other[i].leaf);
  }
}

TEST(BoostTreesTest, TreesOfDrawnPagesAndFeaturesLearnTheRuleToo) {
  const std::vector<BlockExample> examples = Examples(1);
  BoosterOptions options;
  options.trees = 60;
  options.page_share = 0.5;
  options.feature_share = 0.5;
  const auto trees = BoostTrees(examples, options);
  const auto again = BoostTrees(examples, options);
  ASSERT_EQ(trees.size(), 60u);
  int asked = 0, wrong = 0;
  for (size_t i = 0; i < trees.size(); ++i) {
    EXPECT_EQ(trees[i].question, again[i].question);
    asked += trees[i].question[0] == 0;
  }
  // Those that may not ask what matters ask something else.
  EXPECT_GT(asked, 10);
  EXPECT_LT(asked, 50);
  for (const BlockExample& example : Examples(2)) {
    wrong += (ScoreBlock(example.features, trees) > 0) != example.is_body;
  }
  EXPECT_LE(wrong, 60);
}

TEST(BoostTreesTest, WeightDecidesBetweenThoseThatDiffer) {
  std::vector<BlockExample> examples(200);
  for (size_t i = 0; i < examples.size(); ++i) {
    examples[i].features.fill(0);
    examples[i].is_body = i % 2 == 0;
    examples[i].weight = i % 2 == 0 ? 3 : 1;
  }
  BoosterOptions options;
  options.trees = 50;
  EXPECT_GT(ScoreBlock(examples[0].features, BoostTrees(examples, options)), 0);
}

TEST(BoostTreesTest, NoExamplesGiveNoTrees) {
  EXPECT_THAT(BoostTrees({}, {}), ::testing::IsEmpty());
}

}  // namespace
}  // namespace hearsay::training

#include "ingest_service/training/chain_trainer.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

#include "gtest/gtest.h"

namespace hearsay::training {
namespace {

using claims::Chain;

Chain<3> RandomChain(size_t size, uint32_t seed) {
  std::mt19937 random(seed);
  const auto draw = [&random] { return (random() % 1000) / 250.f - 2; };
  Chain<3> chain;
  chain.places.resize(size);
  for (auto& place : chain.places) {
    for (float& score : place) score = draw();
  }
  for (auto& row : chain.transitions) {
    for (float& score : row) score = draw();
  }
  return chain;
}

float ScoreOf(const Chain<3>& chain, const std::vector<int>& labels) {
  float score = 0;
  int before = 3;
  for (size_t i = 0; i < labels.size(); ++i) {
    score += chain.transitions[before][labels[i]] + chain.places[i][labels[i]];
    before = labels[i];
  }
  return score;
}

// Against every labelling, one by one.
TEST(ChainTest, BestAndMarginalsAreThoseOfAllLabellings) {
  for (uint32_t seed = 0; seed < 20; ++seed) {
    const size_t size = 1 + seed % 5;
    const Chain<3> chain = RandomChain(size, seed);
    std::vector<int> labels(size), best;
    std::vector<std::vector<double>> expected(size, std::vector<double>(3));
    double sum = 0;
    int count = 1;
    for (size_t i = 0; i < size; ++i) count *= 3;
    for (int code = 0; code < count; ++code) {
      int rest = code;
      for (int& label : labels) label = rest % 3, rest /= 3;
      const double weight = std::exp(ScoreOf(chain, labels));
      sum += weight;
      for (size_t i = 0; i < size; ++i) expected[i][labels[i]] += weight;
      if (best.empty() || ScoreOf(chain, labels) > ScoreOf(chain, best)) {
        best = labels;
      }
    }
    EXPECT_EQ(chain.Best(), best);
    const auto marginals = chain.Marginals();
    for (size_t i = 0; i < size; ++i) {
      for (int y = 0; y < 3; ++y) {
        EXPECT_NEAR(marginals[i][y], expected[i][y] / sum, 1e-4);
      }
    }
  }
}

TEST(ChainTest, TheBestFewAreThoseOfAllLabellingsInOrder) {
  constexpr float kBehind = 5;
  for (uint32_t seed = 0; seed < 20; ++seed) {
    const size_t size = 1 + seed % 5;
    const Chain<3> chain = RandomChain(size, seed);
    std::vector<float> scores;
    std::vector<int> labels(size);
    int count = 1;
    for (size_t i = 0; i < size; ++i) count *= 3;
    for (int code = 0; code < count; ++code) {
      int rest = code;
      for (int& label : labels) label = rest % 3, rest /= 3;
      scores.push_back(ScoreOf(chain, labels));
    }
    std::sort(scores.rbegin(), scores.rend());
    size_t near = 0;
    while (near < scores.size() && scores[0] - scores[near] <= kBehind) ++near;
    const auto found = chain.BestFew(10, kBehind);
    ASSERT_EQ(found.size(), std::min<size_t>(10, near)) << seed;
    EXPECT_EQ(found[0].labels, chain.Best());
    for (size_t k = 0; k < found.size(); ++k) {
      EXPECT_NEAR(ScoreOf(chain, found[k].labels), scores[k], 1e-4) << seed;
      EXPECT_NEAR(found[k].behind, scores[0] - scores[k], 1e-4) << seed;
    }
  }
}

TEST(ChainTest, AnEmptyChainHasNoLabels) {
  EXPECT_TRUE(Chain<3>().BestFew(3, 1).empty());
  EXPECT_TRUE(Chain<3>().Best().empty());
  EXPECT_TRUE(Chain<3>().Marginals().empty());
}

TEST(ChainTrainerTest, LearnsWhichFeatureMeansWhichLabel) {
  // Feature 1000 + y says label y; feature 7 says nothing.
  std::vector<ChainExample> examples;
  std::mt19937 random(5);
  for (int i = 0; i < 200; ++i) {
    ChainExample example;
    for (int k = 0; k < 4; ++k) {
      const uint32_t label = random() % 3;
      example.labels.push_back(static_cast<uint8_t>(label));
      example.own.push_back((1000 + label) * 0x9e3779b9u);
      example.own.push_back(7);
    }
    examples.push_back(example);
  }
  ChainOptions options;
  options.rows = 4096;
  options.own_features = 2;
  const language::WeightTable weights =
      ChainTrainer<3>(options).Train(examples);
  for (uint32_t label = 0; label < 3; ++label) {
    const int8_t* row = weights.Row(language::WeightTable::RowOf(
        (1000 + label) * 0x9e3779b9u, weights.rows()));
    for (uint32_t other = 0; other < 3; ++other) {
      if (other != label) {
        EXPECT_GT(row[label], row[other]);
      }
    }
  }
}

// Labels that alternate, which only transitions can say, beside a feature that
// says a little: it keeps more than a bit.
TEST(ChainTrainerTest, StrongTransitionsLeaveWeakFeaturesTheirBits) {
  const uint32_t hint = 9 * 0x9e3779b9u, nothing = 7 * 0x9e3779b9u;
  std::vector<ChainExample> examples;
  std::mt19937 random(11);
  for (int i = 0; i < 400; ++i) {
    ChainExample example;
    const uint32_t first = random() % 2;
    for (uint32_t k = 0; k < 12; ++k) {
      const uint32_t label = (first + k) % 2;
      example.labels.push_back(static_cast<uint8_t>(label));
      const bool hinted = k == 0 && random() % 100 < (label == 1 ? 60u : 40u);
      example.own.push_back(hinted ? hint : nothing);
    }
    examples.push_back(example);
  }
  ChainOptions options;
  options.rows = 4096;
  options.own_features = 1;
  const language::WeightTable weights =
      ChainTrainer<2>(options).Train(examples);
  const auto transitions = claims::TransitionsOf<2>(weights);
  EXPECT_GT(transitions[0][1] - transitions[0][0], 4);
  EXPECT_GT(transitions[1][0] - transitions[1][1], 4);
  const int8_t* row =
      weights.Row(language::WeightTable::RowOf(hint, weights.rows()));
  EXPECT_GE(row[1] - row[0], 20);
}

// What the order of the examples and the features left out do to a weight is
// less in the mean of several runs.
TEST(ChainTrainerTest, RunsAreAveraged) {
  const uint32_t weak = 9 * 0x9e3779b9u, nothing = 7 * 0x9e3779b9u;
  std::vector<ChainExample> examples;
  std::mt19937 random(3);
  for (int i = 0; i < 60; ++i) {
    ChainExample example;
    example.labels = {static_cast<uint8_t>(random() % 2)};
    example.own = {random() % 2 == 0 ? weak : nothing, nothing};
    examples.push_back(example);
  }
  const auto spread = [&](int runs) {
    double sum = 0, squares = 0;
    constexpr int kSeeds = 12;
    for (uint64_t seed = 1; seed <= kSeeds; ++seed) {
      ChainOptions options;
      options.rows = 4096;
      options.own_features = 2;
      options.runs = runs;
      options.seed = seed;
      const language::WeightTable weights =
          ChainTrainer<2>(options).Train(examples);
      const int8_t* row =
          weights.Row(language::WeightTable::RowOf(weak, weights.rows()));
      const double weight = weights.scale() * (row[1] - row[0]);
      sum += weight;
      squares += weight * weight;
    }
    return squares / kSeeds - sum / kSeeds * sum / kSeeds;
  };
  EXPECT_GT(spread(1), 0);
  EXPECT_LT(spread(8), spread(1) / 3);
}

TEST(ChainTrainerTest, LeavesOutFeaturesThatTooFewPlacesHave) {
  const uint32_t often = 5 * 0x9e3779b9u, once = 6 * 0x9e3779b9u;
  std::vector<ChainExample> examples(20);
  for (size_t i = 0; i < examples.size(); ++i) {
    examples[i].labels = {1};
    examples[i].own = {often, i == 0 ? once : often};
  }
  ChainOptions options;
  options.rows = 4096;
  options.own_features = 2;
  options.min_count = 2;
  const language::WeightTable weights =
      ChainTrainer<3>(options).Train(examples);
  const auto weight = [&](uint32_t feature) {
    return weights.Row(language::WeightTable::RowOf(feature, 4096))[1];
  };
  EXPECT_GT(weight(often), 0);
  EXPECT_EQ(weight(once), 0);
}

}  // namespace
}  // namespace hearsay::training

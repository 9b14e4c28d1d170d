#include <algorithm>
#include <cmath>
#include <random>

#include "ingest_service/claims/learned/scorer.h"
#include "ingest_service/training/attribution_trainer.h"
#include "ingest_service/training/quantize.h"

namespace hearsay::training {
namespace {

using claims::Proposal;
using claims::Scorer;

constexpr int kEpochs = 12;
constexpr int kAveraged = kEpochs - kEpochs / 2;  // The last ones.
constexpr float kRate = 0.05f;
constexpr float kKeep = 0.7f;

}  // namespace

std::vector<ScorerExample> ScorerExamples(const TrainingArticle& article,
                                          const claims::CueTagger& cues,
                                          const claims::RoleTagger& roles,
                                          const claims::RoleRanker& ranker) {
  std::vector<ScorerExample> examples;
  const std::vector<Proposal> proposals =
      Propose(article.analysis(), cues, roles, ranker);
  const std::vector<uint32_t> features =
      Scorer::Features(article.analysis(), proposals);
  const std::vector<int> partners = Match(proposals, article.attributions());
  for (size_t i = 0; i < proposals.size(); ++i) {
    const auto begin = features.begin() + i * Scorer::kFeatures;
    examples.push_back({{begin, begin + Scorer::kFeatures}, partners[i] >= 0});
  }
  return examples;
}

language::WeightTable TrainScorer(
    const std::vector<const ScorerExample*>& examples, uint64_t seed) {
  std::vector<float> weights(Scorer::kRows), squares(Scorer::kRows),
      sums(Scorer::kRows);
  std::mt19937_64 random(seed);
  std::vector<uint32_t> order(examples.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = static_cast<uint32_t>(i);
  for (int epoch = 0; epoch < kEpochs; ++epoch) {
    for (size_t i = order.size(); i > 1; --i) {
      std::swap(order[i - 1], order[random() % i]);
    }
    for (const uint32_t i : order) {
      size_t rows[Scorer::kFeatures];
      int count = 0;
      float score = 0;
      for (const uint32_t feature : examples[i]->features) {
        if ((random() >> 11) * 0x1.0p-53 >= kKeep) continue;
        const size_t row = language::WeightTable::RowOf(feature, Scorer::kRows);
        rows[count++] = row;
        score += weights[row] / kKeep;
      }
      const float gradient =
          (1 / (1 + std::exp(-score)) - (examples[i]->right ? 1 : 0)) / kKeep;
      for (int k = 0; k < count; ++k) {
        squares[rows[k]] += gradient * gradient;
        weights[rows[k]] -=
            kRate * gradient / std::sqrt(squares[rows[k]] + 1e-6f);
      }
    }
    if (epoch < kEpochs / 2) continue;
    for (size_t row = 0; row < sums.size(); ++row) {
      sums[row] += weights[row] / kAveraged;
    }
  }
  return Quantize(sums, 1, Scorer::kRows);
}

}  // namespace hearsay::training

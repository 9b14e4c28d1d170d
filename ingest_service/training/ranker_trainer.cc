#include <algorithm>
#include <cmath>
#include <random>

#include "ingest_service/claims/learned/role_ranker.h"
#include "ingest_service/training/attribution_trainer.h"
#include "ingest_service/training/quantize.h"

namespace hearsay::training {
namespace {

using claims::OpenProposal;
using claims::RoleRanker;
using claims::Roles;

constexpr uint32_t kRows = RoleRanker::kRows;
constexpr uint64_t kNextSeed = 1000003;
constexpr int kEpochs = 10;
constexpr int kAveraged = kEpochs - kEpochs / 2;  // The last ones.
constexpr float kRate = 0.05f;
constexpr float kKeep = 0.7f;

// So many of other seeds are averaged.
constexpr int kRankers = 4;

// A candidate nearer by 1 ought to be exp(this) times as probable.
constexpr float kSharpness = 5;

// How near roles come to the annotated ones; exact ones are worth an extra, and
// those that would count as found another.
float Nearness(const Roles& roles, const GoldRoles& gold) {
  const bool found = Links({{gold.cue, 1}, roles}, gold);
  return TokenF1(roles.content, gold.content) +
         (roles.content == gold.content ? 0.5f : 0.f) +
         TokenF1(roles.source, gold.source) / 2 +
         (roles.source == gold.source ? 0.25f : 0.f) + (found ? 0.5f : 0.f);
}

std::vector<float> WantedOf(const std::vector<float>& nearness) {
  std::vector<float> wanted;
  float all = 0;
  for (const float near : nearness) {
    wanted.push_back(std::exp(kSharpness * near));
    all += wanted.back();
  }
  for (float& share : wanted) share /= all;
  return wanted;
}

const GoldRoles* GoldOf(const TrainingArticle& article,
                        const claims::TokenSpan& cue) {
  for (const GoldRoles& gold : article.attributions()) {
    if (gold.cue.Overlaps(cue)) return &gold;
  }
  return nullptr;
}

// Adds one ranker's share of the average to `sums`.
void AddRanker(const std::vector<const RankerExample*>& examples, uint64_t seed,
               std::vector<float>& sums) {
  std::vector<float> weights(kRows), squares(kRows);
  std::mt19937_64 random(seed);
  std::vector<const RankerExample*> order = examples;
  std::vector<std::vector<size_t>> rows;
  std::vector<float> scores;
  for (int epoch = 0; epoch < kEpochs; ++epoch) {
    for (size_t i = order.size(); i > 1; --i) {
      std::swap(order[i - 1], order[random() % i]);
    }
    for (const RankerExample* example : order) {
      const size_t count = example->wanted.size();
      rows.assign(count, {});
      scores.assign(count, 0);
      // Of all candidates the same templates are left out.
      for (int t = 0; t < RoleRanker::kFeatures; ++t) {
        if ((random() >> 11) * 0x1.0p-53 >= kKeep) continue;
        for (size_t k = 0; k < count; ++k) {
          const size_t row = language::WeightTable::RowOf(
              example->features[k * RoleRanker::kFeatures + t], kRows);
          rows[k].push_back(row);
          scores[k] += weights[row] / kKeep;
        }
      }
      const float highest = *std::max_element(scores.begin(), scores.end());
      float all = 0;
      for (size_t k = 0; k < count; ++k) {
        scores[k] = std::exp(scores[k] - highest);
        all += scores[k];
      }
      for (size_t k = 0; k < count; ++k) {
        const float gradient = (scores[k] / all - example->wanted[k]) / kKeep;
        if (std::fabs(gradient) < 1e-4f) continue;
        for (const size_t row : rows[k]) {
          squares[row] += gradient * gradient;
          weights[row] -= kRate * gradient / std::sqrt(squares[row] + 1e-6f);
        }
      }
    }
    if (epoch < kEpochs / 2) continue;
    for (size_t row = 0; row < sums.size(); ++row) {
      sums[row] += weights[row] / (kAveraged * kRankers);
    }
  }
}

}  // namespace

std::vector<RankerExample> RankerExamples(const TrainingArticle& article,
                                          const claims::CueTagger& cues,
                                          const claims::RoleTagger& roles) {
  std::vector<RankerExample> examples;
  for (const claims::Passage passage :
       claims::PassagesOf(article.analysis().text())) {
    for (const OpenProposal& open :
         ProposeOpenly(article.analysis(), passage, cues, roles)) {
      const GoldRoles* gold = GoldOf(article, open.cue.range);
      if (gold == nullptr) continue;
      std::vector<float> nearness;
      for (const Roles& candidate : open.candidates) {
        nearness.push_back(Nearness(candidate, *gold));
      }
      const auto [low, high] =
          std::minmax_element(nearness.begin(), nearness.end());
      if (*low == *high) continue;
      RankerExample example;
      example.features = RoleRanker::Features(open.view, open.candidates);
      example.wanted = WantedOf(nearness);
      examples.push_back(std::move(example));
    }
  }
  return examples;
}

language::WeightTable TrainRanker(
    const std::vector<const RankerExample*>& examples, uint64_t seed) {
  std::vector<float> sums(kRows);
  for (uint64_t ranker = 0; ranker < kRankers; ++ranker) {
    AddRanker(examples, seed + ranker * kNextSeed, sums);
  }
  return Quantize(sums, 1, kRows);
}

}  // namespace hearsay::training

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

#include "ingest_service/claims/learned/judge.h"
#include "ingest_service/training/attribution_trainer.h"
#include "ingest_service/training/quantize.h"

namespace hearsay::training {
namespace {

using claims::Judge;

constexpr int kEpochs = 16;
constexpr int kAveraged = kEpochs - kEpochs / 2;  // The last ones.
constexpr float kRate = 0.01f;
constexpr float kKeepInputs = 0.8f;
constexpr float kKeepUnits = 0.5f;
constexpr float kDecay = 1e-5f;

constexpr int kStride = static_cast<int>(
    language::WeightTable::StrideOf(static_cast<uint32_t>(Judge::kHidden)));

// The weights as a table has them: a row an input, then that of the units.
struct Network {
  std::vector<float> weights, squares;

  Network() : weights(kStride * Judge::kRows), squares(weights.size()) {}
  void Descend(size_t at, float gradient) {
    squares[at] += gradient * gradient;
    weights[at] -= kRate * (gradient / std::sqrt(squares[at] + 1e-6f) +
                            kDecay * weights[at]);
  }
};

// Makes the largest weight into each unit as large as the one out of it, which
// changes nothing that the network says but lets all share one scale.
void Balance(std::vector<float>& weights) {
  const size_t out = static_cast<size_t>(Judge::kInputs) * kStride;
  for (int h = 0; h < Judge::kHidden; ++h) {
    float largest = 1e-9f;
    for (size_t row = 0; row < out; row += kStride) {
      largest = std::max(largest, std::fabs(weights[row + h]));
    }
    const float own = std::max(std::fabs(weights[out + h]), 1e-9f);
    const float factor = std::sqrt(own / largest);
    for (size_t row = 0; row < out; row += kStride) weights[row + h] *= factor;
    weights[out + h] /= factor;
  }
}

}  // namespace

std::vector<JudgeExample> JudgeExamples(const TrainingArticle& article,
                                        const claims::CueTagger& cues,
                                        const claims::RoleTagger& roles,
                                        const claims::RoleRanker& ranker,
                                        const claims::Scorer& scorer) {
  std::vector<JudgeExample> examples;
  const std::vector<claims::Proposal> proposals =
      Propose(article.analysis(), cues, roles, ranker);
  const std::vector<Judge::Inputs> inputs =
      Judge::InputsOf(article.analysis(), proposals,
                      scorer.Score(article.analysis(), proposals));
  const std::vector<int> partners = Match(proposals, article.attributions());
  for (size_t i = 0; i < proposals.size(); ++i) {
    examples.push_back({inputs[i], partners[i] >= 0});
  }
  return examples;
}

language::WeightTable TrainJudge(
    const std::vector<const JudgeExample*>& examples, uint64_t seed) {
  Network network;
  std::mt19937_64 random(seed);
  const auto uniform = [&] { return (random() >> 11) * 0x1.0p-53; };
  for (float& weight : network.weights) {
    weight = static_cast<float>((uniform() - 0.5) * 0.2);
  }
  std::vector<float> sums(network.weights.size());
  std::vector<const JudgeExample*> order = examples;
  for (int epoch = 0; epoch < kEpochs; ++epoch) {
    for (size_t i = order.size(); i > 1; --i) {
      std::swap(order[i - 1], order[random() % i]);
    }
    for (const JudgeExample* example : order) {
      std::array<float, Judge::kHidden> units{}, out{};
      std::array<int, Judge::kInputs> used;
      int count = 0;
      for (int i = 0; i < Judge::kInputs; ++i) {
        if (example->inputs[i] == 0 || uniform() >= kKeepInputs) continue;
        used[count++] = i;
        const float value = example->inputs[i] / kKeepInputs;
        const float* row = &network.weights[static_cast<size_t>(i) * kStride];
        for (int h = 0; h < Judge::kHidden; ++h) units[h] += value * row[h];
      }
      const size_t last = static_cast<size_t>(Judge::kInputs) * kStride;
      float sum = 3 * example->inputs[0];
      for (int h = 0; h < Judge::kHidden; ++h) {
        out[h] = units[h] > 0 && uniform() < kKeepUnits ? 1 / kKeepUnits : 0;
        sum += out[h] * units[h] * network.weights[last + h];
      }
      const float gradient =
          1 / (1 + std::exp(-sum)) - (example->right ? 1.f : 0.f);
      std::array<float, Judge::kHidden> back;
      for (int h = 0; h < Judge::kHidden; ++h) {
        back[h] = gradient * out[h] * network.weights[last + h];
        if (out[h] != 0) {
          network.Descend(last + h, gradient * out[h] * units[h]);
        }
      }
      for (int k = 0; k < count; ++k) {
        const float value = example->inputs[used[k]] / kKeepInputs;
        const size_t row = static_cast<size_t>(used[k]) * kStride;
        for (int h = 0; h < Judge::kHidden; ++h) {
          if (back[h] != 0) network.Descend(row + h, value * back[h]);
        }
      }
    }
    if (epoch < kEpochs / 2) continue;
    for (size_t i = 0; i < sums.size(); ++i) {
      sums[i] += network.weights[i] / kAveraged;
    }
  }
  Balance(sums);
  return Quantize(sums, Judge::kHidden, Judge::kRows);
}

}  // namespace hearsay::training

#ifndef HEARSAY_INGEST_SERVICE_TRAINING_CHAIN_TRAINER_H_
#define HEARSAY_INGEST_SERVICE_TRAINING_CHAIN_TRAINER_H_

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

#include "common/language/weight_table.h"
#include "ingest_service/claims/learned/chain.h"
#include "ingest_service/claims/learned/chain_weights.h"
#include "ingest_service/training/quantize.h"

namespace hearsay::training {

// One labelled sequence. The features of a place are those that it shares with
// other sequences over the same tokens and its own; the views outlive the
// training.
struct ChainExample {
  const uint32_t* shared = nullptr;  // places × shared features.
  std::vector<uint32_t> own;         // places × own features.
  std::vector<uint8_t> labels;
};

struct ChainOptions {
  uint32_t rows = 1 << 20;
  int shared_features = 0;
  int own_features = 0;
  int epochs = 10;
  int averaged_epochs = 5;  // The last ones, whose weights are averaged.
  float rate = 0.1f;
  float keep = 0.5f;  // Share of the features that a step sees.
  // Features that fewer places have are left out: they tell nothing of other
  // texts, and others would share their rows.
  int min_count = 1;
  // Trainings whose weights are averaged, each in another order and with other
  // features left out: what a set of models would score together, in one.
  int runs = 1;
  uint64_t seed = 1;
};

// Conditional random field over hashed features: stochastic steps scaled by
// AdaGrad, with feature dropout. Scores are linear in the weights, so that the
// mean of several trainings scores as all of them would.
template <int kLabels>
class ChainTrainer {
 public:
  explicit ChainTrainer(const ChainOptions& options)
      : options_(options), rows_(options.rows), random_(options.seed) {}

  language::WeightTable Train(std::vector<ChainExample>& examples) {
    std::vector<uint32_t> order(examples.size());
    for (size_t i = 0; i < order.size(); ++i) order[i] = uint32_t(i);
    if (options_.min_count > 1) Count(examples);
    std::vector<float> sums(rows_.size() * kStride);
    for (int run = 0; run < options_.runs; ++run) {
      if (run > 0) std::fill(rows_.begin(), rows_.end(), Row());
      Run(examples, order, sums);
    }
    for (float& sum : sums) {
      sum /= float(options_.averaged_epochs * options_.runs);
    }
    return Quantize(sums, kLabels, options_.rows);
  }

 private:
  // One training, whose weights of the last epochs are added to `sums`.
  void Run(std::vector<ChainExample>& examples, std::vector<uint32_t>& order,
           std::vector<float>& sums) {
    for (int epoch = 0; epoch < options_.epochs; ++epoch) {
      for (size_t i = order.size(); i > 1; --i) {
        std::swap(order[i - 1], order[random_() % i]);
      }
      for (const uint32_t i : order) Step(examples[i]);
      if (epoch < options_.epochs - options_.averaged_epochs) continue;
      for (size_t row = 0; row < rows_.size(); ++row) {
        for (int y = 0; y < kLabels; ++y) {
          sums[row * kStride + y] += rows_[row].weight[y];
        }
      }
    }
  }

  static constexpr int kStride = language::WeightTable::StrideOf(kLabels);
  using Lattice = claims::Chain<kLabels>;
  using Scores = typename Lattice::Scores;

  // Weights and AdaGrad's sums side by side, for the cache. Loops run over the
  // padding too, which stays zero: they are whole vectors then.
  using Padded = std::array<float, kStride>;
  struct alignas(2 * sizeof(float) * kStride) Row {
    Padded weight{};
    Padded squares{};
  };

  Row& RowOf(uint32_t feature) {
    return rows_[language::WeightTable::RowOf(feature, options_.rows)];
  }

  size_t CountOf(uint32_t feature) const {
    return feature * 0x9e3779b97f4a7c15u >> (64 - kCountBits);
  }

  void Count(const std::vector<ChainExample>& examples) {
    counts_.assign(size_t{1} << kCountBits, 0);
    const auto add = [&](uint32_t feature) {
      uint8_t& count = counts_[CountOf(feature)];
      if (count < 255) ++count;
    };
    for (const ChainExample& example : examples) {
      const size_t shared = example.labels.size() * options_.shared_features;
      for (size_t k = 0; k < shared; ++k) add(example.shared[k]);
      for (const uint32_t feature : example.own) add(feature);
    }
  }

  bool IsRare(uint32_t feature) const {
    return !counts_.empty() && counts_[CountOf(feature)] < options_.min_count;
  }

  // Picks the features that this step sees.
  void Choose(const ChainExample& example) {
    chosen_.clear();
    ends_.clear();
    const uint32_t threshold = uint32_t(options_.keep * 65536);
    uint64_t bits = 0;
    int left = 0;
    const auto consider = [&](uint32_t feature) {
      if (left == 0) bits = random_(), left = 4;
      if ((bits & 0xffff) < threshold && !IsRare(feature)) {
        chosen_.push_back(feature);
        __builtin_prefetch(&RowOf(feature));
      }
      bits >>= 16;
      --left;
    };
    for (size_t i = 0; i < example.labels.size(); ++i) {
      const uint32_t* shared = example.shared + i * options_.shared_features;
      for (int k = 0; k < options_.shared_features; ++k) consider(shared[k]);
      const uint32_t* own = example.own.data() + i * options_.own_features;
      for (int k = 0; k < options_.own_features; ++k) consider(own[k]);
      ends_.push_back(chosen_.size());
    }
  }

  void Step(const ChainExample& example) {
    const size_t size = example.labels.size();
    if (size == 0) return;
    Choose(example);
    const float boost = 1 / options_.keep;
    Lattice lattice;
    lattice.places.resize(size);
    size_t at = 0;
    for (size_t i = 0; i < size; ++i) {
      Padded scores{};
      for (; at < ends_[i]; ++at) {
        const Row& row = RowOf(chosen_[at]);
        for (int y = 0; y < kStride; ++y) scores[y] += row.weight[y];
      }
      for (int y = 0; y < kLabels; ++y)
        lattice.places[i][y] = boost * scores[y];
    }
    for (int x = 0; x <= kLabels; ++x) {
      const Row& row = RowOf(claims::TransitionFeature(x));
      for (int y = 0; y < kLabels; ++y)
        lattice.transitions[x][y] = claims::kTransitionUnit * row.weight[y];
    }
    typename Lattice::Transitions expected{};
    const std::vector<Scores> marginals = lattice.Expect(&expected);
    at = 0;
    int before = kLabels;
    for (size_t i = 0; i < size; ++i) {
      const int label = example.labels[i];
      expected[before][label] -= 1;
      before = label;
      Padded gradient{};
      std::copy(marginals[i].begin(), marginals[i].end(), gradient.begin());
      gradient[label] -= 1;
      float largest = 0;
      for (float& g : gradient)
        g *= boost, largest = std::max(largest, std::fabs(g));
      if (largest < 1e-3f) {
        at = ends_[i];
        continue;
      }
      for (; at < ends_[i]; ++at) {
        Descend(RowOf(chosen_[at]), gradient, options_.rate);
      }
    }
    for (int x = 0; x <= kLabels; ++x) {
      Padded gradient{};
      std::copy(expected[x].begin(), expected[x].end(), gradient.begin());
      Descend(RowOf(claims::TransitionFeature(x)), gradient,
              options_.rate / claims::kTransitionUnit);
    }
  }

  void Descend(Row& row, const Padded& gradient, float rate) {
    for (int y = 0; y < kStride; ++y) {
      row.squares[y] += gradient[y] * gradient[y];
      row.weight[y] -= rate * gradient[y] / std::sqrt(row.squares[y] + 1e-6f);
    }
  }

  // Counts of features, some of which share one.
  static constexpr int kCountBits = 28;

  ChainOptions options_;
  std::vector<uint8_t> counts_;
  std::vector<Row> rows_;
  std::mt19937_64 random_;
  std::vector<uint32_t> chosen_;
  std::vector<size_t> ends_;
};

}  // namespace hearsay::training

#endif  // HEARSAY_INGEST_SERVICE_TRAINING_CHAIN_TRAINER_H_

#include "ingest_service/training/blocks/tree_booster.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <random>

namespace hearsay::training {
namespace {

using normalize::BlockTree;
using normalize::kBlockFeatures;

constexpr size_t kBins = 64;

// The bounds between the bins of each feature, at quantiles of the examples.
using Bounds = std::array<std::vector<float>, kBlockFeatures>;

Bounds FindBounds(const std::vector<BlockExample>& examples) {
  Bounds bounds;
  // A sample in even steps is as good as all for quantiles.
  const size_t step = std::max<size_t>(1, examples.size() / 20000);
  for (size_t f = 0; f < kBlockFeatures; ++f) {
    std::vector<float> values;
    for (size_t i = 0; i < examples.size(); i += step) {
      values.push_back(examples[i].features[f]);
    }
    std::sort(values.begin(), values.end());
    for (size_t b = 1; b < kBins && !values.empty(); ++b) {
      const size_t at = b * values.size() / kBins;
      const auto next =
          std::upper_bound(values.begin(), values.end(), values[at]);
      if (next == values.end()) break;
      const float bound = values[at] + (*next - values[at]) / 2;
      if (bounds[f].empty() || bound > bounds[f].back()) {
        bounds[f].push_back(bound);
      }
    }
  }
  return bounds;
}

struct Gradient {
  double first = 0, second = 0;

  void Add(const Gradient& other) {
    first += other.first;
    second += other.second;
  }
};

class Booster {
 public:
  Booster(const std::vector<BlockExample>& examples,
          const BoosterOptions& options)
      : examples_(examples),
        options_(options),
        bounds_(FindBounds(examples)),
        scores_(examples.size()),
        gradients_(examples.size()),
        leaves_(examples.size()) {
    uint32_t pages = 0;
    for (const BlockExample& example : examples) {
      pages = std::max(pages, example.page + 1);
    }
    page_is_drawn_.resize(pages);
    for (size_t f = 0; f < kBlockFeatures; ++f) {
      bins_[f].resize(examples.size());
      for (size_t i = 0; i < examples.size(); ++i) {
        bins_[f][i] = static_cast<uint8_t>(
            std::lower_bound(bounds_[f].begin(), bounds_[f].end(),
                             examples[i].features[f]) -
            bounds_[f].begin());
      }
    }
  }

  BlockTree Next() {
    Draw();
    for (size_t i = 0; i < examples_.size(); ++i) {
      const double p = 1 / (1 + std::exp(-scores_[i]));
      const double weight =
          page_is_drawn_[examples_[i].page] ? examples_[i].weight : 0;
      gradients_[i] = {weight * (p - (examples_[i].is_body ? 1 : 0)),
                       weight * std::max(p * (1 - p), 1e-6)};
      leaves_[i] = 0;
    }
    BlockTree tree{};
    for (size_t level = 0; level < BlockTree::kDepth; ++level) {
      const auto [feature, bin] = BestQuestion(size_t{1} << level);
      tree.question[level] = static_cast<uint8_t>(feature);
      tree.bound[level] = bounds_[feature].empty() ? 0 : bounds_[feature][bin];
      for (size_t i = 0; i < examples_.size(); ++i) {
        leaves_[i] |=
            static_cast<uint8_t>(size_t{bins_[feature][i] > bin} << level);
      }
    }
    std::array<Gradient, BlockTree::kLeaves> sums;
    for (size_t i = 0; i < examples_.size(); ++i) {
      sums[leaves_[i]].Add(gradients_[i]);
    }
    for (size_t leaf = 0; leaf < BlockTree::kLeaves; ++leaf) {
      const double value = -options_.rate * sums[leaf].first /
                           (sums[leaf].second + options_.ridge);
      tree.leaf[leaf] = static_cast<int16_t>(
          std::lround(std::clamp(value, -4.0, 4.0) / BlockTree::kLeafUnit));
    }
    for (size_t i = 0; i < examples_.size(); ++i) {
      scores_[i] +=
          static_cast<double>(tree.leaf[leaves_[i]]) * BlockTree::kLeafUnit;
    }
    return tree;
  }

 private:
  void Draw() {
    const auto draw = [this](std::vector<bool>& drawn, double share) {
      for (size_t i = 0; i < drawn.size(); ++i) {
        drawn[i] = static_cast<double>(random_()) <
                   share * static_cast<double>(std::mt19937::max());
      }
    };
    draw(page_is_drawn_, options_.page_share);
    draw(feature_is_drawn_, options_.feature_share);
  }

  struct Question {
    size_t feature = 0;
    size_t bin = 0;
  };

  double Worth(const Gradient& sum) const {
    return sum.first * sum.first / (sum.second + options_.ridge);
  }

  // The question that, asked of all `leaves` at once, gains most.
  Question BestQuestion(size_t leaves) const {
    Question best;
    double best_gain = -1;
    std::vector<Gradient> table(leaves * kBins);
    for (size_t f = 0; f < kBlockFeatures; ++f) {
      if (bounds_[f].empty() || !feature_is_drawn_[f]) continue;
      std::fill(table.begin(), table.end(), Gradient{});
      const std::vector<uint8_t>& bins = bins_[f];
      for (size_t i = 0; i < examples_.size(); ++i) {
        table[leaves_[i] * kBins + bins[i]].Add(gradients_[i]);
      }
      std::vector<Gradient> low(leaves), whole(leaves);
      for (size_t leaf = 0; leaf < leaves; ++leaf) {
        for (size_t b = 0; b < kBins; ++b) {
          whole[leaf].Add(table[leaf * kBins + b]);
        }
      }
      for (size_t b = 0; b < bounds_[f].size(); ++b) {
        double gain = 0;
        for (size_t leaf = 0; leaf < leaves; ++leaf) {
          low[leaf].Add(table[leaf * kBins + b]);
          const Gradient high = {whole[leaf].first - low[leaf].first,
                                 whole[leaf].second - low[leaf].second};
          if (low[leaf].second < options_.min_second ||
              high.second < options_.min_second) {
            gain += Worth(whole[leaf]);
          } else {
            gain += Worth(low[leaf]) + Worth(high);
          }
        }
        if (gain > best_gain) {
          best_gain = gain;
          best = {f, b};
        }
      }
    }
    return best;
  }

  const std::vector<BlockExample>& examples_;
  const BoosterOptions& options_;
  const Bounds bounds_;
  std::array<std::vector<uint8_t>, kBlockFeatures> bins_;
  std::vector<double> scores_;
  std::vector<Gradient> gradients_;
  std::vector<uint8_t> leaves_;
  std::mt19937 random_;  // The same numbers everywhere.
  std::vector<bool> page_is_drawn_;
  std::vector<bool> feature_is_drawn_ = std::vector<bool>(kBlockFeatures);
};

}  // namespace

std::vector<BlockTree> BoostTrees(const std::vector<BlockExample>& examples,
                                  const BoosterOptions& options) {
  Booster booster(examples, options);
  std::vector<BlockTree> trees;
  for (size_t i = 0; i < options.trees && !examples.empty(); ++i) {
    trees.push_back(booster.Next());
  }
  return trees;
}

}  // namespace hearsay::training

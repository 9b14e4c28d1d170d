#include "query_service/retrieve/scoring.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace hearsay::retrieve {
namespace {

// `weight_of` gives what an occurrence in a field weighs. Its results only need
// to be larger for the sum to be: every step keeps order, rounding too.
template <typename WeightOf>
float Saturated(query::Features features, WeightOf weight_of) {
  float frequency = 0;
  for (size_t field = 0; field < kFieldWeights.size(); ++field) {
    const query::Features place = kFieldWeights[field].place;
    if (!(features & place)) continue;
    const int count = place == query::kInContent
                          ? (features >> query::kContentCountShift) + 1
                          : 1;
    frequency += static_cast<float>(count) * weight_of(field);
  }
  return frequency / (kSaturation + frequency);
}

TermWeightBounds MakeBounds() {
  const FieldNorms norms;
  TermWeightBounds bounds;
  for (int features = 0; features < 256; ++features) {
    bounds[features] =
        Saturated(static_cast<query::Features>(features),
                  [&](size_t field) { return norms.LargestWeight(field); });
  }
  return bounds;
}

}  // namespace

FieldNorms::FieldNorms(const AverageLengths& averages) : averages_(averages) {
  for (size_t field = 0; field < kFieldWeights.size(); ++field) {
    const FieldWeight& weight = kFieldWeights[field];
    std::array<float, 256>& weights = weights_[field];
    const float average = weight.length < 0 ? 0 : averages[weight.length];
    if (average <= 0) {
      const float norm = weight.length < 0 ? 1 : 1 - weight.b;
      weights.fill(weight.weight / norm);
      continue;
    }
    // Without a jump: 256 divisions are worth the compiler's vectors.
    for (int length = 0; length < 256; ++length) {
      const float norm =
          1 - weight.b + weight.b * static_cast<float>(length) / average;
      weights[static_cast<size_t>(length)] = weight.weight / norm;
    }
  }
}

float FieldNorms::GrowthSince(const AverageLengths& before) const {
  // A field's weight is w / (1 - b + b * length / average), so it grows by less
  // than its average does, and what saturates by less than what goes in.
  float growth = 1;
  for (const FieldWeight& weight : kFieldWeights) {
    if (weight.length < 0 || before[weight.length] <= 0) continue;
    if (averages_[weight.length] <= 0) {
      return std::numeric_limits<float>::infinity();
    }
    growth = std::max(growth, averages_[weight.length] / before[weight.length]);
  }
  return growth;
}

float InverseFrequency(uint64_t claim_count, uint64_t document_frequency) {
  // Lists may still hold claims that are not live any more.
  const double found =
      static_cast<double>(std::min(document_frequency, claim_count));
  const double rest = static_cast<double>(claim_count) - found;
  return static_cast<float>(std::log1p((rest + 0.5) / (found + 0.5)));
}

float TermWeight(query::Features features, const query::ClaimRow& row,
                 const FieldNorms& norms) {
  return Saturated(features,
                   [&](size_t field) { return norms.Weight(field, row); });
}

const TermWeightBounds& WeightBounds() {
  static const TermWeightBounds bounds = MakeBounds();
  return bounds;
}

}  // namespace hearsay::retrieve

#include "query_service/retrieve/scoring.h"

#include <algorithm>
#include <cmath>

namespace hearsay::retrieve {
namespace {

// `norm_of` gives a field's length over its average.
template <typename NormOf>
float Saturated(query::Features features, NormOf norm_of) {
  float frequency = 0;
  for (const FieldWeight& field : kFieldWeights) {
    if (!(features & field.place)) continue;
    const int count = field.place == query::kInContent
                          ? (features >> query::kContentCountShift) + 1
                          : 1;
    const float norm =
        field.length < 0 ? 1 : 1 - field.b + field.b * norm_of(field.length);
    frequency += field.weight * static_cast<float>(count) / norm;
  }
  return frequency / (kSaturation + frequency);
}

}  // namespace

float InverseFrequency(uint64_t claim_count, uint64_t document_frequency) {
  // Lists may still hold claims that are not live any more.
  const double found =
      static_cast<double>(std::min(document_frequency, claim_count));
  const double rest = static_cast<double>(claim_count) - found;
  return static_cast<float>(std::log1p((rest + 0.5) / (found + 0.5)));
}

float TermWeight(query::Features features, const query::ClaimRow& row,
                 const AverageLengths& averages) {
  return Saturated(features, [&](int field) {
    return averages[field] > 0 ? row.lengths[field] / averages[field] : 0;
  });
}

float TermWeightBound(query::Features features) {
  return Saturated(features, [](int) { return 0.0f; });
}

}  // namespace hearsay::retrieve

#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_CHAIN_WEIGHTS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_CHAIN_WEIGHTS_H_

#include <cstdint>

#include "common/language/feature_hash.h"
#include "common/language/weight_table.h"
#include "ingest_service/claims/learned/chain.h"

namespace hearsay::claims {

// A label after `label_before` is a feature like others, with a row of its own.
inline uint32_t TransitionFeature(int label_before) {
  return language::HashFeature(299, static_cast<uint32_t>(label_before));
}

// All weights of a table share one scale, and transitions weigh some ten times
// what features do: a transition stands in its row divided by this, or the
// features would have three of their eight bits.
inline constexpr float kTransitionUnit = 8;

template <int kLabels>
typename Chain<kLabels>::Scores ScoresOf(const language::WeightTable& weights,
                                         const int16_t* sums) {
  typename Chain<kLabels>::Scores scores;
  for (int label = 0; label < kLabels; ++label) {
    scores[label] = weights.scale() * sums[label];
  }
  return scores;
}

template <int kLabels>
typename Chain<kLabels>::Transitions TransitionsOf(
    const language::WeightTable& weights) {
  constexpr int kSums = language::WeightTable::SumsOf(kLabels);
  typename Chain<kLabels>::Transitions transitions;
  for (int before = 0; before <= kLabels; ++before) {
    const uint32_t feature = TransitionFeature(before);
    int16_t sums[kSums] = {};
    weights.Add<kSums>(&feature, 1, sums);
    transitions[before] = ScoresOf<kLabels>(weights, sums);
    for (float& score : transitions[before]) score *= kTransitionUnit;
  }
  return transitions;
}

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_CHAIN_WEIGHTS_H_

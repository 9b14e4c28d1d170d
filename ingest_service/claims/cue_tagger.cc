#include "ingest_service/claims/cue_tagger.h"

#include <utility>

#include "ingest_service/claims/chain_weights.h"

namespace hearsay::claims {

using language::WeightTable;

CueTagger::CueTagger(WeightTable weights)
    : weights_(std::move(weights)),
      transitions_(TransitionsOf<kCueLabels>(weights_)) {}

std::vector<ScoredCue> CueTagger::Find(
    TokenSpan sentence, const TokenFeatureTable& features) const {
  constexpr int kStride = WeightTable::StrideOf(kCueLabels);
  Chain<kCueLabels> chain;
  chain.transitions = transitions_;
  chain.places.reserve(sentence.size());
  for (int32_t i = sentence.begin; i < sentence.end; ++i) {
    int16_t sums[kStride] = {};
    weights_.Add<kStride>(features.Of(i), kTokenFeatures, sums);
    chain.places.push_back(ScoresOf<kCueLabels>(weights_, sums));
  }
  const auto marginals = chain.Marginals();
  for (auto& place : chain.places) place[kCueBegin] += kBoldness;
  const std::vector<int> labels = chain.Best();
  std::vector<ScoredCue> cues;
  for (size_t k = 0; k < labels.size(); ++k) {
    const int32_t i = sentence.begin + static_cast<int32_t>(k);
    if (labels[k] == kCueBegin) {
      cues.push_back({{i, i + 1}, marginals[k][kCueBegin]});
    } else if (labels[k] == kCueInside && !cues.empty() &&
               cues.back().range.end == i) {
      cues.back().range.end = i + 1;
    }
  }
  return cues;
}

}  // namespace hearsay::claims

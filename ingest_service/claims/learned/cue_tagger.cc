#include "ingest_service/claims/learned/cue_tagger.h"

#include <array>
#include <utility>

#include "ingest_service/claims/learned/chain_weights.h"

namespace hearsay::claims {

using language::WeightTable;

CueTagger::CueTagger(WeightTable weights)
    : weights_(std::move(weights)),
      transitions_(TransitionsOf<kCueLabels>(weights_)) {}

std::vector<ScoredCue> CueTagger::Find(
    TokenSpan sentence, const TokenFeatureTable& features) const {
  constexpr int kSums = WeightTable::SumsOf(kCueLabels);
  Chain<kCueLabels> chain;
  chain.transitions = transitions_;
  chain.places.reserve(sentence.size());
  std::vector<std::array<int16_t, kSums>> sums(sentence.size());
  weights_.AddAll(features.Of(sentence.begin), kTokenFeatures, sums);
  for (const auto& own : sums) {
    chain.places.push_back(ScoresOf<kCueLabels>(weights_, own.data()));
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

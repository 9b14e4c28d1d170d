#include "ingest_service/claims/attribution/attribution_tree.h"

#include <algorithm>

namespace hearsay::claims {

bool HangsOn(const std::vector<FoundAttribution>& found, size_t inner,
             size_t outer) {
  for (auto at = found[inner].parent; at; at = found[*at].parent) {
    if (*at == outer) return true;
  }
  return false;
}

uint32_t SentenceEnd(const Words& words, uint32_t t) {
  const auto& sentences = words.text().sentences;
  const auto sentence = std::partition_point(
      sentences.begin(), sentences.end(),
      [t](const language::Sentence& s) { return s.end_token <= t; });
  return sentence == sentences.end() ? words.size() : sentence->end_token;
}

CueOrder::CueOrder(const Words& words,
                   const std::vector<FoundAttribution>& found) {
  for (size_t i = 0; i < found.size(); ++i) {
    if (found[i].spans.cue.empty()) continue;
    places_.push_back({words.TokenAt(found[i].spans.cue.front().begin), i});
  }
  std::sort(places_.begin(), places_.end(), [](Place a, Place b) {
    return std::pair(a.token, a.index) < std::pair(b.token, b.index);
  });
}

absl::Span<const CueOrder::Place> CueOrder::In(TokenRange tokens) const {
  const auto starts_before = [](Place place, uint32_t token) {
    return place.token < token;
  };
  const auto first = std::lower_bound(places_.begin(), places_.end(),
                                      tokens.begin, starts_before);
  const auto last =
      std::lower_bound(first, places_.end(), tokens.end, starts_before);
  return {places_.data() + (first - places_.begin()),
          static_cast<size_t>(last - first)};
}

std::vector<size_t> CueOrder::Indices() const {
  std::vector<size_t> indices;
  indices.reserve(places_.size());
  for (const Place& place : places_) indices.push_back(place.index);
  return indices;
}

}  // namespace hearsay::claims

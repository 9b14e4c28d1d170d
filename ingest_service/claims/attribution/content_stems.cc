#include "ingest_service/claims/attribution/content_stems.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace hearsay::claims {

StemSet ContentStems(const Words& words, const FoundAttribution& found) {
  constexpr size_t kStem = 5;  // Bytes.
  StemSet stems;
  const auto& content = found.spans.content;
  const uint32_t begin = words.TokenAt(content.front().begin);
  const uint32_t end = std::min(words.TokenAt(content.back().end - 1) + 1,
                                begin + kMostStemTokens);
  for (uint32_t t = begin; t < end; ++t) {
    if (words.Is(t, kWordShape) &&
        !words.Is(t, kDeterminer | kPreposition | kAuxiliary | kCoordinator |
                         kSubordinator | kTime | kAdverb | kSubjectPronoun |
                         kPossessive)) {
      stems.emplace(words.Lower(t).substr(0, kStem));
    }
  }
  return stems;
}

bool HoldsHalf(const StemSet& wanted, const StemSet& there) {
  const auto shared = static_cast<size_t>(std::count_if(
      wanted.begin(), wanted.end(),
      [&there](const std::string& stem) { return there.contains(stem); }));
  return shared * 2 >= wanted.size();
}

}  // namespace hearsay::claims

#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_FEATURE_STEPS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_FEATURE_STEPS_H_

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "ingest_service/claims/analysis/analyzed_article.h"

namespace hearsay::claims {

// Numbers as values of features: in few steps, for each is learned apart.

// A probability's log odds in steps of a half.
inline uint32_t OddsStep(float probability) {
  const float p = std::clamp(probability, 0.002f, 0.998f);
  return static_cast<uint32_t>(std::lround(2 * std::log(p / (1 - p))) + 20);
}

// A count's binary digits.
inline uint32_t LengthStep(size_t count) {
  uint32_t step = 0;
  for (; count > 0; count /= 2) ++step;
  return step;
}

inline size_t TokensIn(const std::vector<TokenSpan>& ranges) {
  size_t count = 0;
  for (const TokenSpan range : ranges) count += range.size();
  return count;
}

// The first word of `range` that hangs on none inside it.
inline int32_t HeadOf(const AnalyzedArticle& article, TokenSpan range) {
  for (int32_t i = range.begin; i < range.end; ++i) {
    const int32_t head = article.node(i).head;
    if (head < range.begin || head >= range.end) return i;
  }
  return range.end - 1;
}

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_FEATURE_STEPS_H_

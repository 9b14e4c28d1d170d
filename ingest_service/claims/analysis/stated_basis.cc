#include "ingest_service/claims/analysis/stated_basis.h"

#include <algorithm>

#include "ingest_service/claims/analysis/noun_phrases.h"
#include "ingest_service/claims/analysis/source_kind.h"

namespace hearsay::claims {
namespace {

// Where the phrase of a basis starts when one is announced at `t`, else 0.
uint32_t BasisAfter(const Words& words, uint32_t t, uint32_t limit) {
  const auto next = [&](uint32_t n) {
    return t + n < limit ? words.Lower(t + n) : absl::string_view();
  };
  const absl::string_view word = words.Lower(t);
  if (word == "citing") return t + 1;
  if ((word == "based" || word == "relying" || word == "drawing") &&
      (next(1) == "on" || next(1) == "upon")) {
    return t + 2;
  }
  if (word == "judging" && (next(1) == "by" || next(1) == "from")) return t + 2;
  if (word == "on" && next(1) == "the" && next(2) == "basis" &&
      next(3) == "of") {
    return t + 4;
  }
  return 0;
}

}  // namespace

v1::StatedConfidence ConfidenceBandOf(absl::string_view word) {
  if (word == "low" || word == "limited" || word == "little") {
    return v1::STATED_CONFIDENCE_LOW;
  }
  if (word == "moderate" || word == "medium") {
    return v1::STATED_CONFIDENCE_MODERATE;
  }
  if (word == "high" || word == "strong") return v1::STATED_CONFIDENCE_HIGH;
  return v1::STATED_CONFIDENCE_UNSPECIFIED;
}

v1::StatedConfidence StatedConfidenceIn(const Words& words, TokenRange range) {
  for (uint32_t t = range.begin; t < range.end; ++t) {
    if (words.Lower(t) == "confident" && t > range.begin) {
      const absl::string_view how = words.Lower(t - 1);
      if (how == "highly" || how == "very" || how == "extremely") {
        return v1::STATED_CONFIDENCE_HIGH;
      }
      if (how == "moderately" || how == "fairly" || how == "reasonably") {
        return v1::STATED_CONFIDENCE_MODERATE;
      }
    }
    if (words.Lower(t) != "confidence") continue;
    for (uint32_t k = t; k > range.begin && t - k < 5; --k) {
      if (words.Is(k - 1, kAnyMark) && !words.Is(k - 1, kQuoteMark)) break;
      if (const auto band = ConfidenceBandOf(words.Lower(k - 1))) return band;
    }
    bool is = false;
    for (uint32_t k = t + 1; k < std::min(range.end, t + 25); ++k) {
      if (is) {
        if (const auto band = ConfidenceBandOf(words.Lower(k))) return band;
      }
      if (words.Is(k, kWordShape)) is = words.Is(k, kBe);
      if (words.Is(k, kFinalMark | kComma)) break;
    }
  }
  return v1::STATED_CONFIDENCE_UNSPECIFIED;
}

std::vector<TokenRange> StatedBasesIn(const Words& words, TokenRange sentence) {
  std::vector<TokenRange> bases;
  for (uint32_t t = sentence.begin; t + 1 < sentence.end; ++t) {
    const uint32_t begin = BasisAfter(words, t, sentence.end);
    if (begin == 0) continue;
    const TokenRange phrase =
        PhraseStartingAt(words, begin, sentence.end, false);
    if (!phrase.empty() &&
        KindOfSource(words, phrase).role != v1::SOURCE_ROLE_OUTLET) {
      bases.push_back(phrase);
    }
  }
  return bases;
}

}  // namespace hearsay::claims

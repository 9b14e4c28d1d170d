#include "ingest_service/claims/analysis/speech.h"

#include <algorithm>

namespace hearsay::claims {
namespace {
constexpr uint32_t kShortestSpeech = 6;  // Tokens, with the marks.
}

Speech::Speech(const Words& words, TokenRange range) {
  if (range.empty()) return;
  const auto& all = words.text().quotations;
  const ByteSpan span = words.SpanOf(range);
  auto quotation = std::partition_point(all.begin(), all.end(),
                                        [span](const language::Quotation& q) {
                                          return q.span.begin < span.begin;
                                        });
  uint32_t covered = span.begin;
  for (; quotation != all.end() && quotation->span.begin < span.end;
       ++quotation) {
    if (quotation->span.begin < covered || quotation->span.end > span.end ||
        quotation->span == span) {
      continue;
    }
    covered = quotation->span.end;
    const uint32_t begin = words.TokenAt(quotation->span.begin);
    const uint32_t end = words.TokenAt(quotation->span.end - 1) + 1;
    if (begin < end) quotations_.push_back({begin, std::min(end, range.end)});
  }
}

TokenRange Speech::Around(uint32_t t) const {
  const auto after = std::partition_point(
      quotations_.begin(), quotations_.end(),
      [t](const TokenRange& quotation) { return quotation.begin <= t; });
  if (after == quotations_.begin()) return {};
  const TokenRange quotation = *std::prev(after);
  return quotation.Contains(t) ? quotation : TokenRange{};
}

TokenRange Speech::EndingWith(uint32_t t) const {
  const TokenRange quotation = Around(t);
  return quotation.end == t + 1 ? quotation : TokenRange{};
}

TokenRange Speech::StartingWith(uint32_t t) const {
  const TokenRange quotation = Around(t);
  return !quotation.empty() && quotation.begin == t ? quotation : TokenRange{};
}

bool IsSpeech(const Words& words, TokenRange quotation) {
  if (quotation.size() >= kShortestSpeech) return true;
  return quotation.size() >= 3 &&
         words.Is(quotation.end - 2, kComma | kFinalMark);
}

bool IsQuoted(const Words& words, uint32_t t) {
  constexpr int kNested = 16;  // Those looked at in another, which may be open.
  const auto& all = words.text().quotations;
  const ByteSpan word = words.text().tokens[t].span;
  auto after = std::partition_point(all.begin(), all.end(),
                                    [word](const language::Quotation& q) {
                                      return q.span.begin <= word.begin;
                                    });
  for (int k = 0; k < kNested && after != all.begin(); ++k) {
    --after;
    if (after->span.Contains(word)) return true;
    if (after->depth == 0) break;
  }
  return false;
}

}  // namespace hearsay::claims

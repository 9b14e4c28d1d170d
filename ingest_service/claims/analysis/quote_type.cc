#include "ingest_service/claims/analysis/quote_type.h"

#include <algorithm>

#include "common/language/characters.h"

namespace hearsay::claims {
namespace {

// The first letter or digit at or after `at`; `end` when there is none.
uint32_t NextWord(absl::string_view text, uint32_t at, uint32_t end) {
  while (at < end) {
    const language::Character c = language::CharacterAt(text, at);
    if (c.IsWord() || c.char_class == language::CharClass::kIdeograph) break;
    at += c.bytes;
  }
  return at;
}

}  // namespace

v1::QuoteType QuoteTypeOf(const language::AnnotatedText& text,
                          const std::vector<ByteSpan>& content) {
  bool quoted = false;
  bool plain = false;
  for (const ByteSpan& span : content) {
    uint32_t at = NextWord(text.text, span.begin, span.end);
    // Inside a quotation that starts before the span: all of it is.
    auto quotation = std::partition_point(
        text.quotations.begin(), text.quotations.end(),
        [at](const language::Quotation& q) { return q.span.begin <= at; });
    for (auto before = quotation;
         before != text.quotations.begin() && at < span.end;) {
      --before;
      if (before->span.end > at) {
        quoted = true;
        at =
            NextWord(text.text, std::min(before->span.end, span.end), span.end);
      }
      if (before->depth == 0) break;
    }
    for (; at < span.end && quotation != text.quotations.end() &&
           quotation->span.begin < span.end;
         ++quotation) {
      if (quotation->span.end <= at) continue;
      plain |= at < quotation->span.begin;
      quoted = true;
      at = NextWord(text.text, std::min(quotation->span.end, span.end),
                    span.end);
    }
    plain |= at < span.end;
  }
  if (!quoted) return v1::QUOTE_TYPE_INDIRECT;
  return plain ? v1::QUOTE_TYPE_MIXED : v1::QUOTE_TYPE_DIRECT;
}

}  // namespace hearsay::claims

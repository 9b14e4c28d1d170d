// Any text is cut into tokens that cover all but white space, in order, inside
// their sentences and paragraphs; quotations nest inside one paragraph.

#include <cstddef>
#include <cstdint>
#include <string>

#include "common/language/characters.h"
#include "common/language/segmenter.h"
#include "common/text/utf8.h"
#include "tests/support/require.h"

namespace {

using hearsay::ByteSpan;
using hearsay::Require;
using hearsay::language::AnnotatedText;

bool AtBoundary(absl::string_view text, uint32_t at) {
  return at == text.size() ||
         (at < text.size() &&
          (static_cast<unsigned char>(text[at]) & 0xc0) != 0x80);
}

void CheckSpan(absl::string_view text, ByteSpan span) {
  Require(span.begin < span.end && span.end <= text.size());
  Require(AtBoundary(text, span.begin));
  Require(AtBoundary(text, span.end));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string text = hearsay::text::RepairUtf8(
      absl::string_view(reinterpret_cast<const char*>(data), size));
  const AnnotatedText annotated = hearsay::language::Segment(text);
  uint32_t token = 0;
  uint32_t sentence = 0;
  uint32_t end = 0;
  for (const auto& paragraph : annotated.paragraphs) {
    CheckSpan(text, paragraph.span);
    Require(paragraph.first_sentence == sentence);
    Require(paragraph.end_sentence > sentence);
    for (; sentence < paragraph.end_sentence; ++sentence) {
      const auto& s = annotated.sentences[sentence];
      Require(s.first_token == token && s.end_token > token);
      Require(paragraph.span.Contains(s.span));
      for (; token < s.end_token; ++token) {
        const ByteSpan span = annotated.tokens[token].span;
        CheckSpan(text, span);
        Require(span.begin >= end);
        Require(s.span.Contains(span));
        end = span.end;
      }
    }
  }
  Require(sentence == annotated.sentences.size());
  Require(token == annotated.tokens.size());
  uint32_t begin = 0;
  for (const auto& quotation : annotated.quotations) {
    CheckSpan(text, quotation.span);
    Require(quotation.span.begin >= begin);
    Require(quotation.inner.begin <= quotation.inner.end);
    Require(quotation.span.Contains(quotation.inner));
    begin = quotation.span.begin;
  }
  return 0;
}

#include "ingest_service/claims/analysis/passages.h"

#include <cstddef>

#include "absl/strings/string_view.h"

namespace hearsay::claims {
namespace {

using language::AnnotatedText;
using language::Paragraph;

bool EndsWithColon(const AnnotatedText& text, const Paragraph& paragraph) {
  const uint32_t end = text.sentences[paragraph.end_sentence - 1].end_token;
  return text.tokens[end - 1].span.In(text.text) == ":";
}

}  // namespace

std::vector<Passage> PassagesOf(const AnnotatedText& text) {
  std::vector<Passage> passages;
  size_t next =
      0;  // The first quotation that begins in the paragraph or later.
  for (size_t p = 0; p < text.paragraphs.size(); ++p) {
    const Paragraph& paragraph = text.paragraphs[p];
    while (next < text.quotations.size() &&
           text.quotations[next].span.begin < paragraph.span.begin) {
      ++next;
    }
    const bool quoted =
        next < text.quotations.size() &&
        text.quotations[next].span.begin == paragraph.span.begin;
    if (quoted && p > 0 &&
        (text.quotations[next].continues ||
         EndsWithColon(text, text.paragraphs[p - 1]))) {
      passages.back().end_sentence = paragraph.end_sentence;
    } else {
      passages.push_back({paragraph.first_sentence, paragraph.end_sentence});
    }
  }
  return passages;
}

}  // namespace hearsay::claims

#ifndef HEARSAY_COMMON_LANGUAGE_ANNOTATED_TEXT_H_
#define HEARSAY_COMMON_LANGUAGE_ANNOTATED_TEXT_H_

#include <cstdint>
#include <vector>

#include "absl/strings/string_view.h"
#include "common/text/byte_span.h"

namespace hearsay::language {

// A text cut into paragraphs, sentences and tokens, with its quotations. Spans
// are bytes of `text`; indexes are into the vectors of the same object. The
// text must outlive it. Later stages add tags and heads to the tokens.
struct Token {
  ByteSpan span;
};

// Tokens [first_token, end_token) of one paragraph; never empty.
struct Sentence {
  ByteSpan span;
  uint32_t first_token = 0;
  uint32_t end_token = 0;
  uint32_t paragraph = 0;
};

// Sentences [first_sentence, end_sentence). White space at the ends is outside.
struct Paragraph {
  ByteSpan span;
  uint32_t first_sentence = 0;
  uint32_t end_sentence = 0;
};

// Words between quotation marks, the marks included. Ends at the end of its
// paragraph when no mark closes it; a quotation that goes on in the next
// paragraph with a repeated opening mark is one Quotation a paragraph, of which
// all but the first have `continues` set.
struct Quotation {
  ByteSpan span;   // From the opening mark to the closing one, both included.
  ByteSpan inner;  // Between the marks.
  bool closed = true;
  bool continues = false;
  uint32_t depth = 0;  // Of nesting; 0 is outermost.
};

struct AnnotatedText {
  absl::string_view text;
  std::vector<Paragraph> paragraphs;
  std::vector<Sentence> sentences;
  std::vector<Token> tokens;
  std::vector<Quotation> quotations;  // By begin.
};

}  // namespace hearsay::language

#endif  // HEARSAY_COMMON_LANGUAGE_ANNOTATED_TEXT_H_

#ifndef HEARSAY_COMMON_LANGUAGE_TOKENIZER_H_
#define HEARSAY_COMMON_LANGUAGE_TOKENIZER_H_

#include <vector>

#include "absl/strings/string_view.h"
#include "common/language/annotated_text.h"
#include "common/text/byte_span.h"

namespace hearsay::language {

// Words longer than this are cut, so that no token makes later stages slow.
constexpr uint32_t kMaxTokenBytes = 512;

// Appends the tokens of `span` of `text` (valid UTF-8) to `tokens`, in order,
// not overlapping; together they cover everything but white space. Close to the
// Penn Treebank's: contractions are split ("did|n't", "Ukraine|'s"), quotation
// marks and brackets stand alone, words keep their hyphens and abbreviations
// their full stops, URLs, addresses and numbers stay whole. A full stop without
// a space after it ends a word when a capital follows ("CNN|.|US"). Each
// ideograph is a token. O(size).
void Tokenize(absl::string_view text, ByteSpan span,
              std::vector<Token>& tokens);

}  // namespace hearsay::language

#endif  // HEARSAY_COMMON_LANGUAGE_TOKENIZER_H_

#ifndef HEARSAY_COMMON_LANGUAGE_PARAGRAPHS_H_
#define HEARSAY_COMMON_LANGUAGE_PARAGRAPHS_H_

#include <vector>

#include "absl/strings/string_view.h"
#include "common/text/byte_span.h"

namespace hearsay::language {

// The paragraphs of text[begin, end), without white space at their ends and
// without a bullet at their start; never empty. An empty line or a line break
// ends one, unless the line broke off inside a sentence: it has no mark at its
// end and the next one starts in lower case. O(size).
std::vector<ByteSpan> FindParagraphs(absl::string_view text, uint32_t begin);

}  // namespace hearsay::language

#endif  // HEARSAY_COMMON_LANGUAGE_PARAGRAPHS_H_

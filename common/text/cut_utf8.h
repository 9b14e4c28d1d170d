#ifndef HEARSAY_COMMON_TEXT_CUT_UTF8_H_
#define HEARSAY_COMMON_TEXT_CUT_UTF8_H_

#include <cstddef>

#include "absl/strings/string_view.h"

namespace hearsay::text {

// Where the code point begins that holds byte `at` < text.size(). `text` is
// UTF-8; of bytes that only go on, where they begin. O(1) for UTF-8.
inline size_t CodePointBegin(absl::string_view text, size_t at) {
  while (at > 0 && (text[at] & 0xC0) == 0x80) --at;
  return at;
}

// As much of `text`, which is UTF-8, as at most `max_bytes` hold without a part
// of a code point.
inline absl::string_view CutUtf8(absl::string_view text, size_t max_bytes) {
  if (text.size() <= max_bytes) return text;
  return text.substr(0, CodePointBegin(text, max_bytes));
}

}  // namespace hearsay::text

#endif  // HEARSAY_COMMON_TEXT_CUT_UTF8_H_

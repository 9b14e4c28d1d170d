#ifndef HEARSAY_COMMON_TEXT_UTF8_H_
#define HEARSAY_COMMON_TEXT_UTF8_H_

#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"

namespace hearsay::text {

// True when `bytes` is well-formed UTF-8 (Unicode 15, table 3-7: no overlong
// forms, no surrogates, nothing past U+10FFFF). O(size).
bool IsValidUtf8(absl::string_view bytes);

// `bytes` with each maximal ill-formed part replaced by one U+FFFD.
std::string RepairUtf8(absl::string_view bytes);

// Takes the first code point off `text`, which is not empty. Of ill-formed text
// it takes one maximal ill-formed part and returns U+FFFD, so a loop ends.
char32_t ConsumeCodePoint(absl::string_view& text);

// Appends `code_point`, which is a Unicode scalar value, as UTF-8.
void AppendCodePoint(char32_t code_point, std::string& out);

// The number of code points of valid UTF-8. O(size).
size_t CountCodePoints(absl::string_view text);

}  // namespace hearsay::text

#endif  // HEARSAY_COMMON_TEXT_UTF8_H_

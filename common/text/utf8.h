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
inline char32_t ConsumeCodePoint(absl::string_view& text);

// Appends `code_point`, which is a Unicode scalar value, as UTF-8.
inline void AppendCodePoint(char32_t code_point, std::string& out);

// The number of code points of valid UTF-8. O(size).
size_t CountCodePoints(absl::string_view text);

// Below are details: ASCII, which most text is, without a call.
namespace internal {
char32_t ConsumeBeyondAscii(absl::string_view& text);
void AppendBeyondAscii(char32_t code_point, std::string& out);
}  // namespace internal

inline char32_t ConsumeCodePoint(absl::string_view& text) {
  const char first = text.front();
  if ((first & 0x80) != 0) return internal::ConsumeBeyondAscii(text);
  text.remove_prefix(1);
  return static_cast<unsigned char>(first);
}

inline void AppendCodePoint(char32_t code_point, std::string& out) {
  if (code_point >= 0x80) return internal::AppendBeyondAscii(code_point, out);
  out.push_back(static_cast<char>(code_point));
}

}  // namespace hearsay::text

#endif  // HEARSAY_COMMON_TEXT_UTF8_H_

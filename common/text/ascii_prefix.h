#ifndef HEARSAY_COMMON_TEXT_ASCII_PREFIX_H_
#define HEARSAY_COMMON_TEXT_ASCII_PREFIX_H_

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "absl/strings/string_view.h"

namespace hearsay::text {

// How many bytes at the beginning of `text` are ASCII, which most text is;
// eight at a time.
inline size_t AsciiPrefix(absl::string_view text) {
  size_t i = 0;
  for (uint64_t eight = 0; i + sizeof(eight) <= text.size(); i += 8) {
    std::memcpy(&eight, text.data() + i, sizeof(eight));
    if ((eight & 0x8080808080808080u) != 0) break;
  }
  while (i < text.size() && static_cast<signed char>(text[i]) >= 0) ++i;
  return i;
}

}  // namespace hearsay::text

#endif  // HEARSAY_COMMON_TEXT_ASCII_PREFIX_H_

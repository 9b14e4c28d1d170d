#ifndef HEARSAY_COMMON_TEXT_ASCII_PREFIX_H_
#define HEARSAY_COMMON_TEXT_ASCII_PREFIX_H_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "absl/strings/string_view.h"
#include "common/text/byte_bits.h"

namespace hearsay::text {

// How many bytes at the beginning of `text` are ASCII: most often nearly all of
// them, many at a time, or in other scripts next to none.
inline size_t AsciiPrefix(absl::string_view text) {
  static_assert(std::endian::native == std::endian::little);
  if (text.size() >= sizeof(uint64_t)) {
    uint64_t eight;
    std::memcpy(&eight, text.data(), sizeof(eight));
    eight &= 0x8080808080808080u;
    if (eight != 0) return static_cast<size_t>(std::countr_zero(eight)) / 8;
  }
  size_t i = 0;
  for (; i + ByteBits::kBytes <= text.size(); i += ByteBits::kBytes) {
    const uint32_t beyond = ByteBits(text.data() + i).BeyondAscii();
    if (beyond != 0) return i + static_cast<size_t>(std::countr_zero(beyond));
  }
  while (i < text.size() && static_cast<signed char>(text[i]) >= 0) ++i;
  return i;
}

}  // namespace hearsay::text

#endif  // HEARSAY_COMMON_TEXT_ASCII_PREFIX_H_

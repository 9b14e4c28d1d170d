#ifndef HEARSAY_QUERY_SERVICE_RETRIEVE_EQUAL_BYTES_H_
#define HEARSAY_QUERY_SERVICE_RETRIEVE_EQUAL_BYTES_H_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace hearsay::retrieve {

// Which of the 64 bytes are `value`: bit i for bytes[i]. Eight at a time; the
// tests for a zero byte and for gathering bits are those of Warren, "Hacker's
// Delight", 6-1 and 7-4.
inline uint64_t EqualBytes(const uint8_t* bytes, uint8_t value) {
  static_assert(std::endian::native == std::endian::little);
  constexpr uint64_t kLow7 = 0x7f7f7f7f7f7f7f7f;
  constexpr uint64_t kGather = 0x0102040810204080;
  const uint64_t wanted = uint64_t{value} * 0x0101010101010101;
  uint64_t equal = 0;
  for (int i = 0; i < 8; ++i) {
    uint64_t eight;
    std::memcpy(&eight, bytes + 8 * i, sizeof(eight));
    eight ^= wanted;
    // The top bit of each byte that is zero now.
    const uint64_t zero = ~(((eight & kLow7) + kLow7) | eight | kLow7);
    equal |= ((zero >> 7) * kGather >> 56) << (8 * i);
  }
  return equal;
}

}  // namespace hearsay::retrieve

#endif  // HEARSAY_QUERY_SERVICE_RETRIEVE_EQUAL_BYTES_H_

#ifndef HEARSAY_COMMON_TEXT_BYTE_BITS_H_
#define HEARSAY_COMMON_TEXT_BYTE_BITS_H_

#include <cstddef>
#include <cstdint>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace hearsay::text {

// Thirty-two bytes of text that are looked at together: each question is
// answered by a bit a byte, that of the first one being the lowest. On x86-64
// it takes a few instructions (SSE2, which all of them have).
class ByteBits {
 public:
  static constexpr size_t kBytes = 32;

  // Reads kBytes from `text`.
  explicit ByteBits(const char* text);

  uint32_t Equal(char c) const { return In(c, c); }
  // From `first` to `last`, both ASCII, in their order.
  uint32_t In(char first, char last) const;
  uint32_t BeyondAscii() const;

 private:
#ifdef __SSE2__
  static uint32_t Join(__m128i low, __m128i high) {
    return static_cast<uint32_t>(_mm_movemask_epi8(low)) |
           static_cast<uint32_t>(_mm_movemask_epi8(high)) << 16;
  }
  __m128i low_, high_;
#else
  template <typename Is>
  uint32_t BitsOf(Is is) const {
    uint32_t bits = 0;
    for (size_t i = 0; i < kBytes; ++i) {
      bits |= uint32_t{is(bytes_[i])} << i;
    }
    return bits;
  }
  unsigned char bytes_[kBytes];
#endif
};

#ifdef __SSE2__

inline ByteBits::ByteBits(const char* text)
    : low_(_mm_loadu_si128(reinterpret_cast<const __m128i*>(text))),
      high_(_mm_loadu_si128(reinterpret_cast<const __m128i*>(text + 16))) {}

inline uint32_t ByteBits::In(char first, char last) const {
  const __m128i from = _mm_set1_epi8(first);
  const __m128i most = _mm_set1_epi8(static_cast<char>(last - first));
  const auto in = [&](__m128i bytes) {
    const __m128i above = _mm_sub_epi8(bytes, from);
    return _mm_cmpeq_epi8(_mm_min_epu8(above, most), above);
  };
  return Join(in(low_), in(high_));
}

inline uint32_t ByteBits::BeyondAscii() const { return Join(low_, high_); }

#else

inline ByteBits::ByteBits(const char* text) {
  std::memcpy(bytes_, text, kBytes);
}

inline uint32_t ByteBits::In(char first, char last) const {
  return BitsOf([&](unsigned char c) {
    return c >= static_cast<unsigned char>(first) &&
           c <= static_cast<unsigned char>(last);
  });
}

inline uint32_t ByteBits::BeyondAscii() const {
  return BitsOf([](unsigned char c) { return c >= 0x80; });
}

#endif

}  // namespace hearsay::text

#endif  // HEARSAY_COMMON_TEXT_BYTE_BITS_H_

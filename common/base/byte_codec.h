#ifndef HEARSAY_COMMON_BASE_BYTE_CODEC_H_
#define HEARSAY_COMMON_BASE_BYTE_CODEC_H_

#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"

namespace hearsay {

// Fixed-width big-endian integers, whose byte order is numeric order, for keys;
// varints (LEB128) for values.
void AppendBigEndian32(uint32_t value, std::string& out);
void AppendBigEndian64(uint64_t value, std::string& out);
void AppendVarint(uint64_t value, std::string& out);
// For many in a row: writes one to `out`, which has room for ten bytes, and
// returns its end.
inline char* WriteVarint(uint64_t value, char* out) {
  for (; value >= 0x80; value >>= 7) *out++ = static_cast<char>(value | 0x80);
  *out++ = static_cast<char>(value);
  return out;
}

// Take a value off the front of `bytes`. Return false, and leave `bytes` as it
// was, when it does not start with one.
[[nodiscard]] bool ConsumeBigEndian32(absl::string_view& bytes,
                                      uint32_t& value);
[[nodiscard]] bool ConsumeBigEndian64(absl::string_view& bytes,
                                      uint64_t& value);
// Accepts at most 10 bytes and no value over 64 bits.
[[nodiscard]] bool ConsumeVarint(absl::string_view& bytes, uint64_t& value);

}  // namespace hearsay

#endif  // HEARSAY_COMMON_BASE_BYTE_CODEC_H_

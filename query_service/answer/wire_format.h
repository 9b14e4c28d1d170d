#ifndef HEARSAY_QUERY_SERVICE_ANSWER_WIRE_FORMAT_H_
#define HEARSAY_QUERY_SERVICE_ANSWER_WIRE_FORMAT_H_

#include <cstddef>
#include <cstdint>

namespace hearsay::answer {

// Of protobuf's wire format what is written by hand; varints are those of
// common/base/byte_codec.h. https://protobuf.dev/programming-guides/encoding
inline constexpr int kVarint = 0;
inline constexpr int kLengthDelimited = 2;
inline constexpr int kFixed32 = 5;

// In front of a field's value; `field` is 1..15.
constexpr char WireTag(int field, int wire_type) {
  return static_cast<char>(field << 3 | wire_type);
}

// Of `value` as a varint.
constexpr size_t VarintBytes(uint64_t value) {
  size_t bytes = 1;
  for (; value >= 0x80; value >>= 7) ++bytes;
  return bytes;
}

}  // namespace hearsay::answer

#endif  // HEARSAY_QUERY_SERVICE_ANSWER_WIRE_FORMAT_H_

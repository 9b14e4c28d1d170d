#ifndef HEARSAY_COMMON_TEXT_BYTE_SPAN_H_
#define HEARSAY_COMMON_TEXT_BYTE_SPAN_H_

#include <cstdint>

#include "absl/strings/string_view.h"

namespace hearsay {

// A stretch of a UTF-8 text in bytes, end exclusive, at code point boundaries.
// Which text is said where the span is stored. Bytes inside, code points only
// at the API (common/api).
struct ByteSpan {
  uint32_t begin = 0;
  uint32_t end = 0;

  bool empty() const { return begin >= end; }
  uint32_t size() const { return end - begin; }
  bool Contains(ByteSpan other) const {
    return begin <= other.begin && other.end <= end;
  }
  bool Overlaps(ByteSpan other) const {
    return begin < other.end && other.begin < end;
  }
  // The bytes of `text` that it covers; `text` is at least `end` long.
  absl::string_view In(absl::string_view text) const {
    return text.substr(begin, end - begin);
  }
  friend bool operator==(ByteSpan, ByteSpan) = default;
  friend auto operator<=>(ByteSpan, ByteSpan) = default;
};

}  // namespace hearsay

#endif  // HEARSAY_COMMON_TEXT_BYTE_SPAN_H_

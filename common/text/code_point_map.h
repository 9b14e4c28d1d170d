#ifndef HEARSAY_COMMON_TEXT_CODE_POINT_MAP_H_
#define HEARSAY_COMMON_TEXT_CODE_POINT_MAP_H_

#include <cstdint>
#include <vector>

#include "absl/strings/string_view.h"

namespace hearsay::text {

// Turns byte offsets of one text into code point offsets and back. Holds a
// checkpoint every 64 bytes (none for a text of ASCII alone), so it costs one
// pass to build, O(1) a ToCodePoint and O(log size) a ToByte. Keeps a view of
// the text, which must outlive it. Thread safe once built.
class CodePointMap {
 public:
  // `text` is valid UTF-8 shorter than 4 GiB.
  explicit CodePointMap(absl::string_view text);
  // 0 ≤ byte ≤ text.size(), at a code point boundary.
  uint32_t ToCodePoint(uint32_t byte) const;
  // 0 ≤ code_point ≤ code_points().
  uint32_t ToByte(uint32_t code_point) const;
  uint32_t code_points() const { return code_points_; }

 private:
  absl::string_view text_;
  uint32_t code_points_ = 0;
  std::vector<uint32_t> checkpoints_;  // Code points before byte 64 * i.
};

}  // namespace hearsay::text

#endif  // HEARSAY_COMMON_TEXT_CODE_POINT_MAP_H_

#include "common/text/code_point_map.h"

#include <algorithm>

#include "common/text/utf8.h"

namespace hearsay::text {
namespace {
constexpr uint32_t kStride = 64;

bool StartsCodePoint(char c) { return static_cast<signed char>(c) > -65; }
}  // namespace

CodePointMap::CodePointMap(absl::string_view text) : text_(text) {
  checkpoints_.reserve(text.size() / kStride + 1);
  for (size_t begin = 0; begin <= text.size(); begin += kStride) {
    checkpoints_.push_back(code_points_);
    code_points_ +=
        static_cast<uint32_t>(CountCodePoints(text.substr(begin, kStride)));
  }
  // ASCII: the map is the identity.
  if (code_points_ == text.size()) checkpoints_ = {};
}

uint32_t CodePointMap::ToCodePoint(uint32_t byte) const {
  if (checkpoints_.empty()) return byte;
  const uint32_t block = byte / kStride;
  const uint32_t begin = block * kStride;
  return checkpoints_[block] + static_cast<uint32_t>(CountCodePoints(
                                   text_.substr(begin, byte - begin)));
}

uint32_t CodePointMap::ToByte(uint32_t code_point) const {
  if (checkpoints_.empty()) return code_point;
  if (code_point >= code_points_) return static_cast<uint32_t>(text_.size());
  // The last block with no more than `code_point` code points before it: the
  // code point starts in it.
  const auto after =
      std::upper_bound(checkpoints_.begin(), checkpoints_.end(), code_point);
  const auto block = static_cast<uint32_t>(after - checkpoints_.begin() - 1);
  uint32_t left = code_point - checkpoints_[block];
  uint32_t byte = block * kStride;
  for (;; ++byte) {
    if (StartsCodePoint(text_[byte]) && left-- == 0) return byte;
  }
}

}  // namespace hearsay::text

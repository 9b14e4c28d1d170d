#include "query_service/model/posting_list.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "common/base/byte_codec.h"

namespace hearsay::query {
namespace {

constexpr uint8_t kOneFeature = 0x80;
constexpr uint32_t kMaxWidth = 32;
static_assert(std::endian::native == std::endian::little,
              "packed gaps are read as they stand");

int ContentCount(Features features) {
  return (features & kInContent) ? (features >> kContentCountShift) + 1 : 0;
}

Features WithContentCount(Features places, int count) {
  if (count == 0) return places & kPlaces;
  return (places & kPlaces) |
         static_cast<Features>((count - 1) << kContentCountShift);
}

size_t PackedBytes(size_t gaps, uint32_t width) {
  return (gaps * width + 7) / 8;
}

void AppendBlock(const std::vector<uint32_t>& rows, const std::string& features,
                 uint32_t base, std::string& out) {
  uint32_t widest = 0;
  for (size_t i = 1; i < rows.size(); ++i) {
    widest |= rows[i] - rows[i - 1] - 1;
  }
  const uint32_t width = std::bit_width(widest);
  const bool one = features.find_first_not_of(features[0]) == std::string::npos;
  out.push_back(static_cast<char>(rows.size() - 1));
  AppendVarint(rows.front() - base, out);
  AppendVarint(rows.back() - rows.front(), out);
  out.push_back(static_cast<char>(width | (one ? kOneFeature : 0)));
  uint64_t bits = 0;
  uint32_t held = 0;
  for (size_t i = 1; i < rows.size(); ++i) {
    bits |= uint64_t{rows[i] - rows[i - 1] - 1} << held;
    for (held += width; held >= 8; held -= 8, bits >>= 8) {
      out.push_back(static_cast<char>(bits));
    }
  }
  if (held > 0) out.push_back(static_cast<char>(bits));
  out.append(features, 0, one ? 1 : features.size());
}

}  // namespace

Features AddPlaces(Features before, Features places) {
  const int count = ContentCount(before) + ((places & kInContent) ? 1 : 0);
  return WithContentCount(before | places, std::min(count, kMaxContentCount));
}

Features JoinFeatures(Features a, Features b) {
  return WithContentCount(a | b, std::max(ContentCount(a), ContentCount(b)));
}

void PostingListBuilder::Append(uint32_t row, Features features) {
  rows_.push_back(row);
  features_.push_back(static_cast<char>(features));
  ++count_;
  if (rows_.size() < PostingCursor::kBlock) return;
  AppendBlock(rows_, features_, end_, blocks_);
  end_ = row + 1;
  rows_.clear();
  features_.clear();
}

std::string PostingListBuilder::Bytes() const {
  std::string out;
  out.reserve(blocks_.size() + rows_.size() * 3 + 16);
  AppendVarint(count_, out);
  out += blocks_;
  if (!rows_.empty()) AppendBlock(rows_, features_, end_, out);
  return out;
}

size_t PostingListBuilder::MemoryBytes() const {
  return blocks_.capacity() + rows_.capacity() * sizeof(uint32_t) +
         features_.capacity() + sizeof(*this);
}

PostingCursor::PostingCursor(absl::string_view bytes) : rest_(bytes) {
  uint64_t count = 0;
  if (!ConsumeVarint(rest_, count) || count >= kNoRow) {
    damaged_ = true;
    return;
  }
  count_ = unread_ = static_cast<uint32_t>(count);
  ended_ = false;
}

void PostingCursor::End(bool damaged) {
  ended_ = true;
  damaged_ = damaged_ || damaged;
  row_ = kNoRow;
}

// Steps to the next block; false at the end.
bool PostingCursor::ReadHead() {
  if (unread_ == 0) {
    End(/*damaged=*/!rest_.empty());
    return false;
  }
  const auto fail = [this] {
    End(/*damaged=*/true);
    return false;
  };
  uint64_t skipped = 0;
  uint64_t span = 0;
  if (rest_.empty()) return fail();
  size_ = static_cast<uint8_t>(rest_[0]) + 1u;
  rest_.remove_prefix(1);
  if (size_ > kBlock || size_ > unread_ || !ConsumeVarint(rest_, skipped) ||
      !ConsumeVarint(rest_, span) || rest_.empty()) {
    return fail();
  }
  // Each bound alone first: their sum could wrap.
  if (skipped >= kNoRow || span >= kNoRow ||
      next_base_ + skipped + span >= kNoRow || span + 1 < size_) {
    return fail();
  }
  first_ = static_cast<uint32_t>(next_base_ + skipped);
  last_ = first_ + static_cast<uint32_t>(span);
  next_base_ = uint64_t{last_} + 1;
  const auto head = static_cast<uint8_t>(rest_[0]);
  one_feature_ = head & kOneFeature;
  width_ = head & ~kOneFeature;
  rest_.remove_prefix(1);
  const size_t packed = PackedBytes(size_ - 1, width_);
  const size_t features = one_feature_ ? 1 : size_;
  if (width_ > kMaxWidth || rest_.size() < packed + features) return fail();
  packed_ = rest_.substr(0, packed);
  block_features_ = rest_.substr(packed, features);
  rest_.remove_prefix(packed + features);
  unread_ -= size_;
  unpacked_ = false;
  at_ = 0;
  return true;
}

bool PostingCursor::Unpack() {
  unpacked_ = true;
  // Room for reading eight bytes wherever a gap begins.
  std::array<char, kBlock * kMaxWidth / 8 + sizeof(uint64_t)> bytes;
  std::memcpy(bytes.data(), packed_.data(), packed_.size());
  std::memset(bytes.data() + packed_.size(), 0, sizeof(uint64_t));
  const uint64_t mask = (uint64_t{1} << width_) - 1;
  uint64_t row = first_;
  rows_[0] = first_;
  uint32_t bit = 0;
  for (uint32_t i = 1; i < size_; ++i, bit += width_) {
    uint64_t bits;
    std::memcpy(&bits, bytes.data() + bit / 8, sizeof(bits));
    row += (bits >> bit % 8 & mask) + 1;
    rows_[i] = static_cast<uint32_t>(row);
    if (row > last_) break;
  }
  if (row == last_) return true;
  End(/*damaged=*/true);
  return false;
}

uint32_t PostingCursor::Seek(uint32_t target) {
  if (row_ != kNoRow && row_ >= target) return row_;
  if (ended_) return kNoRow;
  if (!started_) {
    started_ = true;
    if (!ReadHead()) return kNoRow;
  }
  while (last_ < target) {
    if (!ReadHead()) return kNoRow;
  }
  if (!unpacked_ && !Unpack()) return kNoRow;
  // The next one is the likeliest; after that halving pays.
  if (rows_[at_] < target && rows_[++at_] < target) {
    at_ = static_cast<uint32_t>(
        std::lower_bound(rows_.begin() + at_, rows_.begin() + size_, target) -
        rows_.begin());
  }
  return row_ = rows_[at_];
}

Features PostingCursor::features() const {
  return static_cast<Features>(block_features_[one_feature_ ? 0 : at_]);
}

std::optional<PostingListBuilder> WithoutRows(absl::string_view list,
                                              uint32_t begin, uint32_t end) {
  PostingListBuilder rest;
  PostingCursor cursor(list);
  for (uint32_t row = cursor.Seek(0); row != kNoRow;
       row = cursor.Seek(row + 1)) {
    if (row < begin || row >= end) rest.Append(row, cursor.features());
  }
  if (cursor.damaged()) return std::nullopt;
  return rest;
}

}  // namespace hearsay::query

#ifndef HEARSAY_QUERY_SERVICE_MODEL_POSTING_LIST_H_
#define HEARSAY_QUERY_SERVICE_MODEL_POSTING_LIST_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace hearsay::query {

// Where in a claim a term stands: one byte a posting.
//   bits 0..4  the places below, any of them
//   bits 5..7  occurrences in the content - 1, at most 7; 0 without content
// FROZEN: the byte is on disk.
using Features = uint8_t;
constexpr Features kInContent = 1 << 0;
constexpr Features kInEntityName = 1 << 1;  // Of an entity in the content.
constexpr Features kInSource = 1 << 2;      // A name of the chain.
constexpr Features kInContext = 1 << 3;     // The paragraph.
constexpr Features kInHeadline = 1 << 4;
constexpr Features kPlaces = 0x1F;
constexpr int kContentCountShift = 5;
constexpr int kMaxContentCount = 8;

// The features of a term that also stands at `places`; `before` may be 0.
Features AddPlaces(Features before, Features places);
// The features of what is in the places of both.
Features JoinFeatures(Features a, Features b);

// No row: past every row.
constexpr uint32_t kNoRow = ~uint32_t{0};

// One term's postings within one chunk of claims: rows ascending, each with its
// features.
//
// Layout: varint count, then blocks of 128 postings (the last may be smaller):
//   u8      postings - 1
//   varint  first row - (last row of the block before + 1, or 0)
//   varint  last row - first row
//   u8      bit 7: all features are equal and stored once; bits 0..5: width,
//           the bits of a packed gap
//   packed  row - row before - 1 of every posting but the first, little endian
//   u8...   features
// A reader skips a block by its head alone. FROZEN: the bytes are on disk.
class PostingListBuilder {
 public:
  // `row` is larger than the one before.
  void Append(uint32_t row, Features features);
  uint32_t size() const { return count_; }
  // The list so far; more can be appended afterwards.
  std::string Bytes() const;
  size_t MemoryBytes() const;

 private:
  uint32_t count_ = 0;
  uint32_t end_ = 0;            // One past the last row of `blocks_`.
  std::string blocks_;          // Full ones.
  std::vector<uint32_t> rows_;  // The open block.
  std::string features_;
};

// Reads a PostingList. Forward only. The bytes outlive it. Bytes that are no
// list, whatever they are, end it with damaged().
class PostingCursor {
 public:
  PostingCursor() = default;
  explicit PostingCursor(absl::string_view bytes);

  // The postings that the list says it has.
  uint32_t count() const { return count_; }
  // The current row, at first kNoRow.
  uint32_t row() const { return row_; }
  Features features() const;
  // Goes to the first row at or after `target` and returns it; kNoRow at the
  // end. Stays when the current row is that already.
  uint32_t Seek(uint32_t target);
  // Calls `visit` with the rows below `limit` and their features, from the
  // first one on; before any Seek.
  template <typename Visit>
  void ForEachBelow(uint32_t limit, Visit visit) {
    ForEachRunBelow(limit, [&](absl::Span<const uint32_t> rows,
                               absl::string_view features) {
      for (size_t i = 0; i < rows.size(); ++i) {
        visit(rows[i],
              static_cast<Features>(features[features.size() == 1 ? 0 : i]));
      }
    });
  }
  // The same, with some rows at once; `features` is one of all of these, or one
  // of each.
  template <typename Visit>
  void ForEachRunBelow(uint32_t limit, Visit visit) {
    while (!ended_ && ReadHead() && first_ < limit && Unpack()) {
      const auto end =
          last_ < limit
              ? rows_.begin() + size_
              : std::lower_bound(rows_.begin(), rows_.begin() + size_, limit);
      const auto size = static_cast<size_t>(end - rows_.begin());
      visit(absl::MakeConstSpan(rows_.data(), size),
            block_features_.substr(0, one_feature_ ? 1 : size));
    }
  }
  bool damaged() const { return damaged_; }

 private:
  static constexpr size_t kBlock = 128;
  friend class PostingListBuilder;

  bool ReadHead();
  bool Unpack();
  void End(bool damaged);

  absl::string_view rest_;  // Behind the current block.
  uint32_t count_ = 0;
  uint32_t unread_ = 0;  // Postings in blocks behind the current one.
  uint32_t row_ = kNoRow;
  bool started_ = false;
  bool ended_ = true;
  bool damaged_ = false;
  // The current block.
  bool unpacked_ = false;
  uint32_t first_ = 0;
  uint32_t last_ = 0;
  uint64_t next_base_ = 0;
  uint32_t size_ = 0;
  uint32_t width_ = 0;
  bool one_feature_ = false;
  absl::string_view packed_;
  absl::string_view block_features_;
  uint32_t at_ = 0;
  std::array<uint32_t, kBlock> rows_;
};

// The list without its rows in [begin, end); nothing when it is damaged.
std::optional<PostingListBuilder> WithoutRows(absl::string_view list,
                                              uint32_t begin, uint32_t end);

}  // namespace hearsay::query

#endif  // HEARSAY_QUERY_SERVICE_MODEL_POSTING_LIST_H_

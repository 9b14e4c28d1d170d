#ifndef HEARSAY_QUERY_SERVICE_RETRIEVE_ROW_SET_H_
#define HEARSAY_QUERY_SERVICE_RETRIEVE_ROW_SET_H_

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace hearsay::retrieve {

// A set of the rows of one chunk, a bit each: what matches is worked out, and
// counted, 64 rows at a time. Sets that are put together are of one chunk.
class RowSet {
 public:
  RowSet() = default;
  // Of `rows` rows, none of which is in it.
  explicit RowSet(uint32_t rows) : words_((rows + 63) / 64) {}
  static RowSet All(uint32_t rows) {
    RowSet set(rows);
    std::fill(set.words_.begin(), set.words_.end(), ~uint64_t{0});
    if (rows % 64 != 0) set.words_.back() = (uint64_t{1} << rows % 64) - 1;
    return set;
  }

  void Add(uint32_t row) { words_[row / 64] |= uint64_t{1} << row % 64; }
  bool Has(uint32_t row) const { return words_[row / 64] >> row % 64 & 1; }
  void Clear() { std::fill(words_.begin(), words_.end(), 0); }
  void And(const RowSet& other) {
    for (size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
  }
  void Or(const RowSet& other) {
    for (size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
  }
  void Remove(const RowSet& other) {
    for (size_t i = 0; i < words_.size(); ++i) words_[i] &= ~other.words_[i];
  }
  // Removes [begin, end).
  void RemoveRange(uint32_t begin, uint32_t end) {
    for (uint32_t row = begin; row < end;) {
      const uint32_t next = std::min(end, (row / 64 + 1) * 64);
      const uint32_t size = next - row;
      const uint64_t bits =
          size == 64 ? ~uint64_t{0} : (uint64_t{1} << size) - 1;
      words_[row / 64] &= ~(bits << row % 64);
      row = next;
    }
  }

  uint64_t Count() const {
    uint64_t count = 0;
    for (const uint64_t word : words_) count += std::popcount(word);
    return count;
  }
  bool Empty() const {
    return std::all_of(words_.begin(), words_.end(),
                       [](uint64_t word) { return word == 0; });
  }

  // Whether any row of [begin, end) is in it; bounds as below.
  bool Any(uint32_t begin, uint32_t end) const {
    const size_t last =
        std::min<size_t>((uint64_t{end} + 63) / 64, words_.size());
    return std::any_of(words_.begin() + begin / 64, words_.begin() + last,
                       [](uint64_t word) { return word != 0; });
  }
  // Visits the rows of [begin, end), ascending; `begin` and `end` are multiples
  // of 64, or `end` is past all rows.
  template <typename Visit>
  void ForEach(uint32_t begin, uint32_t end, Visit visit) const {
    const size_t last =
        std::min<size_t>((uint64_t{end} + 63) / 64, words_.size());
    for (size_t i = begin / 64; i < last; ++i) {
      for (uint64_t word = words_[i]; word != 0; word &= word - 1) {
        visit(static_cast<uint32_t>(i * 64 + std::countr_zero(word)));
      }
    }
  }
  template <typename Visit>
  void ForEach(Visit visit) const {
    ForEach(0, ~uint32_t{0}, visit);
  }
  // Removes the rows of [begin, end) for which `keep` is false; bounds as
  // above.
  template <typename Keep>
  void KeepIf(uint32_t begin, uint32_t end, Keep keep) {
    const size_t last =
        std::min<size_t>((uint64_t{end} + 63) / 64, words_.size());
    for (size_t i = begin / 64; i < last; ++i) {
      for (uint64_t word = words_[i]; word != 0; word &= word - 1) {
        if (keep(static_cast<uint32_t>(i * 64 + std::countr_zero(word)))) {
          continue;
        }
        words_[i] &= ~(word & (~word + 1));
      }
    }
  }
  template <typename Keep>
  void KeepIf(Keep keep) {
    KeepIf(0, ~uint32_t{0}, keep);
  }
  // Keeps what `bits(row)` has of the 64 rows from `row` on; it is asked about
  // no 64 rows of which none is left.
  template <typename Bits>
  void KeepBits(Bits bits) {
    for (size_t i = 0; i < words_.size(); ++i) {
      if (words_[i] != 0) words_[i] &= bits(static_cast<uint32_t>(i * 64));
    }
  }

 private:
  std::vector<uint64_t> words_;
};

}  // namespace hearsay::retrieve

#endif  // HEARSAY_QUERY_SERVICE_RETRIEVE_ROW_SET_H_

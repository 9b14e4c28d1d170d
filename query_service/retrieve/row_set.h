#ifndef HEARSAY_QUERY_SERVICE_RETRIEVE_ROW_SET_H_
#define HEARSAY_QUERY_SERVICE_RETRIEVE_ROW_SET_H_

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "query_service/retrieve/bit_count.h"

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
  // Whether `row` is below the rows that there are, rounded up to 64.
  bool Covers(uint32_t row) const { return row / 64 < words_.size(); }
  bool Has(uint32_t row) const { return words_[row / 64] >> row % 64 & 1; }
  // None of as many rows.
  RowSet Nothing() const {
    RowSet set;
    set.words_.resize(words_.size());
    return set;
  }
  void Clear() { std::fill(words_.begin(), words_.end(), 0); }
  // `other` may be of more rows.
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

  uint64_t Count() const { return CountBits(words_); }
  // How many rows stand in front of each 64.
  std::vector<uint32_t> CountsBefore() const {
    std::vector<uint32_t> before(words_.size());
    uint32_t count = 0;
    for (size_t i = 0; i < words_.size(); ++i) {
      before[i] = count;
      count += CountWordBits(words_[i]);
    }
    return before;
  }
  // How many of its rows are below `row` of the 64 that `row` is of.
  uint32_t CountInFront(uint32_t row) const {
    const uint64_t below = (uint64_t{1} << row % 64) - 1;
    return CountWordBits(words_[row / 64] & below);
  }
  bool Empty() const {
    return std::all_of(words_.begin(), words_.end(),
                       [](uint64_t word) { return word == 0; });
  }

  // Adds to `kept`, of as many rows, what is there of [begin, end).
  void CopyRange(uint32_t begin, uint32_t end, RowSet& kept) const {
    if (begin >= end) return;
    const uint32_t first = begin / 64;
    const uint32_t last = (end - 1) / 64;
    if (last - first <= 1) {
      // Most ranges are short, and whether they are of one word or of two is
      // hard to foresee: both are done either way.
      const uint64_t from = ~uint64_t{0} << begin % 64;
      const uint64_t to = ~uint64_t{0} >> (63 - (end - 1) % 64);
      const uint64_t two = ~uint64_t{0} + (first == last);  // All or nothing.
      kept.words_[first] |= words_[first] & from & (to | two);
      kept.words_[last] |= words_[last] & to & (from | two);
      return;
    }
    ForEachBits(begin, end, [&](uint32_t word, uint64_t bits) {
      kept.words_[word] |= words_[word] & bits;
    });
  }
  // Visits the rows of [begin, end), ascending; for short ranges, and any.
  template <typename Visit>
  void ForEachOf(uint32_t begin, uint32_t end, Visit visit) const {
    ForEachBits(begin, end, [&](uint32_t i, uint64_t bits) {
      for (uint64_t word = words_[i] & bits; word != 0; word &= word - 1) {
        visit(static_cast<uint32_t>(i * 64 + std::countr_zero(word)));
      }
    });
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
    ForEachWord(begin / 64, last, [&](size_t i) {
      for (uint64_t word = words_[i]; word != 0; word &= word - 1) {
        visit(static_cast<uint32_t>(i * 64 + std::countr_zero(word)));
      }
    });
  }
  template <typename Visit>
  void ForEach(Visit visit) const {
    ForEach(0, ~uint32_t{0}, visit);
  }
  // The same; `fetch(row)` is called for some rows ahead, so that what is far
  // apart in memory is on its way by then.
  template <typename Fetch, typename Visit>
  void ForEachAhead(uint32_t begin, uint32_t end, Fetch fetch,
                    Visit visit) const {
    std::array<uint32_t, 16> ahead;
    size_t waiting = 0;
    const auto visit_all = [&] {
      for (size_t i = 0; i < waiting; ++i) visit(ahead[i]);
      waiting = 0;
    };
    ForEach(begin, end, [&](uint32_t row) {
      fetch(row);
      ahead[waiting++] = row;
      if (waiting == ahead.size()) visit_all();
    });
    visit_all();
  }
  template <typename Fetch, typename Visit>
  void ForEachAhead(Fetch fetch, Visit visit) const {
    ForEachAhead(0, ~uint32_t{0}, fetch, visit);
  }
  // Removes the rows of [begin, end) for which `keep` is false; bounds as
  // above.
  template <typename Keep>
  void KeepIf(uint32_t begin, uint32_t end, Keep keep) {
    const size_t last =
        std::min<size_t>((uint64_t{end} + 63) / 64, words_.size());
    ForEachWord(begin / 64, last, [&](size_t i) {
      // Without a jump: which ones are kept is hard to foresee.
      uint64_t kept = 0;
      for (uint64_t word = words_[i]; word != 0; word &= word - 1) {
        const bool keeps =
            keep(static_cast<uint32_t>(i * 64 + std::countr_zero(word)));
        kept |= (word & (~word + 1)) & (~uint64_t{0} + !keeps);
      }
      words_[i] = kept;
    });
  }
  template <typename Keep>
  void KeepIf(Keep keep) {
    KeepIf(0, ~uint32_t{0}, keep);
  }
  // Keeps what `bits(row)` has of the 64 rows from `row` on; it is asked about
  // no 64 rows of which none is left.
  template <typename Bits>
  void KeepBits(Bits bits) {
    ForEachWord(0, words_.size(), [&](size_t i) {
      if (words_[i] != 0) words_[i] &= bits(static_cast<uint32_t>(i * 64));
    });
  }

  size_t MemoryBytes() const { return words_.capacity() * sizeof(uint64_t); }

 private:
  // Most sets are mostly empty, so words are looked at so many at a time first.
  static constexpr size_t kTogether = 8;
  static bool NoneOf(const uint64_t* words) {
    uint64_t any = 0;
    for (size_t i = 0; i < kTogether; ++i) any |= words[i];
    return any == 0;
  }
  // Visits the words that [begin, end) reaches into, each with the bits of it
  // that are of the range.
  template <typename Visit>
  static void ForEachBits(uint32_t begin, uint32_t end, Visit visit) {
    if (begin >= end) return;
    const uint32_t last = (end - 1) / 64;
    uint64_t bits = ~uint64_t{0} << begin % 64;
    for (uint32_t word = begin / 64; word < last; ++word) {
      visit(word, bits);
      bits = ~uint64_t{0};
    }
    visit(last, bits & ~uint64_t{0} >> (63 - (end - 1) % 64));
  }
  // Visits the words of [first, last), but for some that are empty.
  template <typename Visit>
  void ForEachWord(size_t first, size_t last, Visit visit) const {
    for (size_t i = first; i < last; i += kTogether) {
      const size_t end = std::min(i + kTogether, last);
      if (end == i + kTogether && NoneOf(words_.data() + i)) continue;
      for (size_t word = i; word < end; ++word) visit(word);
    }
  }
  std::vector<uint64_t> words_;
};

}  // namespace hearsay::retrieve

#endif  // HEARSAY_QUERY_SERVICE_RETRIEVE_ROW_SET_H_

#ifndef HEARSAY_QUERY_SERVICE_RETRIEVE_ROW_SET_H_
#define HEARSAY_QUERY_SERVICE_RETRIEVE_ROW_SET_H_

#include <algorithm>
#include <array>
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

  uint64_t Count() const {
    uint64_t count = 0;
    size_t i = 0;
    for (; i + kTogether <= words_.size(); i += kTogether) {
      count += CountBits(words_.data() + i);
    }
    std::array<uint64_t, kTogether> rest = {};
    std::copy(words_.begin() + static_cast<ptrdiff_t>(i), words_.end(),
              rest.begin());
    return count + CountBits(rest.data());
  }
  // How many rows stand in front of each 64, for PlaceOf.
  std::vector<uint32_t> CountsBefore() const {
    std::vector<uint32_t> before(words_.size());
    uint32_t count = 0;
    for (size_t i = 0; i < words_.size(); ++i) {
      before[i] = count;
      count += CountWord(words_[i]);
    }
    return before;
  }
  // How many of its rows are below `row`, by the CountsBefore of this set.
  uint32_t PlaceOf(uint32_t row, const std::vector<uint32_t>& before) const {
    const uint64_t below = (uint64_t{1} << row % 64) - 1;
    return before[row / 64] + CountWord(words_[row / 64] & below);
  }
  bool Empty() const {
    return std::all_of(words_.begin(), words_.end(),
                       [](uint64_t word) { return word == 0; });
  }

  // Adds to `kept`, of as many rows, what is there of [begin, end).
  void CopyRange(uint32_t begin, uint32_t end, RowSet& kept) const {
    if (begin >= end) return;
    const uint32_t last = (end - 1) / 64;
    uint64_t bits = ~uint64_t{0} << begin % 64;
    for (uint32_t word = begin / 64; word < last; ++word) {
      kept.words_[word] |= words_[word] & bits;
      bits = ~uint64_t{0};
    }
    kept.words_[last] |=
        words_[last] & bits & ~uint64_t{0} >> (63 - (end - 1) % 64);
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
      for (uint64_t word = words_[i]; word != 0; word &= word - 1) {
        if (keep(static_cast<uint32_t>(i * 64 + std::countr_zero(word)))) {
          continue;
        }
        words_[i] &= ~(word & (~word + 1));
      }
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
  // Visits the words of [first, last), but for some that are empty.
  template <typename Visit>
  void ForEachWord(size_t first, size_t last, Visit visit) const {
    for (size_t i = first; i < last; i += kTogether) {
      const size_t end = std::min(i + kTogether, last);
      if (end == i + kTogether && NoneOf(words_.data() + i)) continue;
      for (size_t word = i; word < end; ++word) visit(word);
    }
  }
  // Not std::popcount, as below.
  static uint32_t CountWord(uint64_t word) {
    if (word == 0) return 0;
    word -= word >> 1 & 0x5555555555555555;
    word = (word & 0x3333333333333333) + (word >> 2 & 0x3333333333333333);
    word = (word + (word >> 4)) & 0x0f0f0f0f0f0f0f0f;
    return static_cast<uint32_t>(word * 0x0101010101010101 >> 56);
  }
  // Of kTogether words. Not std::popcount, which without an instruction that
  // not every processor has is a call a word; the bits of each byte are counted
  // as in Warren, "Hacker's Delight", 5-1, and their sums added up once.
  static uint64_t CountBits(const uint64_t* words) {
    if (NoneOf(words)) return 0;
    uint64_t bytes = 0;  // At most 64 each.
    for (size_t i = 0; i < kTogether; ++i) {
      uint64_t word = words[i];
      word -= word >> 1 & 0x5555555555555555;
      word = (word & 0x3333333333333333) + (word >> 2 & 0x3333333333333333);
      bytes += (word + (word >> 4)) & 0x0f0f0f0f0f0f0f0f;
    }
    // In 16 bits each, as together they may be more than a byte holds.
    const uint64_t pairs =
        (bytes & 0x00ff00ff00ff00ff) + (bytes >> 8 & 0x00ff00ff00ff00ff);
    return pairs * 0x0001000100010001 >> 48;
  }

  std::vector<uint64_t> words_;
};

}  // namespace hearsay::retrieve

#endif  // HEARSAY_QUERY_SERVICE_RETRIEVE_ROW_SET_H_

#ifndef HEARSAY_QUERY_SERVICE_RETRIEVE_BLOCK_BOUNDS_H_
#define HEARSAY_QUERY_SERVICE_RETRIEVE_BLOCK_BOUNDS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "query_service/retrieve/row_set.h"

namespace hearsay::retrieve {

// What the rows of a chunk weigh at most, told of sixteen at a time in steps: a
// number of 16 bits each, four of them for 64 rows, the first lowest.
class BlockSteps {
 public:
  static constexpr int kMostSteps = 255;

  // Of nothing: tells nothing.
  BlockSteps() = default;
  // Of so many rows that weigh nothing.
  explicit BlockSteps(uint32_t rows) : fours_((rows + 63) / 64) {}
  // That `row` weighs `steps`.
  void Raise(uint32_t row, uint8_t steps);

  bool empty() const { return fours_.empty(); }
  absl::Span<const uint64_t> fours() const { return fours_; }
  size_t MemoryBytes() const { return fours_.capacity() * sizeof(uint64_t); }

 private:
  std::vector<uint64_t> fours_;
};

// Adds up what several terms weigh in each sixteen rows, so that rows which
// cannot reach a score are left out without a look at any of them: about a
// nanosecond a term for 64 rows. What is added outlives it.
class BlockBounds {
 public:
  // A term whose steps are worth `step` each, 0 or more. False when there are
  // too many terms already: this one is not added.
  bool Add(const BlockSteps& steps, float step);
  bool empty() const { return count_ == 0; }
  // Takes rows out of `rows` that add up to less than `least`: perhaps not all
  // of them. `rows` are no more than what was added has.
  void Narrow(float least, RowSet& rows) const;

 private:
  static constexpr size_t kMaxTerms = 16;
  struct Term {
    absl::Span<const uint64_t> fours;
    float step;
  };
  std::array<Term, kMaxTerms> terms_;
  size_t count_ = 0;
};

}  // namespace hearsay::retrieve

#endif  // HEARSAY_QUERY_SERVICE_RETRIEVE_BLOCK_BOUNDS_H_

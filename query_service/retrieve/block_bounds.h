#ifndef HEARSAY_QUERY_SERVICE_RETRIEVE_BLOCK_BOUNDS_H_
#define HEARSAY_QUERY_SERVICE_RETRIEVE_BLOCK_BOUNDS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "query_service/retrieve/row_set.h"

namespace hearsay::retrieve {

// What is told of a term's rows 64 at a time, eight bytes for them: how many of
// the term's stand in front of them, and what each sixteen weigh at most, in
// steps. Who asks for the one mostly asks for the other next, so that both come
// with one wait for memory.
class RowBlocks {
 public:
  static constexpr int kMostSteps = 255;

  // Of nothing: tells nothing.
  RowBlocks() = default;
  // Of `term`, in rows that weigh nothing.
  explicit RowBlocks(const RowSet& term);
  // That `row` weighs `steps`.
  void Raise(uint32_t row, uint8_t steps);

  // How many rows of the term stand in front of the 64 that `row` is of.
  uint32_t Before(uint32_t row) const { return blocks_[row / 64].before; }
  // Of the 64 rows from `first` on: a number of 16 bits for each sixteen, the
  // first lowest.
  uint64_t Steps(uint32_t first) const {
    uint64_t steps = blocks_[first / 64].steps;
    steps = (steps | steps << 16) & 0x0000ffff0000ffff;
    return (steps | steps << 8) & 0x00ff00ff00ff00ff;
  }
  size_t MemoryBytes() const { return blocks_.capacity() * sizeof(Block); }

 private:
  struct Block {
    uint32_t before;
    uint32_t steps;  // A byte for each sixteen rows, the first lowest.
  };
  std::vector<Block> blocks_;
};

// Adds up what several terms weigh in each sixteen rows, so that rows which
// cannot reach a score are left out without a look at any of them: about a
// nanosecond a term for 64 rows. What is added outlives it.
class BlockBounds {
 public:
  // A term whose steps are worth `step` each, 0 or more. False when there are
  // too many terms already: this one is not added.
  bool Add(const RowBlocks& blocks, float step);
  bool empty() const { return count_ == 0; }
  // Takes rows out of `rows` that add up to less than `least`: perhaps not all
  // of them. `rows` are no more than what was added has.
  void Narrow(float least, RowSet& rows) const;

 private:
  static constexpr size_t kMaxTerms = 16;
  struct Term {
    const RowBlocks* blocks;
    float step;
  };
  std::array<Term, kMaxTerms> terms_;
  size_t count_ = 0;
};

}  // namespace hearsay::retrieve

#endif  // HEARSAY_QUERY_SERVICE_RETRIEVE_BLOCK_BOUNDS_H_

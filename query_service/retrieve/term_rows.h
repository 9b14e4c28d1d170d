#ifndef HEARSAY_QUERY_SERVICE_RETRIEVE_TERM_ROWS_H_
#define HEARSAY_QUERY_SERVICE_RETRIEVE_TERM_ROWS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/strings/string_view.h"
#include "query_service/model/posting_list.h"
#include "query_service/retrieve/row_set.h"

namespace hearsay::retrieve {

// A term's postings in one chunk, unpacked: which rows have it, and where. A
// bit and a byte a row of the chunk, or where rows are few five bytes a row
// that has the term. Rank adds some bits a row, with which what cannot score
// enough is left out 64 rows at a time.
class TermRows {
 public:
  explicit TermRows(uint32_t rows) : row_count_(rows) {}

  // Adds a list's postings of rows that there are. A row that is in several
  // lists has the term in all of their places. False when the list is damaged.
  [[nodiscard]] bool Add(absl::string_view list);
  // Sorts the rows into tiers by what they can score; after the last Add, and
  // worth it for rows that are asked about again.
  void Rank();

  // 0 where the term is not.
  query::Features At(uint32_t row) const {
    return few_ ? AtFew(row) : features_[row];
  }
  // Has what At reads on its way from memory.
  void Fetch(uint32_t row) const {
    if (!few_) __builtin_prefetch(&features_[row]);
  }
  // At least the TermWeight of every row.
  float most() const { return most_; }
  // Leaves in `rows` those that have it in one of `places`.
  void Narrow(query::Features places, RowSet& rows) const;
  // Takes rows out of `rows` whose TermWeight is below `least`: perhaps not all
  // of them, and none without Rank.
  void NarrowToWeight(float least, RowSet& rows) const;

  size_t MemoryBytes() const;

 private:
  // The rows that can score more than `rest`, which all others can at most.
  struct Tier {
    RowSet rows;
    float rest = 0;
  };

  query::Features AtFew(uint32_t row) const;
  // From few rows to a byte a row.
  void Spread();

  const uint32_t row_count_;
  bool few_ = true;
  bool ranked_ = false;
  float most_ = 0;
  std::vector<uint32_t> few_rows_;         // Ascending; only of few.
  RowSet rows_;                            // Only of many.
  std::vector<query::Features> features_;  // By row, or as few_rows_.
  // Only of many, and ranked: those with the term in any of each kSetPlaces.
  std::array<RowSet, 3> by_place_;
  std::vector<Tier> tiers_;  // Ever fewer rows.
};

}  // namespace hearsay::retrieve

#endif  // HEARSAY_QUERY_SERVICE_RETRIEVE_TERM_ROWS_H_

#ifndef HEARSAY_QUERY_SERVICE_RETRIEVE_TERM_ROWS_H_
#define HEARSAY_QUERY_SERVICE_RETRIEVE_TERM_ROWS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/strings/string_view.h"
#include "query_service/model/claim_rows.h"
#include "query_service/model/posting_list.h"
#include "query_service/retrieve/row_set.h"
#include "query_service/retrieve/scoring.h"

namespace hearsay::retrieve {

// A term's postings in one chunk, unpacked: which rows have it, and where. A
// bit and a byte a row of the chunk, or where rows are few five bytes a row
// that has the term. Rank adds some bits a row, or where rows are few four
// bytes a row that has the term, with which what cannot score enough is left
// out before it is looked at.
class TermRows {
 public:
  explicit TermRows(uint32_t rows) : row_count_(rows) {}

  // Adds a list's postings of rows that there are. A row that is in several
  // lists has the term in all of their places. False when the list is damaged.
  [[nodiscard]] bool Add(absl::string_view list);
  // Sorts the rows into tiers by their TermWeight; after the last Add, and
  // worth it for rows that are asked about again. `rows` are the chunk's.
  void Rank(const query::ClaimRows& rows, const FieldNorms& norms);

  // 0 where the term is not.
  query::Features At(uint32_t row) const {
    return few_ ? AtFew(row) : features_[row];
  }
  // Has what At reads on its way from memory.
  void Fetch(uint32_t row) const {
    if (!few_) __builtin_prefetch(&features_[row]);
  }
  // At least the TermWeight of every row by `norms`.
  float Most(const FieldNorms& norms) const;
  // Leaves in `rows` those that have it in one of `places`.
  void Narrow(query::Features places, RowSet& rows) const;
  // Takes rows out of `rows` whose TermWeight by `norms` is below `least`:
  // perhaps not all of them, and without Rank all or none.
  void NarrowToWeight(float least, const FieldNorms& norms, RowSet& rows) const;

  size_t MemoryBytes() const;

 private:
  // The rows that weigh more than `rest`, which all others do at most.
  struct Tier {
    RowSet rows;
    float rest = 0;
  };

  query::Features AtFew(uint32_t row) const;
  void RankPlaces();
  // `weights` is of all rows that have the term, in their order.
  void MakeTiers(const std::vector<float>& weights);
  // From few rows to a byte a row.
  void Spread();

  const uint32_t row_count_;
  bool few_ = true;
  bool ranked_ = false;
  float bound_ = 0;  // Of all rows' weights, whatever the norms.
  // Of ranked ones: the averages that they were ranked by, and the most that a
  // row weighs by them.
  AverageLengths averages_ = {};
  float most_ = 0;
  std::vector<uint32_t> few_rows_;         // Ascending; only of few.
  RowSet rows_;                            // Only of many.
  std::vector<query::Features> features_;  // By row, or as few_rows_.
  std::vector<float> weights_;  // As few_rows_; only of few, and ranked.
  // Only of many, and ranked: those with the term in any of each kSetPlaces.
  std::array<RowSet, 3> by_place_;
  std::vector<Tier> tiers_;  // Ever fewer rows.
};

}  // namespace hearsay::retrieve

#endif  // HEARSAY_QUERY_SERVICE_RETRIEVE_TERM_ROWS_H_

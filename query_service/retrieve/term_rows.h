#ifndef HEARSAY_QUERY_SERVICE_RETRIEVE_TERM_ROWS_H_
#define HEARSAY_QUERY_SERVICE_RETRIEVE_TERM_ROWS_H_

#include <cstdint>
#include <vector>

#include "absl/strings/string_view.h"
#include "query_service/model/posting_list.h"
#include "query_service/retrieve/row_set.h"

namespace hearsay::retrieve {

// A term's postings in one chunk, unpacked: which rows have it, and where. One
// bit a row of the chunk; and a byte a row, or where rows are few five a row
// that has the term.
class TermRows {
 public:
  explicit TermRows(uint32_t rows) : row_count_(rows), rows_(rows) {}

  // Adds a list's postings of rows that there are. A row that is in several
  // lists has the term in all of their places. False when the list is damaged.
  [[nodiscard]] bool Add(absl::string_view list);

  // 0 where the term is not.
  query::Features At(uint32_t row) const {
    if (!few_) return features_[row];
    return rows_.Has(row) ? AtFew(row) : query::Features{0};
  }
  // Leaves in `rows` those that have it in one of `places`.
  void Narrow(query::Features places, RowSet& rows) const;

 private:
  query::Features AtFew(uint32_t row) const;
  // From few rows to a byte a row.
  void Spread();

  const uint32_t row_count_;
  RowSet rows_;
  bool few_ = true;
  std::vector<uint32_t> few_rows_;         // Ascending; only of few.
  std::vector<query::Features> features_;  // By row, or as few_rows_.
};

}  // namespace hearsay::retrieve

#endif  // HEARSAY_QUERY_SERVICE_RETRIEVE_TERM_ROWS_H_

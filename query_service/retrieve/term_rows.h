#ifndef HEARSAY_QUERY_SERVICE_RETRIEVE_TERM_ROWS_H_
#define HEARSAY_QUERY_SERVICE_RETRIEVE_TERM_ROWS_H_

#include <cstdint>
#include <vector>

#include "absl/strings/string_view.h"
#include "query_service/model/posting_list.h"
#include "query_service/retrieve/row_set.h"

namespace hearsay::retrieve {

// A term's postings in one chunk, unpacked: which rows have it, and where. One
// byte and one bit a row of the chunk.
class TermRows {
 public:
  explicit TermRows(uint32_t rows) : rows_(rows), features_(rows) {}

  // Adds a list's postings of rows that there are. A row that is in several
  // lists has the term in all of their places. False when the list is damaged.
  [[nodiscard]] bool Add(absl::string_view list);

  // 0 where the term is not.
  query::Features At(uint32_t row) const { return features_[row]; }
  // The rows that have it in one of `places`.
  RowSet In(query::Features places) const;

 private:
  RowSet rows_;
  std::vector<query::Features> features_;
};

}  // namespace hearsay::retrieve

#endif  // HEARSAY_QUERY_SERVICE_RETRIEVE_TERM_ROWS_H_

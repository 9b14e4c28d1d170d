#ifndef HEARSAY_QUERY_SERVICE_RETRIEVE_ROW_ITERATOR_H_
#define HEARSAY_QUERY_SERVICE_RETRIEVE_ROW_ITERATOR_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "absl/strings/string_view.h"
#include "query_service/model/posting_list.h"

namespace hearsay::retrieve {

// The rows of one chunk that match something, ascending. Forward only: what it
// is asked for never gets smaller.
class RowIterator {
 public:
  virtual ~RowIterator() = default;
  // The first matching row at or after `target`; query::kNoRow if none.
  virtual uint32_t Seek(uint32_t target) = 0;
  // Whether `row` matches.
  virtual bool Holds(uint32_t row) { return Seek(row) == row; }
  // About how many rows it visits.
  virtual uint64_t Cost() const = 0;
  // True where Holds is cheap and Seek is a search row by row.
  virtual bool RowByRow() const { return false; }
};

using RowIteratorPtr = std::unique_ptr<RowIterator>;

// The rows of a posting list that have a feature of `places`. Sets `damaged`
// when the list is. `list` and `damaged` outlive it.
RowIteratorPtr MakeTermIterator(absl::string_view list, query::Features places,
                                bool* damaged);
// Rows below `limit` for which `test` holds.
RowIteratorPtr MakeRowTest(uint32_t limit,
                           std::function<bool(uint32_t row)> test);
RowIteratorPtr MakeAllRows(uint32_t limit);
RowIteratorPtr MakeNoRows();
// At least one child.
RowIteratorPtr MakeAnd(std::vector<RowIteratorPtr> children);
// No child matches no row.
RowIteratorPtr MakeOr(std::vector<RowIteratorPtr> children);
RowIteratorPtr MakeNot(uint32_t limit, RowIteratorPtr child);

}  // namespace hearsay::retrieve

#endif  // HEARSAY_QUERY_SERVICE_RETRIEVE_ROW_ITERATOR_H_

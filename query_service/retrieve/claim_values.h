#ifndef HEARSAY_QUERY_SERVICE_RETRIEVE_CLAIM_VALUES_H_
#define HEARSAY_QUERY_SERVICE_RETRIEVE_CLAIM_VALUES_H_

#include <cstdint>
#include <string>

#include "query_service/model/claim_index.h"
#include "query_service/model/claim_rows.h"
#include "query_service/model/search_page.h"

namespace hearsay::retrieve {

// The values that claims have in one field, as numbers to count by. 0 is the
// value of a claim without any; its text is empty.
class ClaimValues {
 public:
  explicit ClaimValues(query::FacetField field) : field_(field) {}

  // Calls `visit` with each value of `row`, which is of `rows`; at least once.
  template <typename Visit>
  void ForEach(const query::ClaimRows& rows, const query::ClaimRow& row,
               Visit visit) const {
    switch (field_) {
      case query::FacetField::kEntity:
        if (row.entity_count == 0) visit(0);
        for (uint32_t i = 0; i < row.entity_count; ++i) {
          visit(rows.Entity(row, i) + 1);
        }
        return;
      case query::FacetField::kEvent:
        if (row.event_count == 0) visit(0);
        for (uint32_t i = 0; i < row.event_count; ++i) {
          visit(rows.Event(row, i) + 1);
        }
        return;
      default:
        visit(One(row));
    }
  }

  // As a filter writes it. An unspecified enum is the empty text.
  std::string Text(uint32_t value, const query::ClaimIndexView& view) const;

 private:
  uint32_t One(const query::ClaimRow& row) const;

  const query::FacetField field_;
};

}  // namespace hearsay::retrieve

#endif  // HEARSAY_QUERY_SERVICE_RETRIEVE_CLAIM_VALUES_H_

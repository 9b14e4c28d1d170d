#ifndef HEARSAY_QUERY_SERVICE_RETRIEVE_CLAIM_VALUES_H_
#define HEARSAY_QUERY_SERVICE_RETRIEVE_CLAIM_VALUES_H_

#include <cstdint>
#include <optional>
#include <string>

#include "query_service/model/claim_index.h"
#include "query_service/model/claim_rows.h"
#include "query_service/model/search_page.h"
#include "query_service/retrieve/row_set.h"

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

  // The same for all rows of `matches`.
  template <typename Visit>
  void ForEach(const query::ClaimRows& rows, const RowSet& matches,
               Visit visit) const {
    const auto fetch = [&](uint32_t row) { rows.Fetch(row); };
    switch (field_) {
      case query::FacetField::kSource:
        matches.ForEachAhead(
            fetch, [&](uint32_t row) { visit(rows[row].source + 1); });
        return;
      case query::FacetField::kHolder:
        matches.ForEachAhead(
            fetch, [&](uint32_t row) { visit(rows[row].holder + 1); });
        return;
      case query::FacetField::kDay:
      case query::FacetField::kWeek:
      case query::FacetField::kMonth: {
        // Claims of one article were published at once.
        std::optional<int64_t> time;
        uint32_t value = 0;
        matches.ForEachAhead(fetch, [&](uint32_t row) {
          const query::ClaimRow& columns = rows[row];
          if (time != columns.time_seconds) {
            time = columns.time_seconds;
            value = One(columns);
          }
          visit(value);
        });
        return;
      }
      default:
        matches.ForEachAhead(
            fetch, [&](uint32_t row) { ForEach(rows, rows[row], visit); });
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

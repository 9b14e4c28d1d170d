#ifndef HEARSAY_QUERY_SERVICE_INTERPRET_FILTERS_H_
#define HEARSAY_QUERY_SERVICE_INTERPRET_FILTERS_H_

#include <cstdint>

#include "absl/strings/string_view.h"
#include "query_service/interpret/time_value.h"
#include "query_service/model/claim_query.h"

namespace hearsay::interpret {

// Filters as plain words make them. Every one of them prints and parses back.

// Both of them; kAll leaves the other. Joins the children of kAnd nodes.
query::FilterNode AndOf(query::FilterNode left, query::FilterNode right);
// Either of them; kAll (here: nothing yet) leaves the other. Joins kOr nodes.
query::FilterNode OrOf(query::FilterNode left, query::FilterNode right);

query::FilterNode TextFilter(
    query::ClaimField field, absl::string_view text,
    query::Comparator comparator = query::Comparator::kHas);
query::FilterNode EnumFilter(query::ClaimField field, int32_t value);

// publish_time against what a date means. Dates that are no calendar unit (a
// week, the past 3 days) begin and end at midnight and become two comparisons.
query::FilterNode WithinFilter(const TimeRange& range);
query::FilterNode SinceFilter(const TimeRange& range);
query::FilterNode AfterFilter(const TimeRange& range);
query::FilterNode BeforeFilter(const TimeRange& range);
query::FilterNode UntilFilter(const TimeRange& range);

}  // namespace hearsay::interpret

#endif  // HEARSAY_QUERY_SERVICE_INTERPRET_FILTERS_H_

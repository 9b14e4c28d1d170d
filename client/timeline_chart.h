#ifndef HEARSAY_CLIENT_TIMELINE_CHART_H_
#define HEARSAY_CLIENT_TIMELINE_CHART_H_

#include <cstddef>
#include <string>

#include "absl/strings/string_view.h"
#include "hearsay/v1/query_service.pb.h"

namespace hearsay::client {

// Counts by time as a chart for a terminal of `columns` cells, at least 40: a
// bar for each date, one under the other, with its count. When they are also
// counted by a second field, its most frequent values share the bar, each in a
// shade that a legend explains. Dates without claims leave their line empty;
// many such lines become one.
//
//   counts  grouped by `period` ("day", "week" or "month") first, and by `by`,
//           which is empty when they are by nothing else
std::string TimelineChart(const v1::AggregateClaimsResponse& counts,
                          absl::string_view period, absl::string_view by,
                          size_t columns);

}  // namespace hearsay::client

#endif  // HEARSAY_CLIENT_TIMELINE_CHART_H_

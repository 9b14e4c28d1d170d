#ifndef HEARSAY_QUERY_SERVICE_INTERPRET_TIME_VALUE_H_
#define HEARSAY_QUERY_SERVICE_INTERPRET_TIME_VALUE_H_

#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"

namespace hearsay::interpret {

// A stretch of time, UTC, in seconds since the epoch: [start, end).
struct TimeRange {
  int64_t start_seconds = 0;
  int64_t end_seconds = 0;
  friend bool operator==(const TimeRange&, const TimeRange&) = default;
};

// Calendar units in UTC; the fields may be out of range, as in month 13, which
// is the next January.
TimeRange YearRange(int64_t year);
TimeRange MonthRange(int64_t year, int month);
TimeRange DayRange(int64_t year, int month, int day);

// Reads `2023`, `2023-05`, `2023-05-20` or RFC 3339 with its zone, years
// 0001..9999. A value means all of the unit that it names; a fraction of a
// second is cut. nullopt when it is none of these or no real date.
std::optional<TimeRange> ParseTimeValue(absl::string_view text);

// The shortest value that ParseTimeValue reads as `range`; the first second
// when there is none.
std::string FormatTimeValue(const TimeRange& range);

}  // namespace hearsay::interpret

#endif  // HEARSAY_QUERY_SERVICE_INTERPRET_TIME_VALUE_H_

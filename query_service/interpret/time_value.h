#ifndef HEARSAY_QUERY_SERVICE_INTERPRET_TIME_VALUE_H_
#define HEARSAY_QUERY_SERVICE_INTERPRET_TIME_VALUE_H_

#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "common/language/time_range.h"

namespace hearsay::interpret {

using language::DayRange;
using language::MonthRange;
using language::TimeRange;
using language::YearRange;

// Reads `2023`, `2023-05`, `2023-05-20` or RFC 3339 with its zone, years
// 0001..9999. A value means all of the unit that it names; a fraction of a
// second is cut. nullopt when it is none of these or no real date.
std::optional<TimeRange> ParseTimeValue(absl::string_view text);

// The shortest value that ParseTimeValue reads as `range`; the first second
// when there is none.
std::string FormatTimeValue(const TimeRange& range);

}  // namespace hearsay::interpret

#endif  // HEARSAY_QUERY_SERVICE_INTERPRET_TIME_VALUE_H_

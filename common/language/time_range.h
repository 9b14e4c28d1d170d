#ifndef HEARSAY_COMMON_LANGUAGE_TIME_RANGE_H_
#define HEARSAY_COMMON_LANGUAGE_TIME_RANGE_H_

#include <cstdint>

#include "absl/time/civil_time.h"

namespace hearsay::language {

// A stretch of time, UTC, in seconds since the epoch: [start, end).
struct TimeRange {
  int64_t start_seconds = 0;
  int64_t end_seconds = 0;
  friend bool operator==(const TimeRange&, const TimeRange&) = default;
};

// From the first second of `first` up to `past`, which is outside.
TimeRange RangeBetween(absl::CivilDay first, absl::CivilDay past);

// Calendar units in UTC; the fields may be out of range, as in month 13, which
// is the next January.
TimeRange YearRange(int64_t year);
TimeRange MonthRange(int64_t year, int month);
TimeRange DayRange(int64_t year, int month, int day);

}  // namespace hearsay::language

#endif  // HEARSAY_COMMON_LANGUAGE_TIME_RANGE_H_

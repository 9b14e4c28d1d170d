#include "common/language/time_range.h"

#include "absl/time/time.h"

namespace hearsay::language {
namespace {

int64_t Seconds(absl::CivilDay day) {
  return absl::ToUnixSeconds(
      absl::FromCivil(absl::CivilSecond(day), absl::UTCTimeZone()));
}

template <typename CivilUnit>
TimeRange RangeOf(CivilUnit unit) {
  return RangeBetween(absl::CivilDay(unit), absl::CivilDay(unit + 1));
}

}  // namespace

TimeRange RangeBetween(absl::CivilDay first, absl::CivilDay past) {
  return {Seconds(first), Seconds(past)};
}

TimeRange YearRange(int64_t year) { return RangeOf(absl::CivilYear(year)); }

TimeRange MonthRange(int64_t year, int month) {
  return RangeOf(absl::CivilMonth(year, month));
}

TimeRange DayRange(int64_t year, int month, int day) {
  return RangeOf(absl::CivilDay(year, month, day));
}

}  // namespace hearsay::language

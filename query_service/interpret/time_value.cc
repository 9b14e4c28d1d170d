#include "query_service/interpret/time_value.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"

namespace hearsay::interpret {
namespace {

// Digits only: absl::SimpleAtoi would also take signs and space.
std::optional<int> Number(absl::string_view digits) {
  int value = 0;
  if (!std::all_of(digits.begin(), digits.end(), absl::ascii_isdigit) ||
      !absl::SimpleAtoi(digits, &value)) {
    return std::nullopt;
  }
  return value;
}

std::optional<TimeRange> ParseDate(absl::string_view text) {
  const bool has_month = text.size() >= 7 && text[4] == '-';
  const bool has_day = text.size() == 10 && has_month && text[7] == '-';
  if (text.size() != 4 && !(text.size() == 7 && has_month) && !has_day) {
    return std::nullopt;
  }
  const std::optional<int> year = Number(text.substr(0, 4));
  if (!year || *year < 1) return std::nullopt;
  if (!has_month) return YearRange(*year);
  const std::optional<int> month = Number(text.substr(5, 2));
  if (!month || *month < 1 || *month > 12) return std::nullopt;
  if (!has_day) return MonthRange(*year, *month);
  const std::optional<int> day = Number(text.substr(8, 2));
  if (!day) return std::nullopt;
  const absl::CivilDay civil(*year, *month, *day);
  if (civil.day() != *day) return std::nullopt;  // Carried over: 30 February.
  return DayRange(*year, *month, *day);
}

}  // namespace

std::optional<TimeRange> ParseTimeValue(absl::string_view text) {
  if (const auto date = ParseDate(text)) return date;
  absl::Time time;
  // "infinite-future" and the like are not what a filter means.
  if (text.size() < 20 || !absl::ascii_isdigit(text[0]) ||
      !absl::ParseTime(absl::RFC3339_full, text, &time, nullptr)) {
    return std::nullopt;
  }
  const int64_t start = absl::ToUnixSeconds(time);
  if (start < YearRange(1).start_seconds ||
      start >= YearRange(9999).end_seconds) {
    return std::nullopt;
  }
  return TimeRange{start, start + 1};
}

std::string FormatTimeValue(const TimeRange& range) {
  const absl::Time start = absl::FromUnixSeconds(range.start_seconds);
  const absl::TimeZone utc = absl::UTCTimeZone();
  const absl::CivilSecond civil = absl::ToCivilSecond(start, utc);
  if (range == YearRange(civil.year())) {
    return absl::FormatTime("%E4Y", start, utc);
  }
  if (range == MonthRange(civil.year(), civil.month())) {
    return absl::FormatTime("%E4Y-%m", start, utc);
  }
  if (range == DayRange(civil.year(), civil.month(), civil.day())) {
    return absl::FormatTime("%E4Y-%m-%d", start, utc);
  }
  return absl::FormatTime("%E4Y-%m-%dT%H:%M:%SZ", start, utc);
}

}  // namespace hearsay::interpret

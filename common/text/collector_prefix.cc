#include "common/text/collector_prefix.h"

#include <cstdint>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/strip.h"
#include "absl/time/civil_time.h"

namespace hearsay::text {
namespace {

constexpr size_t kDateChars = 10;  // YYYY-MM-DD

bool ConsumeSpace(absl::string_view& text) {
  const size_t before = text.size();
  while (!text.empty() && absl::ascii_isspace(text[0])) text.remove_prefix(1);
  return text.size() < before;
}

bool ParseDay(absl::string_view date, CollectorPrefix& prefix) {
  if (date.size() < kDateChars || date[4] != '-' || date[7] != '-') {
    return false;
  }
  for (size_t i = 0; i < kDateChars; ++i) {
    if (i != 4 && i != 7 && !absl::ascii_isdigit(date[i])) return false;
  }
  if (!absl::SimpleAtoi(date.substr(0, 4), &prefix.year) ||
      !absl::SimpleAtoi(date.substr(5, 2), &prefix.month) ||
      !absl::SimpleAtoi(date.substr(8, 2), &prefix.day)) {
    return false;
  }
  // A civil day normalises what is no day of the calendar.
  const absl::CivilDay day(prefix.year, prefix.month, prefix.day);
  return day.year() == prefix.year && day.month() == prefix.month &&
         day.day() == prefix.day;
}

}  // namespace

std::optional<CollectorPrefix> FindCollectorPrefix(absl::string_view text) {
  absl::string_view rest = text;
  ConsumeSpace(rest);
  if (!absl::StartsWithIgnoreCase(rest, "date")) return std::nullopt;
  rest.remove_prefix(4);
  absl::ConsumePrefix(&rest, ":");
  CollectorPrefix prefix;
  if (!ConsumeSpace(rest) || !ParseDay(rest, prefix)) return std::nullopt;
  rest.remove_prefix(kDateChars);
  if (!rest.empty() && !ConsumeSpace(rest)) return std::nullopt;
  prefix.span = {0, static_cast<uint32_t>(text.size() - rest.size())};
  return prefix;
}

}  // namespace hearsay::text

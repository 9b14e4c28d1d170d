#include "common/language/time_words.h"

#include <algorithm>
#include <iterator>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/strip.h"

namespace hearsay::language {
namespace {

constexpr absl::string_view kMonths[] = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};
constexpr absl::string_view kWeekdays[] = {"monday",   "tuesday", "wednesday",
                                           "thursday", "friday",  "saturday",
                                           "sunday"};
constexpr absl::string_view kSmallNumbers[] = {
    "zero",  "one",   "two",  "three", "four",   "five",  "six",
    "seven", "eight", "nine", "ten",   "eleven", "twelve"};
constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2100;
// More days than any archive of news reaches back; keeps arithmetic in range.
constexpr int kMaxCount = 100000;
constexpr size_t kNeverShort = 99;

// The names' index from 0, or -1; a name may be cut to `least_letters` to 4.
template <typename Names>
int IndexOf(const Names& names, absl::string_view word, size_t least_letters) {
  for (size_t i = 0; i < std::size(names); ++i) {
    const size_t letters = word.size();
    if (word == names[i] || (letters >= least_letters && letters <= 4 &&
                             absl::StartsWith(names[i], word))) {
      return static_cast<int>(i);
    }
  }
  return -1;
}

std::optional<int> NumberOf(absl::string_view word) {
  int value = 0;
  if (word.empty() ||
      !std::all_of(word.begin(), word.end(), absl::ascii_isdigit) ||
      !absl::SimpleAtoi(word, &value) || value > kMaxCount) {
    return std::nullopt;
  }
  return value;
}

}  // namespace

int MonthOfName(absl::string_view word) {
  absl::ConsumeSuffix(&word, ".");
  return IndexOf(kMonths, word, 3) + 1;
}

int WeekdayOfName(absl::string_view word) {
  return IndexOf(kWeekdays, word, kNeverShort);
}

std::optional<int> CountOf(absl::string_view word) {
  if (word == "a" || word == "an") return 1;
  const int small = IndexOf(kSmallNumbers, word, kNeverShort);
  return small >= 0 ? small : NumberOf(word);
}

int DayOf(absl::string_view word) {
  for (const absl::string_view suffix : {"st", "nd", "rd", "th"}) {
    if (absl::ConsumeSuffix(&word, suffix)) break;
  }
  if (word.size() > 2) return 0;
  const auto value = NumberOf(word);
  return value && *value <= 31 ? *value : 0;
}

int YearOf(absl::string_view word) {
  if (word.size() != 4) return 0;
  const auto value = NumberOf(word);
  return value && *value >= kFirstYear && *value <= kLastYear ? *value : 0;
}

std::optional<DashedWord> SplitAtDash(absl::string_view word) {
  for (const absl::string_view dash : {"-", "\u2013", "\u2014"}) {
    const size_t at = word.find(dash);
    if (at == absl::string_view::npos || at == 0) continue;
    return DashedWord{word.substr(0, at), word.substr(at + dash.size())};
  }
  return std::nullopt;
}

bool IsPartOfDay(absl::string_view word) {
  return word == "morning" || word == "afternoon" || word == "evening" ||
         word == "night" || word == "noon" || word == "midnight";
}

}  // namespace hearsay::language

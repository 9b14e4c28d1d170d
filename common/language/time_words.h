#ifndef HEARSAY_COMMON_LANGUAGE_TIME_WORDS_H_
#define HEARSAY_COMMON_LANGUAGE_TIME_WORDS_H_

#include <cstddef>
#include <optional>

#include "absl/strings/string_view.h"

namespace hearsay::language {

// What single English words, in lower case, say in a time.

// 1..12 for "may", "sept", "sep."; 0 for what names no month.
int MonthOfName(absl::string_view word);
// 0..6 for "monday" to "sunday"; -1 for what names no day of the week.
int WeekdayOfName(absl::string_view word);
// "a", "two", "12", at most 100000.
std::optional<int> CountOf(absl::string_view word);
// "20", "20th", "3rd": a day of a month; 0 is none.
int DayOf(absl::string_view word);
// "1900" to "2100"; 0 is none.
int YearOf(absl::string_view word);
// The part before a dash that stands inside `word`, and the one behind it.
struct DashedWord {
  absl::string_view before, behind;
};
std::optional<DashedWord> SplitAtDash(absl::string_view word);
// "morning", "night".
bool IsPartOfDay(absl::string_view word);

}  // namespace hearsay::language

#endif  // HEARSAY_COMMON_LANGUAGE_TIME_WORDS_H_

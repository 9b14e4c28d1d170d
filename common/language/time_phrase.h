#ifndef HEARSAY_COMMON_LANGUAGE_TIME_PHRASE_H_
#define HEARSAY_COMMON_LANGUAGE_TIME_PHRASE_H_

#include <cstddef>
#include <cstdint>
#include <optional>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "common/language/time_range.h"

namespace hearsay::language {

// The unit in which words give a time; weeks are given in days.
enum class TimeUnit : uint8_t { kYear, kMonth, kDay };

// A time in plain English words.
struct TimePhrase {
  TimeRange range;
  TimeUnit unit = TimeUnit::kDay;
  size_t words = 0;       // How many it takes.
  bool relative = false;  // Counted from today: "yesterday", "last week".
};

// How words that leave something open are read.
struct TimeReading {
  enum class Style {
    // A question about the past: a day without a year is the latest one up to
    // today, a weekday the last one before today, "a month ago" one day.
    kQuestion,
    // A news report of that day: a day without a year is at most three months
    // ahead, a weekday may be today's, "a month ago" is all of that month.
    kReport,
    // A report's words about what is to come: a weekday is the next one, a day
    // without a year at most ten months ahead.
    kPlan,
  };
  absl::CivilDay today;
  Style style = Style::kQuestion;
};

// Reads the time that starts at words[at]: `2023-05-20`, `May 20`, `20th of May
// 2023`, `May 3-5`, `May 2023`, `May`, `2023`, `1990s`, `early May`, `late last
// year`, `today`, `Monday night`, `last Monday`, `this week`, `earlier this
// month`, `past 3 days`, `3 days ago`, `last summer`, `last weekend`. Words are
// in lower case, punctuation a word of its own or left out; an empty one stands
// for what is no part of a time. Weeks begin on Monday. nullopt when there is
// none. O(1).
std::optional<TimePhrase> ReadTimePhrase(
    absl::Span<const absl::string_view> words, size_t at,
    const TimeReading& reading);

}  // namespace hearsay::language

#endif  // HEARSAY_COMMON_LANGUAGE_TIME_PHRASE_H_

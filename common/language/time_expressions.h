#ifndef HEARSAY_COMMON_LANGUAGE_TIME_EXPRESSIONS_H_
#define HEARSAY_COMMON_LANGUAGE_TIME_EXPRESSIONS_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/time/civil_time.h"
#include "common/language/annotated_text.h"
#include "common/language/time_phrase.h"

namespace hearsay::language {

// A time that a text mentions, tokens [first_token, end_token).
struct TimeExpression {
  ByteSpan span;
  uint32_t first_token = 0;
  uint32_t end_token = 0;
  TimeRange range;
  TimeUnit unit = TimeUnit::kDay;
};

// The times of an English text, in order, not overlapping: what
// ReadTimePhrase reads, ranges of two of them ("from May 3 to June 1",
// "between 2019 and 2021"), and "the next day", "two days later", counted from
// the time mentioned before. `published` is the day that "yesterday" counts
// from; without it only complete dates are found. Months and days of the week
// count with a capital only, and a bare month or year only after a word that
// makes it a time ("in May", "since 2019"). Thread safe; O(tokens).
std::vector<TimeExpression> FindTimeExpressions(
    const AnnotatedText& text, std::optional<absl::CivilDay> published);

}  // namespace hearsay::language

#endif  // HEARSAY_COMMON_LANGUAGE_TIME_EXPRESSIONS_H_

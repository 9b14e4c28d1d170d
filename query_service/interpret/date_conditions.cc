#include "query_service/interpret/date_conditions.h"

#include "query_service/interpret/date_phrases.h"
#include "query_service/interpret/filters.h"

namespace hearsay::interpret {
namespace {

using query::FilterNode;

FilterNode DateFilter(absl::string_view word, const TimeRange& range) {
  if (word == "since") return SinceFilter(range);
  if (word == "after") return AfterFilter(range);
  if (word == "before") return BeforeFilter(range);
  if (word == "until" || word == "till" || word == "through") {
    return UntilFilter(range);
  }
  return WithinFilter(range);
}

bool ReadTwoDates(size_t at, absl::Time now, QuestionParts& parts) {
  const absl::string_view opening = parts.Word(at);
  if (opening != "between" && opening != "from") return false;
  const auto first = ReadDatePhrase(parts.tokens(), at + 1, now);
  if (!first) return false;
  const size_t joint = at + 1 + first->tokens;
  const absl::string_view word = parts.Word(joint);
  if (word != "and" && word != "to" && word != "until" && word != "till" &&
      word != "through") {
    return false;
  }
  const auto last = ReadDatePhrase(parts.tokens(), joint + 1, now);
  if (!last) return false;
  parts.Add(AndOf(SinceFilter(first->range), UntilFilter(last->range)), at,
            joint + 1 + last->tokens);
  return true;
}

void ReadOneDate(size_t at, absl::Time now, QuestionParts& parts) {
  const absl::string_view word = parts.Word(at);
  const bool on = word == "on";
  if (on || word == "in" || word == "during" || word == "from" ||
      word == "since" || word == "after" || word == "before" ||
      word == "until" || word == "till" || word == "through") {
    const auto date = ReadDatePhrase(parts.tokens(), at + 1, now);
    // "On May" is no date, and "on 2023" none either.
    const bool day = date && (date->tokens > 1 || date->relative ||
                              parts.tokens()[at + 1].lower.size() > 9);
    if (!date || (on && !day)) return;
    parts.Add(DateFilter(word, date->range), at, at + 1 + date->tokens);
    return;
  }
  // Without a preposition only what is counted from now is surely meant as
  // the time of publication: "the May 3 attack" names an event.
  const auto date = ReadDatePhrase(parts.tokens(), at, now);
  if (!date || !date->relative || !parts.Unread(at)) return;
  if (date->tokens == 1 && word != "today" && word != "yesterday") return;
  if (at > 0 && parts.tokens()[at].capital) return;  // "USA Today".
  parts.Add(WithinFilter(date->range), at, at + date->tokens);
}

}  // namespace

void ReadDates(absl::Time now, QuestionParts& parts) {
  for (size_t i = 0; i < parts.size(); ++i) {
    if (!ReadTwoDates(i, now, parts)) ReadOneDate(i, now, parts);
  }
}

}  // namespace hearsay::interpret

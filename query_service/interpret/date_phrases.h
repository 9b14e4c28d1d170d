#ifndef HEARSAY_QUERY_SERVICE_INTERPRET_DATE_PHRASES_H_
#define HEARSAY_QUERY_SERVICE_INTERPRET_DATE_PHRASES_H_

#include <cstddef>
#include <optional>
#include <vector>

#include "absl/time/time.h"
#include "query_service/interpret/query_tokens.h"
#include "query_service/interpret/time_value.h"

namespace hearsay::interpret {

// A date in plain words.
struct DatePhrase {
  TimeRange range;
  size_t tokens = 0;      // How many it takes.
  bool relative = false;  // Counted from now: "yesterday", "last week".
};

// Reads the date that starts at tokens[at]: `2023-05-20`, `May 20`, `20th of
// May 2023`, `May 20, 2023`, `May 2023`, `May`, `2023`, `today`, `yesterday`,
// `Monday`, `last Monday`, `this week`, `last month`, `past 3 days`, `3 days
// ago`, with `the` before it. A date without a year is the most recent one that
// does not begin after `now`. Weeks begin on Monday; all in UTC; "last week" is
// the calendar week before, "the past week" the seven days before today and
// today. nullopt when there is none.
std::optional<DatePhrase> ReadDatePhrase(const std::vector<QueryToken>& tokens,
                                         size_t at, absl::Time now);

}  // namespace hearsay::interpret

#endif  // HEARSAY_QUERY_SERVICE_INTERPRET_DATE_PHRASES_H_

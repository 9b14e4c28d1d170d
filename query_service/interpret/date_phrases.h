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

// Reads the date that starts at tokens[at]: what language::ReadTimePhrase reads
// of a question (common/language/time_phrase.h) and values as in a filter, with
// `the` before it. A date without a year is the most recent one that does not
// begin after `now`. Weeks begin on Monday; all in UTC; "last week" is the
// calendar week before, "the past week" the seven days before today and today.
// nullopt when there is none.
std::optional<DatePhrase> ReadDatePhrase(const std::vector<QueryToken>& tokens,
                                         size_t at, absl::Time now);

}  // namespace hearsay::interpret

#endif  // HEARSAY_QUERY_SERVICE_INTERPRET_DATE_PHRASES_H_

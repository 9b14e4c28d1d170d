#ifndef HEARSAY_QUERY_SERVICE_INTERPRET_QUESTION_READER_H_
#define HEARSAY_QUERY_SERVICE_INTERPRET_QUESTION_READER_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "query_service/model/claim_query.h"

namespace hearsay::interpret {

constexpr size_t kMaxQueryBytes = 4096;
// Words to search for; the rest of a longer query is refused, not dropped.
constexpr size_t kMaxSearchWords = 64;

// A plain account of how a request was read, for the user to check.
struct Interpretation {
  std::string filter;                // All of it, as ParseFilter takes it.
  std::vector<std::string> words;    // Searched for.
  std::vector<std::string> ignored;  // Mean nothing for a search.
};

struct Question {
  query::ClaimQuery query;
  Interpretation interpretation;
};

// Reads a question in plain words, and a filter that must hold as well:
//
//   claims by NAME, what does NAME claim, NAME said that   holder
//   reported by NAME, according to NAME, in the Times      via
//   from example.com                                       source
//   denials, denied; accusations; assessments …            type, polarity
//   with low confidence                                    stated_confidence
//   direct quotes                                          quote_type
//   likely claims                                          factuality
//   since May 20, last week, between May 3 and May 5       publish_time
//   "a phrase"                                             text = "a phrase"
//   about the Dugina bombing                               words
//
// Each word of `query` is read into the filter, searched for, or reported as
// ignored; what no rule reads is searched for. Names are told by their
// capitals, and in a query without any by WordNet not having them; for what
// then becomes of names, events and other words see query::QueryWord. Dates
// count from `now`. The order is kRelevance when there are words to search for,
// else kNewestFirst; "latest" always asks for the newest first.
//
// kInvalidArgument: a FieldError on `query` (too long, not UTF-8), or one of
// ParseFilter's. O(size); thread safe.
absl::StatusOr<Question> ReadQuestion(absl::string_view query,
                                      absl::string_view filter, absl::Time now);

}  // namespace hearsay::interpret

#endif  // HEARSAY_QUERY_SERVICE_INTERPRET_QUESTION_READER_H_

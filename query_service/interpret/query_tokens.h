#ifndef HEARSAY_QUERY_SERVICE_INTERPRET_QUERY_TOKENS_H_
#define HEARSAY_QUERY_SERVICE_INTERPRET_QUERY_TOKENS_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace hearsay::interpret {

// One word of a query in plain words, or one phrase in quotation marks.
struct QueryToken {
  std::string text;   // As written, without punctuation around it.
  std::string lower;  // Folded, without a possessive 's: what rules look at.
  bool quoted = false;
  bool possessive = false;  // "Zelensky's", "officials'".
  bool capital = false;     // Starts with a capital letter.
  bool clause_end = false;  // A comma, full stop, question mark follows.
  // `text` without its possessive: how a name is asked for.
  std::string Name() const;
};

// The tokens of `query`, valid UTF-8, in order. Words are separated by space;
// a word of punctuation alone is none. An opening quotation mark without its
// partner is punctuation. O(size).
std::vector<QueryToken> TokenizeQuery(absl::string_view query);

}  // namespace hearsay::interpret

#endif  // HEARSAY_QUERY_SERVICE_INTERPRET_QUERY_TOKENS_H_

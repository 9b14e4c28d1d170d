#ifndef HEARSAY_QUERY_SERVICE_INTERPRET_EVENT_WORDS_H_
#define HEARSAY_QUERY_SERVICE_INTERPRET_EVENT_WORDS_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace hearsay::interpret {

// Other words under which a text may speak of the same event: "bombing" is also
// told as "explosion", "attack" or "assassination". Empty when `word`, folded,
// in any inflection that the index's stemmer joins, names no event that we
// know. Never holds the word itself. A word of several families gets all of
// them.
std::vector<std::string> EventAlternatives(absl::string_view word);

bool IsEventWord(absl::string_view word);

}  // namespace hearsay::interpret

#endif  // HEARSAY_QUERY_SERVICE_INTERPRET_EVENT_WORDS_H_

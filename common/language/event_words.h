#ifndef HEARSAY_COMMON_LANGUAGE_EVENT_WORDS_H_
#define HEARSAY_COMMON_LANGUAGE_EVENT_WORDS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace hearsay::language {

// Other words under which a text may speak of the same event: "bombing" is also
// told as "explosion", "attack" or "assassination". Empty when `word`, folded,
// in any inflection that the index's stemmer joins, names no event that we
// know. Never holds the word itself. A word of several families gets all of
// them.
std::vector<std::string> EventAlternatives(absl::string_view word);

bool IsEventWord(absl::string_view word);

// The families of words of one kind of event that `word` is in, as bits; 0 for
// what is no event word. Two words may name one event when they share a bit.
uint64_t EventFamilies(absl::string_view word);

}  // namespace hearsay::language

#endif  // HEARSAY_COMMON_LANGUAGE_EVENT_WORDS_H_

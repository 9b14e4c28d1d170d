#ifndef HEARSAY_COMMON_TEXT_NAME_KEY_H_
#define HEARSAY_COMMON_TEXT_NAME_KEY_H_

#include <string>

#include "absl/strings/string_view.h"

namespace hearsay::text {

// What the usual romanisations of one word of a name have in common:
// "zelensky", "zelenskyy" and "zelenskiy" give the same key, so do "mohammed"
// and "mohamed", "kharkiv" and "harkiv". Two different names may share a key;
// keys say which names to compare, never how to write one. `folded_word` is one
// word as Fold gives it, or its stem; others than Latin ones are kept as they
// are. O(size), thread safe.
std::string NameKey(absl::string_view folded_word);

// The keys of the words of a name, joined by spaces: NameKey over FoldWords.
std::string WholeNameKey(absl::string_view name);

}  // namespace hearsay::text

#endif  // HEARSAY_COMMON_TEXT_NAME_KEY_H_

#ifndef HEARSAY_COMMON_TEXT_INDEX_TERMS_H_
#define HEARSAY_COMMON_TEXT_INDEX_TERMS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace hearsay::text {

// The index's tokeniser: both what is indexed and what is asked for go through
// it, so a word is found in any spelling of it.
//
// Words are UAX #29 word segments (word_segments.h) folded (fold.h), without a
// possessive 's and without the dots of an abbreviation ("U.S." is "us"), and
// Snowball-stemmed by `language` (BCP-47; English when empty, `und` or unknown
// to Snowball). Runs of Chinese, Japanese, Thai and other scripts without
// spaces are cut into bigrams of code points; a run of one is a term. Terms are
// at most 64 bytes, cut at a code point.
struct IndexTerm {
  std::string term;
  uint32_t position;  // Counts words from 0; for phrases.
};

// The terms of `text`, valid UTF-8, in order. O(size). Thread safe.
std::vector<IndexTerm> IndexTerms(absl::string_view text,
                                  absl::string_view language = "en");

// True when `language` has a stemmer of its own, so that its terms may differ
// from those of English.
bool HasOwnStemmer(absl::string_view language);

// True for words that carry no meaning in a search: "the", "of", "and". `term`
// is an IndexTerm of an English text.
bool IsStopTerm(absl::string_view term);

}  // namespace hearsay::text

#endif  // HEARSAY_COMMON_TEXT_INDEX_TERMS_H_

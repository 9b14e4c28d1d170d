#ifndef HEARSAY_COMMON_LANGUAGE_ABBREVIATIONS_H_
#define HEARSAY_COMMON_LANGUAGE_ABBREVIATIONS_H_

#include "absl/strings/string_view.h"

namespace hearsay::language {

// How an abbreviation's full stop bears on the end of a sentence.
enum class Abbreviation {
  kNone,          // Not one: the full stop is a token of its own.
  kBeforeName,    // "Mr.", "Gen.": a name follows, never an end.
  kBeforeNumber,  // "No.", "Sept.": no end when a number follows.
  kAnywhere,      // "Inc.", "U.S.", "p.m.": an end when a new sentence follows.
};

// `word` is without its full stop, as written: "Mr", "U.S", "Sept". Knows
// English and the commonest titles of French, German and Spanish. O(size).
Abbreviation AbbreviationOf(absl::string_view word);

// True for capitalised words that begin sentences far more often than they
// follow an abbreviation inside one: "The", "He", "But".
bool StartsSentences(absl::string_view word);

}  // namespace hearsay::language

#endif  // HEARSAY_COMMON_LANGUAGE_ABBREVIATIONS_H_

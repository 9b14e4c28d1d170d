#ifndef HEARSAY_COMMON_TEXT_FOLD_H_
#define HEARSAY_COMMON_TEXT_FOLD_H_

#include <string>

#include "absl/strings/string_view.h"

namespace hearsay::text {

// All of these take and give valid UTF-8, are O(size) and thread safe.

// Unicode normalisation form C (UAX #15).
std::string ToNfc(absl::string_view text);
// Whether that would change nothing.
bool IsNfc(absl::string_view text);

// What two spellings of one word have in common: NFKC, case folded, without
// accents and vowel points, curly quotation marks and dashes made plain.
// "Élysée’s" and "ELYSEE'S" fold to "elysee's". Marks that spell another word
// stay: Indic vowels, Thai tones, kana voicing, the breve of Cyrillic й.
// Folding again changes nothing more, but for signs that stand for others one
// by one and are joined then: halfwidth kana with their marks, single letters
// of Hangul. Never used for offsets.
std::string Fold(absl::string_view text);
// The same of a text that is in NFC, without a look whether it is.
std::string FoldNfc(absl::string_view text);

// Fold, then every run of what is neither letter nor digit becomes one space,
// none at the ends: the form in which names, contents and holders are compared.
std::string FoldWords(absl::string_view text);

}  // namespace hearsay::text

#endif  // HEARSAY_COMMON_TEXT_FOLD_H_

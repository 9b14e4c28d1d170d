#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_LEXICON_WORD_SET_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_LEXICON_WORD_SET_H_

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"

namespace hearsay::claims {

// A closed class of words. One in a function's static is made by `new` and
// never destroyed.
using WordSet = absl::flat_hash_set<absl::string_view>;

// The words of `words`, which lives forever, between single spaces.
inline const WordSet& MakeWordSet(const char* words) {
  return *new WordSet(absl::StrSplit(words, ' '));
}

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_LEXICON_WORD_SET_H_

#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_LEXICON_SOURCE_NOUNS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_LEXICON_SOURCE_NOUNS_H_

#include "absl/strings/string_view.h"

namespace hearsay::claims {

// Common nouns and words of names that tell what kind of source a phrase is.
// Apart from name_lists.h, whose words are features of the shipped models:
// these may grow without training anew. All take lower case; all are O(word).

// "museum", "insurer", "gang": an organisation by a common noun.
bool IsInstitutionNoun(absl::string_view noun);
// "log", "results", "circular": what is written down or shown.
bool IsRecordNoun(absl::string_view noun);
// "motor", "airlines", "holdings": the last word of a firm's name.
bool EndsFirmName(absl::string_view word);
// "newspaper", "broadcaster": an outlet whatever its article.
bool IsSurelyOutletNoun(absl::string_view noun);
// "mr", "dr": a title before a name that takes no full stop here, in whatever
// case; those that take one have kTitle.
bool IsBareTitle(absl::string_view word);
// "team", "crew": people who are spoken of as one.
bool IsTeamNoun(absl::string_view noun);
// "officials" and "official" made one; "press" stays.
absl::string_view SingularOf(absl::string_view noun);
// "kc", "phd": stands after a person's name and is none.
bool IsPostnominal(absl::string_view word);
// "jr.", "iii": tells a son's name from his father's.
bool IsGeneration(absl::string_view word);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_LEXICON_SOURCE_NOUNS_H_

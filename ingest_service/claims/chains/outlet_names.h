#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_CHAINS_OUTLET_NAMES_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_CHAINS_OUTLET_NAMES_H_

#include <cstdint>

#include "absl/strings/string_view.h"
#include "ingest_service/claims/analysis/words.h"

namespace hearsay::claims {

// What tells the names of outlets that no list has from other capitals. Words
// are in lower case. O(1), but for the first.

// The end of the name that begins at `t`: "Canal Norte", "Radio 105". A day
// behind it is none of its words: "told Bay Watch Tuesday"; of "Bay Weekly" and
// "Bay TODAY", the last is.
uint32_t OutletNameEnd(const Words& words, uint32_t t, uint32_t limit);
// Whether the word behind a name may be what the name says more of: "told Bay
// Area reporters"; not "last week", "he", "that".
bool MayBeNoun(const Words& words, uint32_t t);
// "Downing Street", "Capitol Hill": those who govern there.
bool IsSeat(absl::string_view last_word);
// Where anybody writes under his own name.
bool IsPlatform(absl::string_view word);
// What is counted or held, of whatever number: "Game 7", "World Cup".
bool IsOccasion(absl::string_view word);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_CHAINS_OUTLET_NAMES_H_

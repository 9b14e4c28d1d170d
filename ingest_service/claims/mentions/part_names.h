#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_MENTIONS_PART_NAMES_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_MENTIONS_PART_NAMES_H_

#include <string>

#include "ingest_service/claims/analysis/words.h"

namespace hearsay::claims {

// What to call somebody whom `part` names as no more than some of `whole`, a
// phrase for several people: after "Two former aides", "one of them" is "one of
// two former aides", "a third" is "a third former aide", and "others" are
// "other former aides". Empty when `part` says itself of what it is one, or
// the noun of `whole` is no plural. Neither is empty. O(both phrases).
std::string NameOfPart(const Words& words, TokenRange part, TokenRange whole);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_MENTIONS_PART_NAMES_H_

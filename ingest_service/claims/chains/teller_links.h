#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_CHAINS_TELLER_LINKS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_CHAINS_TELLER_LINKS_H_

#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/attribution/attribution_finder.h"

namespace hearsay::claims {

// Who handed the source on, beside whom it went to: "a cable read to the Herald
// by a clerk", "a memo described to reporters by an aide". Or who or
// what passes it on and is no outlet: "the agency, quoted by the mission", "an
// entry, cited in the report". Empty when nobody is named. O(tokens of the
// source, and a few more).
ByteSpan TellerThrough(const Words& words, const FoundAttribution& found);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_CHAINS_TELLER_LINKS_H_

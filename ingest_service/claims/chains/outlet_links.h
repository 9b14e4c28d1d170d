#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_CHAINS_OUTLET_LINKS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_CHAINS_OUTLET_LINKS_H_

#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/attribution/attribution_finder.h"

namespace hearsay::claims {

// The outlet through which the words of an attribution's source came, as its
// sentence names it beside the source: "told the Herald", "said on Radio Norr",
// "in an interview with the Herald", "writing in the Herald", "a memo seen by
// the Herald", "a poll for the Herald", "the Herald's sources". Empty when it
// names none. O(tokens of the source, and a few more).
ByteSpan OutletThrough(const Words& words, const FoundAttribution& found);

// The outlet that has what `phrase` names, as the words behind it say: "a memo
// | dated Monday and seen by the Herald". Empty when none is said to.
// O(log sentences).
ByteSpan OutletPassing(const Words& words, TokenRange phrase);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_CHAINS_OUTLET_LINKS_H_

#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_CHAINS_DOCUMENT_LINKS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_CHAINS_DOCUMENT_LINKS_H_

#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/attribution/attribution_finder.h"

namespace hearsay::claims {

// The document in which the clause of an attribution stands: "a memo in which
// two engineers warn that". Empty when there is none, and where a pronoun says
// that the words are its author's own: "sent a letter in which he said".
// O(log tokens).
ByteSpan DocumentAround(const Words& words, const FoundAttribution& found);

// The outlet that has what an attribution stands in or is named by: "the Herald
// has seen a memo in which", "the Herald carries a denial from". Empty when no
// outlet does. O(log tokens).
ByteSpan OutletHaving(const Words& words, const FoundAttribution& found);

// The outlet before a phrase that begins at token `phrase`: "the Herald has
// obtained | a memo". Empty when no outlet has it. O(1).
ByteSpan OutletBefore(const Words& words, uint32_t phrase);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_CHAINS_DOCUMENT_LINKS_H_

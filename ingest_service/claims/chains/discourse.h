#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_CHAINS_DISCOURSE_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_CHAINS_DISCOURSE_H_

#include <optional>
#include <vector>

#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/attribution/attribution_finder.h"
#include "ingest_service/claims/chains/chains.h"

namespace hearsay::claims {

// The document that the sentence of an attribution starts with: "In the
// report, officials blamed …"; "In them, …" after a sentence on intercepts,
// then inferred. None when it stands inside the attribution's own content.
// O(tokens of two sentences).
std::optional<ChainLink> FramingDocument(const Words& words,
                                         const FoundAttribution& found);

// Adds the links that hold by what stands around a claim, all inferred: an
// outlet credited at the end of a sentence ("…, the Times reports.") vouches
// for the sentences before it in its paragraph that credit no outlet; a bullet
// or summary has the outlets of what it sums up. `claims` are in text order.
// O(claims + their tokens).
void CarryOver(const Words& words, const std::vector<FoundAttribution>& found,
               std::vector<ChainedClaim>& claims);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_CHAINS_DISCOURSE_H_

#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_DENIED_REPORTS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_DENIED_REPORTS_H_

#include <vector>

#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/attribution/attribution_finder.h"

namespace hearsay::claims {

// "The ministry denied a report by the Gazette that the envoy had left": the
// ministry denies that he had, and the Gazette said it, beside. So with every
// noun for what somebody says, denied or confirmed, that names whose it is: "a
// claim by", "the union's accusation that". One that names nobody states
// nothing beside. New attributions have no flat form. O(n log n) of them all.
void SplitDeniedReports(const Words& words,
                        std::vector<FoundAttribution>& found);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_DENIED_REPORTS_H_

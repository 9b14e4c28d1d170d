#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_VOUCHING_SOURCES_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_VOUCHING_SOURCES_H_

#include <vector>

#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/attribution/attribution_finder.h"

namespace hearsay::claims {

// Puts whom "according to" and "per" name where they belong among the levels of
// their sentence: "the mayor, per two aides, told them that it rained" comes
// through the aides, and so it does where they stand last; "the Herald said
// that, according to two aides, it rained" is the aides' word to the Herald.
// Nothing becomes its own ancestor; flat forms stay. O(attributions × log +
// their words).
void PlaceVouchingSources(const Words& words,
                          std::vector<FoundAttribution>& found);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_VOUCHING_SOURCES_H_

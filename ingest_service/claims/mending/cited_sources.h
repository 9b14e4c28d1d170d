#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_CITED_SOURCES_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_CITED_SOURCES_H_

#include <vector>

#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/attribution/attribution_finder.h"

namespace hearsay::claims {

// Whom an outlet cites is who says so: "…, the Herald reported, citing two
// officials", "the Herald reported, citing two officials, that it leaked".
// Hangs an attribution to those cited on the outlet's, with its content; one
// that a finder made of "citing" itself becomes it, but for its `flat`. What
// others than outlets cite is a basis and left alone. O(found × their
// sentences).
void HangCitedSources(const Words& words, std::vector<FoundAttribution>& found);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_CITED_SOURCES_H_

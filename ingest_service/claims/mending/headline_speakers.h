#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_HEADLINE_SPEAKERS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_HEADLINE_SPEAKERS_H_

#include <vector>

#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/attribution/attribution_finder.h"

namespace hearsay::claims {

// "Mayor ‘knew of the leak’, says watchdog": what a headline ends with behind
// its verb is who says so. A source without a word is none.
// O(attributions + the tokens of their sources).
void NameHeadlineSpeakers(const Words& words,
                          std::vector<FoundAttribution>& found);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_HEADLINE_SPEAKERS_H_

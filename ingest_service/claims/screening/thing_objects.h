#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_SCREENING_THING_OBJECTS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_SCREENING_THING_OBJECTS_H_

#include "ingest_service/claims/analysis/analyzed_article.h"
#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/attribution/attribution_finder.h"

namespace hearsay::claims {

// Whether a verb of saying or thinking has for its content what can be done to
// or with and cannot be so: "claimed the cup", "found petrol cans", "concluded
// the session", "identified a successor", "citing two aides", "chose to leave",
// "welcomed him back to the team", "called 911", "dismissed the lawsuit".
// O(content).
bool HasThingForContent(const AnalyzedArticle& article, const Words& words,
                        const FoundAttribution& found);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_SCREENING_THING_OBJECTS_H_

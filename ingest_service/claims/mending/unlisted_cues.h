#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_UNLISTED_CUES_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_UNLISTED_CUES_H_

#include <vector>

#include "ingest_service/claims/analysis/analyzed_article.h"
#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/attribution/attribution_finder.h"

namespace hearsay::claims {

// Gives a position (FoundAttribution::position) to what a finder took for an
// attribution by a verb that the cue lexicon does not list, when WordNet files
// the verb under communication or cognition and its content can be so: "others
// flagged that the form was missing", "some assumed he had left", "the league
// categorizes the phrase as a slur". O(attributions + contents).
void AdmitUnlistedCues(const Words& words, const AnalyzedArticle& article,
                       std::vector<FoundAttribution>& found);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_UNLISTED_CUES_H_

#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_TELLING_INQUITS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_TELLING_INQUITS_H_

#include <vector>

#include "ingest_service/claims/analysis/analyzed_article.h"
#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/attribution/attribution_finder.h"

namespace hearsay::claims {

// Reads who reports that somebody told something, where the report stands
// between the telling and what is told: "a clerk had warned him, he added, that
// the alarm rang" has the clerk say so, as he says; "the envoys told the
// mayor, the memo says, that the war was lost". What the finders made of either
// clause is put right, or added; what others in it state hangs on whoever is
// said to have told it. Flat forms stay. O(tokens + n log n) with n
// attributions; sentences of more than 120 tokens are left as they are.
void ReadTellingInquits(const Words& words, const AnalyzedArticle& article,
                        std::vector<FoundAttribution>& found);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_TELLING_INQUITS_H_

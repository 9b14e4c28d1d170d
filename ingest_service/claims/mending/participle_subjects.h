#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_PARTICIPLE_SUBJECTS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_PARTICIPLE_SUBJECTS_H_

#include "ingest_service/claims/analysis/analyzed_article.h"
#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/attribution/attribution_finder.h"

namespace hearsay::claims {

// Gives an attribution by a participle that has no subject of its own the one
// of the clause that it ends, where a finder took the last name before it: "the
// report found that the envoy knew, confirming rumours" is the report's.
// `attribution` has a source and a cue. O(its sentence).
void TakeSubjectOfParticiple(const Words& words, const AnalyzedArticle& article,
                             FoundAttribution& attribution);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_PARTICIPLE_SUBJECTS_H_

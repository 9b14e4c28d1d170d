#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_MISREAD_INQUITS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_MISREAD_INQUITS_H_

#include "ingest_service/claims/analysis/analyzed_article.h"
#include "ingest_service/model/extraction.h"

namespace hearsay::claims {

// Whether the models (`learned`) have read wrongly, beyond doubt, what the
// rules (`rule`, with the same cue) read otherwise: they took whom somebody
// told for a part of what was told; a source that stands in what they take for
// content, or right behind "said", ", said the Herald."; what follows the verb
// for the source, "Lind wrote on Monday", where the content stands before it;
// or a clause for a part of the source. O(spans + the source's tokens).
bool IsMisread(const AnalyzedArticle& article,
               const ingest::TextAttribution& learned,
               const ingest::TextAttribution& rule);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_MISREAD_INQUITS_H_

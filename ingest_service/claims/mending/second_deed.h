#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_SECOND_DEED_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_SECOND_DEED_H_

#include "ingest_service/claims/analysis/analyzed_article.h"
#include "ingest_service/claims/analysis/words.h"

namespace hearsay::claims {

// Where `content`, behind the cue, comes to what its source did besides:
// "blaming the county for the fire | and asking how it began", "accused the
// board of theft | and left". The tree has that verb beside the cue's, in the
// same form, and nothing before it makes a clause that it could go on with.
// The end of `content` where there is no such place. O(content).
uint32_t SecondDeedIn(const AnalyzedArticle& article, const Words& words,
                      TokenRange cue, TokenRange content);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_SECOND_DEED_H_

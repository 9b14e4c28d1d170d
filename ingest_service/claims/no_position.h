#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_NO_POSITION_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_NO_POSITION_H_

#include "ingest_service/claims/analyzed_article.h"
#include "ingest_service/claims/attribution_finder.h"
#include "ingest_service/claims/words.h"

namespace hearsay::claims {

// Whether an attribution leaves its source without a position: "declined to
// comment", "citing two aides", "said about the deal", "added two players",
// "claimed the cup", "chose to leave", "found a can", what is asked, demanded,
// hoped or feared and no quotation; and, of one that stands in another's
// content, what speakers say of themselves ("we believe"), what somebody is
// told to know, and what somebody is told to have done by a word ("ordered the
// attack"). `article` is the text's tree; where it is null, no clause is told
// from an object, and the last of these count. O(content).
bool StatesNothing(const Words& words, const AnalyzedArticle* article,
                   const FoundAttribution& found);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_NO_POSITION_H_

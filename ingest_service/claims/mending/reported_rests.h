#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_REPORTED_RESTS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_REPORTED_RESTS_H_

#include <vector>

#include "ingest_service/claims/analysis/analyzed_article.h"
#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/attribution/attribution_finder.h"

namespace hearsay::claims {

// Adds to contents the rest of a sentence that goes on behind who reports it:
// * "the dam is old, Moss said, | but the gates are new", "…, | because nobody
//   paid for it", "…, | especially in May": not what he did beside, ", though
//   he declined to say", nor what is a report of its own;
// * "According to the guild, | the dam | was shut in May, where it leaked":
//   from its begin, also where the finders saw a later clause alone.
// * "the pitch – | which took weeks, | Moss said – was long": the aside alone.
// Marks of quotation come in pairs in what is added. Flat forms stay. O(tokens
// + n log n) with n attributions.
void FitReportedRests(const Words& words, const AnalyzedArticle& article,
                      std::vector<FoundAttribution>& found);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_REPORTED_RESTS_H_

#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_CONTENT_STARTS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_CONTENT_STARTS_H_

#include <vector>

#include "ingest_service/claims/analysis/analyzed_article.h"
#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/attribution/attribution_finder.h"

namespace hearsay::claims {

// Begins contents where the saying ends:
// * "issued a denial | that it leaks": what is denied, by the noun;
// * "answered with a single line: | “We will stay.”";
// * "said in its release | that it leaks", "told “At Noon” | that it does";
// * "said on “At Noon” | he would stay", "noted at the start of her speech, |
//   the lock leaks", "warned them | about the lock": where, and whom;
// * "The board, Moss added in a note | to staff, | knows of it".
// Flat contents follow where they were the same. O(attributions + contents).
void FitContentStarts(const Words& words, const AnalyzedArticle& article,
                      std::vector<FoundAttribution>& found);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_CONTENT_STARTS_H_

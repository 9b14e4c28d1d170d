#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_CONTENT_TAILS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_CONTENT_TAILS_H_

#include <vector>

#include "ingest_service/claims/analysis/analyzed_article.h"
#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/attribution/attribution_finder.h"

namespace hearsay::claims {

// Gives a content behind its cue what a comma, a dash or quotation marks parted
// from it, and takes away what only stands beside it. Taken in:
// * "forecast a drop in the price of maize | , beans and rice this year";
// * "said that the toll would rise | , forcing the guild to sell boats";
// * "said that the letters – hers too – | had been stolen": a clause has a
//   verb of its own;
// * "said it “began” an inquiry | and was “able to trace” the leak".
// Left out:
// * "While Moss says that it leaks, | the guild is glad";
// * "said that she would stay | when she was asked about the toll".
// Flat forms follow where they were the same. O(attributions + the tokens of
// their sentences).
void FitContentTails(const Words& words, const AnalyzedArticle& article,
                     std::vector<FoundAttribution>& found);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_CONTENT_TAILS_H_

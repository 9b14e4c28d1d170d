#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_ACCOUNTS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_ACCOUNTS_H_

#include <vector>

#include "ingest_service/claims/analysis/analyzed_article.h"
#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/attribution/attribution_finder.h"

namespace hearsay::claims {

// Reads whose account a sentence is: "By the keeper's account the lamp was
// out", "the lamp was out, by the account of the keeper", "the lamp, in the
// view of its keeper, was old". Adds an attribution as "according to" makes
// one, of all that the sentence states; those that stand in it hang on it, and
// what a finder made of the noun goes. Flat forms stay. O(tokens + n log n)
// with n attributions.
void ReadAccounts(const Words& words, const AnalyzedArticle& article,
                  std::vector<FoundAttribution>& found);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_ACCOUNTS_H_

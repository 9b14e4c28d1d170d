#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_CONTINUED_QUOTATIONS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_CONTINUED_QUOTATIONS_H_

#include <vector>

#include "ingest_service/claims/analysis/analyzed_article.h"
#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/attribution/attribution_finder.h"

namespace hearsay::claims {

// What is quoted piece by piece: "The dam has “held for years”, said the Post.
// The repair “was cheap” and the town was glad." Makes a content that is a
// piece in the middle of its clause the whole clause, and adds the sentences
// that go on, in the same paragraph, with quotation marks and nobody else who
// reports: each a claim of the same holder (FoundAttribution::continues), on
// which hangs what somebody in it thinks. A sentence without marks ends it, but
// not in a review of the press, "said Ada Moss in the Post". Flat views stay as
// they are. `article` is the text's tree; where it is null, a noun that may be
// a verb counts as a cue. O(tokens + n log n) with n attributions.
void CompleteMixedQuotations(const Words& words, const AnalyzedArticle* article,
                             std::vector<FoundAttribution>& found);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_CONTINUED_QUOTATIONS_H_

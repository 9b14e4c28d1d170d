#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_RULES_QUOTED_PARAGRAPHS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_RULES_QUOTED_PARAGRAPHS_H_

#include <vector>

#include "ingest_service/claims/analysis/analyzed_article.h"
#include "ingest_service/claims/attribution/attribution_finder.h"

namespace hearsay::claims {

// A paragraph that is a quotation and nothing else, which no cue around it
// claims, goes on with what the paragraph before attributes last:
// * to one that quotes, it is more of the content, in the flat form too;
// * after one that tells in other words and ends its paragraph, it is an
//   attribution of its own, of the same holder (FoundAttribution::continues).
// What was found inside the paragraph hangs on it; the speaker's own "we hope"
// is what he says and goes. Indexes change. O(n log n + paragraphs).
void ContinueInParagraphs(const AnalyzedArticle& article,
                          std::vector<FoundAttribution>& found);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_RULES_QUOTED_PARAGRAPHS_H_

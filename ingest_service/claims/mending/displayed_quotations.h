#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_DISPLAYED_QUOTATIONS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_DISPLAYED_QUOTATIONS_H_

#include <vector>

#include "ingest_service/claims/analysis/analyzed_article.h"
#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/attribution/attribution_finder.h"

namespace hearsay::claims {

// Adds the paragraphs that layout alone, without marks, shows to be somebody's
// words:
// * one behind "Moss went on:" or "The Herald reported in 2019:" that ends a
//   paragraph, when nobody in it is known to say all of it;
// * a post that its writer's account closes, "The lock leaks. — Ada Moss
//   (@adamoss) May 4, 2023", without the links at its end.
// What was found in one of them hangs on it. Flat views stay as they are.
// O(tokens + n log n) with n attributions.
void ReadDisplayedQuotations(const Words& words, const AnalyzedArticle& article,
                             std::vector<FoundAttribution>& found);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_DISPLAYED_QUOTATIONS_H_

#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_ADDRESSEES_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_ADDRESSEES_H_

#include <vector>

#include "ingest_service/claims/analysis/analyzed_article.h"
#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/attribution/attribution_finder.h"

namespace hearsay::claims {

// Takes whom somebody tells something out of what he tells: of "told the
// Lantern they saw soldiers" the content is what they saw, of "warned them that
// it leaked", that it did. An object is an addressee where a clause with a
// subject of its own follows it. Flat forms stay. O(attributions + the words
// between).
void TakeOutAddressees(const Words& words, const AnalyzedArticle& article,
                       std::vector<FoundAttribution>& found);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_ADDRESSEES_H_

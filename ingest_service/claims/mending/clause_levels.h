#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_CLAUSE_LEVELS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_CLAUSE_LEVELS_H_

#include <vector>

#include "ingest_service/claims/analysis/analyzed_article.h"
#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/attribution/attribution_finder.h"

namespace hearsay::claims {

// Decides which attributions are levels (see no_position.h for those that are
// none), and where one ends because a clause of the next one begins.
//
// A clause of an outer content whose subject and verb are an inner
// attribution's is said by that one: "she said it rained, and that the mayor
// thinks it will stop" has her say that it rained. What is left of the content
// stays; with nothing left, the outer one only `relays`. "She said it rained,
// and the mayor insists that it did not": the mayor does not speak through her.
// `article` is the text's tree, or null. Spans keep their order.
// O(attributions × depth + their tokens).
void SeparateLevels(const Words& words, const AnalyzedArticle* article,
                    std::vector<FoundAttribution>& found);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_CLAUSE_LEVELS_H_

#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_SCREENING_UNASSERTED_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_SCREENING_UNASSERTED_H_

#include "ingest_service/claims/analysis/analyzed_article.h"
#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/attribution/attribution_finder.h"

namespace hearsay::claims {

// Whether the sentence leaves open that anybody has said so: it asks ("Who does
// she say did it?"), supposes ("if he admits it", "should he deny it"), takes
// it for possible or due ("could promise to", "should admit that"), aims at it
// ("to ensure that everyone understands"), or has it of anybody ("whatever
// anybody says"); or it is said outside of quotation marks by the text's own
// author ("I'd guess"). What stands in a quotation of its own was said.
// O(tokens of the sentence).
bool IsUnasserted(const AnalyzedArticle& article, const Words& words,
                  const FoundAttribution& found);

// Whether `outer` says neither that it is so nor that anybody said it of
// `inner`, whose clause is what it states: "did not say that she expects",
// "hopes that he admits it". O(their cues).
bool LeavesOpen(const Words& words, const FoundAttribution& outer,
                const FoundAttribution& inner);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_SCREENING_UNASSERTED_H_

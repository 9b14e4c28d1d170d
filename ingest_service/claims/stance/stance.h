#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_STANCE_STANCE_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_STANCE_STANCE_H_

#include <vector>

#include "hearsay/internal/v1/record.pb.h"
#include "hearsay/v1/claim.pb.h"
#include "ingest_service/claims/analysis/analyzed_article.h"
#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/attribution/attribution_finder.h"

namespace hearsay::claims {

// Polarity is the sign of factuality.
v1::Polarity PolarityOf(v1::Factuality factuality);

// How the holder stands to a claim, read from the cue, the words around it and
// the content's own hedges: sets `claim`'s type, polarity, factuality,
// likelihood, stated confidence, hedges and basis. `found` is the claim's
// innermost attribution; what lies in `inner` is told by others, whose hedges
// are theirs. `article` is the text's tree, or null: then a negation or hedge
// in a side clause that no word opens is taken for the claim's. O(tokens of its
// sentences × inner).
void AddStance(const Words& words, const AnalyzedArticle* article,
               const FoundAttribution& found,
               const std::vector<ByteSpan>& inner,
               internal::v1::ClaimRecord& claim);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_STANCE_STANCE_H_

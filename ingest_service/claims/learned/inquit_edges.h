#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_INQUIT_EDGES_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_INQUIT_EDGES_H_

#include <vector>

#include "ingest_service/claims/analysis/analyzed_article.h"
#include "ingest_service/claims/attribution/attribution_finder.h"

namespace hearsay::claims {

// Puts right what the models make of an inquit, the clause that tells who says
// the words beside it:
// * "“Why is | nobody here?” Moss asked": the quotation before it is whole;
// * "“Nobody came,” she yells while she runs": and it is what she yells;
// * "“Nobody came,” Moss said, and soon the lamps went out": nor is this hers;
// * "“Nobody came,” Moss said to cheers. “Not one.”": what the next sentence
//   quotes is said by the same;
// * "“If you stay,” Moss said, pointing at it, “you drown”": and what goes on;
// * "said the paper's harbour writer, Ada Moss": all of it is the source.
// `found` has the models' attributions alone, of which none hangs on another;
// their flat views follow. O(attributions × log tokens + the tokens of their
// contents and of the quotations beside them).
void MendInquits(const AnalyzedArticle& article,
                 std::vector<FoundAttribution>& found);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_INQUIT_EDGES_H_

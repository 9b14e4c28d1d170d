#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_INTERRUPTING_INQUITS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_INTERRUPTING_INQUITS_H_

#include <vector>

#include "ingest_service/claims/analysis/analyzed_article.h"
#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/attribution/attribution_finder.h"

namespace hearsay::claims {

// Reads the clauses between commas that tell who reports the sentence around
// them, whatever finders made of them:
// * "the crew, the Herald reported on Monday, has left": all but the clause;
// * "the keeper, an aide told the Herald, believes that the lamp was out": the
//   keeper believes it, as the aide says;
// * "by then, she went on, the crew had left", "while it rained, she said, the
//   crew stayed".
// Quotations are left alone. What other attributions of the sentence state
// hangs on the clause. One that no finder saw is added; flat forms stay.
// Parents may stand behind their children afterwards. O(tokens + n log n) with
// n attributions; sentences of more than 120 tokens are left as they are.
void ReadInterruptingInquits(const Words& words, const AnalyzedArticle& article,
                             std::vector<FoundAttribution>& found);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_INTERRUPTING_INQUITS_H_

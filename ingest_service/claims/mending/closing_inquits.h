#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_CLOSING_INQUITS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_CLOSING_INQUITS_H_

#include <vector>

#include "ingest_service/claims/analysis/analyzed_article.h"
#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/attribution/attribution_finder.h"

namespace hearsay::claims {

// Reads the clauses that close a sentence behind a comma and tell who reports
// all before it, whatever finders made of them:
// * "the dam held, the Herald reported late on Monday, citing two aides";
// * "the dam held, the Harbour Mail has learned";
// * "the dam held, says the engineer who built it";
// * "the crew suspects a mine, an officer told the Herald, but has not ruled
//   out a leak": what goes on after it is the crew's too, and reported by the
//   same.
// What other attributions of the sentence state hangs on the clause, and none
// of them reaches into it. One that no finder saw is added; flat forms stay.
// Parents may stand behind their children afterwards. O(tokens + n log n) with
// n attributions; sentences of more than 120 tokens are left as they are.
void ReadClosingInquits(const Words& words, const AnalyzedArticle& article,
                        std::vector<FoundAttribution>& found);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_CLOSING_INQUITS_H_

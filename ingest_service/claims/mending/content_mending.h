#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_CONTENT_MENDING_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_CONTENT_MENDING_H_

#include <vector>

#include "ingest_service/claims/analysis/analyzed_article.h"
#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/attribution/attribution_finder.h"

namespace hearsay::claims {

// Makes contents whole clauses where grammar shows that a finder cut them, and
// takes out what is none of them:
// * "In 1935, the town was poor, he said": what opens the sentence belongs to
//   the clause before an inquit;
// * "“…,” said Moss, so the pumps “failed”": and what goes on behind it;
// * "said that the dam on the lake | is safe": a clause has a finite verb, an
//   open bracket closes, and "until", "unless" and "if" restrict what is said;
// * "accused | the board of theft": the accused belong to it;
// * "accused the board of theft | and left": what else the source did is none
//   of its words;
// * "With tears, he replied, “Never”": how it was said is no part of a
// quotation
//   behind the verb, nor is "“At Noon”" of what she told “At Noon” on Monday.
// Flat forms follow where they were the same. O(attributions + the tokens of
// their sentences).
void MendContents(const Words& words, const AnalyzedArticle& article,
                  std::vector<FoundAttribution>& found);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_CONTENT_MENDING_H_

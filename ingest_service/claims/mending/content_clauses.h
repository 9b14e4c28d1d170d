#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_CONTENT_CLAUSES_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_CONTENT_CLAUSES_H_

#include <vector>

#include "ingest_service/claims/analysis/analyzed_article.h"
#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/attribution/attribution_finder.h"

namespace hearsay::claims {

// Ends what stands behind its cue where the clauses around it end.
// Cut off is what belongs to the cue's own subject or to another one:
// * "has rejected the deal | and is ready to strike";
// * "plans to sail in May, | and the guild is glad";
// * "After Moss announced that the lock leaks, | the crew said it would leave";
// * "criticized the toll | on Monday", "repeated it | in a tweet".
// Taken in is what the content cannot do without:
// * "said that the gate had opened | and was then closed";
// * "blamed the aide for a memo | that was meant to hurt her";
// * "denied the fact that the gate | was open", "as the reports | showed";
// * "said that it leaks, | and that nobody cares";
// * "agreed to come, | not to see the gate but to mend it";
// * "blamed the boats, | including two of the guild's";
// * "plans to meet Varn | (8-4) in the final on Sunday".
// Flat forms follow where they were the same. O(attributions + the tokens of
// their sentences).
void FitContents(const Words& words, const AnalyzedArticle& article,
                 std::vector<FoundAttribution>& found);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_CONTENT_CLAUSES_H_

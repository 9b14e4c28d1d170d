#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_CLAUSE_SUBJECTS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_CLAUSE_SUBJECTS_H_

#include <vector>

#include "ingest_service/claims/analysis/analyzed_article.h"
#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/attribution/attribution_finder.h"

namespace hearsay::claims {

// Gives attributions by a verb the subject of its clause where a finder took
// the noun that stands next to it:
// * "divers who examined the wreck told them": the divers, not the wreck;
// * "the group holds that the missile was guided, and says it came from the
//   north": the group, not the missile;
// * "a reporter was told by two guards that it rained": the guards;
// * "a crisis officials called mild": the officials;
// * "the man was accused of theft": nobody, and of the man;
// * what subject_asides.h and participle_subjects.h tell;
// and ends what a noun leads to before the verb whose subject the noun is: "the
// panel's finding that he was drunk rests on one witness". Flat forms stay.
// O(attributions + the words between them).
void MendClauseSubjects(const Words& words, const AnalyzedArticle& article,
                        std::vector<FoundAttribution>& found);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_CLAUSE_SUBJECTS_H_

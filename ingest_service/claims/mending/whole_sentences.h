#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_WHOLE_SENTENCES_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_WHOLE_SENTENCES_H_

#include <vector>

#include "ingest_service/claims/analysis/analyzed_article.h"
#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/attribution/attribution_finder.h"

namespace hearsay::claims {

// Who closes a sentence with ", she said.", ", said the Herald." or ",
// according to the guild." reports all that stands before it, a dateline, a
// label and what others in the sentence are said to say apart: where a finder
// left words of it out, or took what stands before for the source, "the guard
// was “asleep”, said the paper", the content becomes the whole. Whoever states
// something in it hangs on it. Only where the marks of quotation before the
// comma are in pairs, and no more of the sentence follows than when and where
// it was said. Afterwards a quotation in a sentence behind is its own speaker's
// alone, if that has one. Flat forms stay. O(tokens + n log n) with n
// attributions.
void ReportWholeSentences(const Words& words, const AnalyzedArticle& article,
                          std::vector<FoundAttribution>& found);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_WHOLE_SENTENCES_H_

#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_STANCE_CONTENT_NEGATION_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_STANCE_CONTENT_NEGATION_H_

#include "ingest_service/claims/analysis/analyzed_article.h"
#include "ingest_service/claims/analysis/words.h"

namespace hearsay::claims {

// Whether the main clause of a content says that something is not so: "no
// contract was signed", "he had never met them". Factuality is of what is
// spoken of, so the holder of "no contract was signed" holds that none was.
// Later clauses, what hangs on a relative or an adverb of time, what an answer
// or a title quotes ("every no", "our 'No Dogs' sign"), "not only" and
// "impossible not to" do not count. `article` is the text's tree, or null: then
// a relative clause that no word opens ("a dam they did not need") counts as
// the main one. O(content × depth of its tree).
bool NegatesMainClause(const Words& words, const AnalyzedArticle* article,
                       TokenRange content);

// Whether the content tells somebody not to do something: "Don't wait". O(1).
bool Forbids(const Words& words, TokenRange content);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_STANCE_CONTENT_NEGATION_H_

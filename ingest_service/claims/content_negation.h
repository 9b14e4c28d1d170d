#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_CONTENT_NEGATION_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_CONTENT_NEGATION_H_

#include "ingest_service/claims/words.h"

namespace hearsay::claims {

// Whether the main clause of a content says that something is not so: "no
// contract was signed", "he had never met them". Factuality is of what is
// spoken of, so the holder of "no contract was signed" holds that none was.
// Later clauses, what hangs on a relative or an adverb of time, and "not only"
// do not count. O(content).
bool NegatesMainClause(const Words& words, TokenRange content);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_CONTENT_NEGATION_H_

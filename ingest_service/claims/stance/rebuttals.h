#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_STANCE_REBUTTALS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_STANCE_REBUTTALS_H_

#include "ingest_service/claims/analysis/words.h"

namespace hearsay::claims {

// Whether a content says of what others say that it is not so: "the allegations
// were false", "that is not true", "there was no truth in the report", and,
// after a cue that `names` things what they are ("called", "described as"),
// "the claims baseless", "it a lie". Whoever says so denies. O(content).
bool IsRebuttal(const Words& words, TokenRange content, bool names);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_STANCE_REBUTTALS_H_

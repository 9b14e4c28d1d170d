#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_ANALYSIS_SOURCE_HEADS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_ANALYSIS_SOURCE_HEADS_H_

#include <cstdint>

#include "ingest_service/claims/analysis/words.h"

namespace hearsay::claims {

// Of a phrase that names a source, not empty, the part that names: "Ada Moss"
// of "Ada Moss, a spokeswoman," and of "a spokeswoman, Ada Moss,"; without
// "who", and how it came to whoever tells of it ("seen by"). O(phrase).
TokenRange ShownPart(const Words& words, TokenRange phrase);

// The token of the head of `name`: the last before its first "of", "for",
// "who". O(name).
uint32_t HeadOfSource(const Words& words, TokenRange name);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_ANALYSIS_SOURCE_HEADS_H_

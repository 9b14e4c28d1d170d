#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_ANALYSIS_HEADLINE_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_ANALYSIS_HEADLINE_H_

#include <cstdint>

#include "ingest_service/claims/analysis/words.h"

namespace hearsay::claims {

// Where the tokens of a text's headline end: one line without a final mark, and
// more below it. 0 when the text begins with no such line. O(1).
uint32_t HeadlineEnd(const Words& words);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_ANALYSIS_HEADLINE_H_

#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_STANCE_OWN_ATTITUDE_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_STANCE_OWN_ATTITUDE_H_

#include <cstdint>
#include <optional>

#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/stance/cue_stance.h"

namespace hearsay::claims {

// What quoted speakers say that they hold themselves.
struct OwnAttitude {
  CueUse use;
  uint32_t object = 0;  // The token at which begins what they hold.
};

// "“We believe that the dam leaks,” she said": she believes it. Of a quotation
// that begins with "I" or "we" and a verb of thinking, doubting or not knowing,
// "have no idea" and "are not sure" among them; none of "I know that it leaks"
// and of what they thought once.
// O(1).
std::optional<OwnAttitude> OwnAttitudeIn(const Words& words,
                                         TokenRange content);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_STANCE_OWN_ATTITUDE_H_

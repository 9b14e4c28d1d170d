#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_QUOTED_CONTENTS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_QUOTED_CONTENTS_H_

#include <vector>

#include "ingest_service/claims/learned/role_features.h"

namespace hearsay::claims {

// What the cue may have as content if that is nothing but whole quotations:
// the one before it, the one after it, or both, with those that go on behind.
// At most six, each in text order; none when the cue itself is quoted or no
// quotation is near. O(window).
std::vector<std::vector<TokenSpan>> QuotedContents(const CueView& view);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_QUOTED_CONTENTS_H_

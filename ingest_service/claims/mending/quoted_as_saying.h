#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_QUOTED_AS_SAYING_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_QUOTED_AS_SAYING_H_

#include <vector>

#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/attribution/attribution_finder.h"

namespace hearsay::claims {

// Reads who quotes whom where the words say it outright:
// * "the Herald quoted the mayor as saying that the dam held";
// * "the mayor was quoted by the Herald as saying that the dam held", or "as
//   saying by the Herald", or by nobody;
// * "the dam held, the Herald quoted the mayor as saying".
// * "the Herald's story has a cook recalling that the dam held".
// One attribution a quoted one, under one of the quoting one that only relays;
// what finders made of the same words goes, but for its flat form. O(tokens +
// n log n) with n attributions.
void ReadQuotedAsSaying(const Words& words,
                        std::vector<FoundAttribution>& found);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_QUOTED_AS_SAYING_H_

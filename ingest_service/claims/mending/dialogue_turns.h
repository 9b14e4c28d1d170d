#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_DIALOGUE_TURNS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_DIALOGUE_TURNS_H_

#include <vector>

#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/attribution/attribution_finder.h"

namespace hearsay::claims {

// Reads whose turn of a printed interview an attribution stands in: where the
// paragraphs begin with labels, "Moss: A guard told me that it rained", the
// guard says so as Moss tells. Hangs what others are said to say in a turn on
// whom the label names, who only relays it; what the speaker says of himself
// stays. The label that comes first is who asks, twice at least with a
// question mark, and passes nothing on; a turn follows right behind his, and
// its label comes more than once. O(paragraphs + attributions log
// attributions).
void HangOnTurns(const Words& words, std::vector<FoundAttribution>& found);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_DIALOGUE_TURNS_H_

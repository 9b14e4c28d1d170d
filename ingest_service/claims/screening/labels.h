#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_SCREENING_LABELS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_SCREENING_LABELS_H_

#include <vector>

#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/attribution/attribution_finder.h"

namespace hearsay::claims {

// Takes away the position of what only stands before a colon at the start of a
// paragraph: "Calder: Cloudy, high 35", "Synopsis: “A boat sinks”", "Ada Moss:
// The rower wants to win". A label speaks where its words are in marks, where
// they say "I" or "we", behind a question, where a name in capitals comes back
// as it does in transcripts, and in headings: the text's first line and one
// that ends in marks without a full stop. One that tells what follows
// ("Winner", "Details", "May 3") never does. O(attributions + their paragraphs
// + the text).
void DropLabels(const Words& words, std::vector<FoundAttribution>& found);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_SCREENING_LABELS_H_

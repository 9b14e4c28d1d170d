#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_SCREENING_LINK_LINES_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_SCREENING_LINK_LINES_H_

#include <vector>

#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/attribution/attribution_finder.h"

namespace hearsay::claims {

// Between the paragraphs of many a page stand lines that lead to other pages,
// "GRAPHICS:How the bank fell", "More:Two banks may close, a study finds": a
// label, a colon that no space follows, a heading. Whoever stands in the label
// says nothing, nor does the colon, and what is said begins behind it. A line
// of its own inside the text that ends in no mark, "Ada Moss: The rower wants
// to win", is a heading too: its colon counts before a quotation only. The
// first line of a text is its own heading. O(attributions + their paragraphs).
void ReadLinkLines(const Words& words, std::vector<FoundAttribution>& found);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_SCREENING_LINK_LINES_H_

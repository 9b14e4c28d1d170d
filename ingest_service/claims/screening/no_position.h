#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_SCREENING_NO_POSITION_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_SCREENING_NO_POSITION_H_

#include "ingest_service/claims/analysis/analyzed_article.h"
#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/attribution/attribution_finder.h"

namespace hearsay::claims {

// Whether an attribution leaves its source without a position: "declined to
// comment", "citing two aides", what is done rather than said (deeds.h), what
// nobody has said yet (unasserted.h), what is asked, demanded, hoped or feared
// and no quotation; and, of one that stands in another's content, which is
// `outer` then and else null, what speakers say of themselves ("we believe"),
// what somebody is told to know, what somebody is told to have done by a word
// ("ordered the attack"), what a thing or sign is told to suggest, whom
// somebody will accuse, what is held by nobody who is named ("is believed to
// be abroad": the outer one says so), what the outer one does not say is so
// ("did not say that she expects"), and what is the outer one's own second
// clause ("said that he reported a leak and that…"). `article` is the text's
// tree; where it is null, grammar is not asked, and what needs it counts.
// O(tokens of the sentence).
bool StatesNothing(const Words& words, const AnalyzedArticle* article,
                   const FoundAttribution& found,
                   const FoundAttribution* outer);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_SCREENING_NO_POSITION_H_

#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_LEVEL_MENDING_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_LEVEL_MENDING_H_

#include <vector>

#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/attribution/attribution_finder.h"

namespace hearsay::claims {

// Puts right where attributions of one sentence meet, which finders see one at
// a time:
// * "think it likely that it rained": the content is the clause;
// * "drivers who, they said, had raced": a relative pronoun is no content, and
//   ends none;
// * who vouches for somebody's words stands above him (vouching_sources.h);
// * "reject the suggestion that it rained": the clause is content, too;
// * "auditors found signs of theft: Herald": the Herald is no content;
// * "those asked thought that it rained": nobody asks it;
// * "asked whether it rained, she said she had no idea": she does not know
//   whether it did.
// Flat forms stay. O(attributions + their words), but for at most a few others
// looked at beside each.
void MendLevels(const Words& words, std::vector<FoundAttribution>& found);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_LEVEL_MENDING_H_

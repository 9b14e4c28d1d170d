#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_SINGLE_CONTENTS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_SINGLE_CONTENTS_H_

#include <vector>

#include "ingest_service/claims/attribution/attribution_finder.h"

namespace hearsay::claims {

// Calls `fit` with each attribution that is a position, has a cue and a content
// of one piece. Its flat form follows where it had the same content.
template <typename Fit>
void FitSingleContents(std::vector<FoundAttribution>& found, Fit fit) {
  for (FoundAttribution& one : found) {
    if (!one.position || one.spans.cue.empty() ||
        one.spans.content.size() != 1) {
      continue;
    }
    const auto before = one.spans.content.front();
    fit(one);
    if (one.flat && one.flat->content.size() == 1 &&
        one.flat->content.front() == before) {
      one.flat->content = one.spans.content;
    }
  }
}

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_SINGLE_CONTENTS_H_

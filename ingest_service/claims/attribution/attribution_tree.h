#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_ATTRIBUTION_ATTRIBUTION_TREE_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_ATTRIBUTION_ATTRIBUTION_TREE_H_

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "absl/types/span.h"
#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/attribution/attribution_finder.h"

namespace hearsay::claims {

// Whether the attribution `inner` stands in `outer`, at any depth. Asked before
// a parent is set, so that nothing ever stands in itself. O(depth).
bool HangsOn(const std::vector<FoundAttribution>& found, size_t inner,
             size_t outer);

// After the last token of the sentence of token `t`. O(log of the sentences).
uint32_t SentenceEnd(const Words& words, uint32_t t);

// The attributions with a cue, in the order of their cues: those of a sentence
// are found without going through all of an article's. One that is added later
// is not in it.
class CueOrder {
 public:
  struct Place {
    uint32_t token;  // The first of the cue.
    size_t index;    // Among the attributions.
  };

  // O(n log n).
  CueOrder(const Words& words, const std::vector<FoundAttribution>& found);

  // Those whose cue begins in `tokens`. O(log n).
  absl::Span<const Place> In(TokenRange tokens) const;
  // The indices of all of them.
  std::vector<size_t> Indices() const;

 private:
  std::vector<Place> places_;
};

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_ATTRIBUTION_ATTRIBUTION_TREE_H_

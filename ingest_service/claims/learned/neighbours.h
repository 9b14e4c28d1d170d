#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_NEIGHBOURS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_NEIGHBOURS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "ingest_service/claims/analysis/analyzed_article.h"
#include "ingest_service/claims/learned/proposal.h"

namespace hearsay::claims {

// What a proposal has to do with the others. A text's attributions seldom
// overlap: where two contents do, one is usually a mistake. Each is the
// strength of the strongest such other, 0 without any.
struct Neighbours {
  float around = 0;            // In whose content this cue lies.
  float inside = 0;            // Whose cue lies in this content.
  float in_source = 0;         // In whose source this cue lies.
  float rival = 0;             // Whose content begins where this one does.
  uint32_t same_sentence = 0;  // How many cues.
};

// `strengths` says how likely each of `proposals` is right. Looks at a bounded
// number either side: linear in any text.
Neighbours NeighboursOf(const AnalyzedArticle& article,
                        const std::vector<Proposal>& proposals,
                        const std::vector<float>& strengths, size_t which);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_NEIGHBOURS_H_

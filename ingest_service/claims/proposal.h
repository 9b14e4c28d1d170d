#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_PROPOSAL_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_PROPOSAL_H_

#include <vector>

#include "ingest_service/claims/analyzed_article.h"
#include "ingest_service/claims/cue_tagger.h"
#include "ingest_service/claims/role_tagger.h"

namespace hearsay::claims {

// An attribution that the taggers propose; whether it is one, the scorer says.
struct Proposal {
  ScoredCue cue;
  Roles roles;
};

// All proposals of one paragraph, in text order; each has a content. Linear in
// the paragraph.
std::vector<Proposal> Propose(const AnalyzedArticle& article,
                              const language::Paragraph& paragraph,
                              const CueTagger& cue_tagger,
                              const RoleTagger& role_tagger);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_PROPOSAL_H_

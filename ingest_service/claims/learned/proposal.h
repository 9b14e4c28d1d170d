#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_PROPOSAL_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_PROPOSAL_H_

#include <vector>

#include "ingest_service/claims/analysis/analyzed_article.h"
#include "ingest_service/claims/analysis/passages.h"
#include "ingest_service/claims/learned/cue_tagger.h"
#include "ingest_service/claims/learned/role_ranker.h"
#include "ingest_service/claims/learned/role_tagger.h"

namespace hearsay::claims {

// An attribution that the taggers propose; whether it is one, the scorer says.
struct Proposal {
  ScoredCue cue;
  Roles roles;
};

// A cue with the roles that it may have, never none; see RoleTagger::Find.
struct OpenProposal {
  ScoredCue cue;
  CueView view;  // Of an article that outlives this.
  std::vector<Roles> candidates;
};

// What may be said in one passage, in text order. Linear in the passage.
std::vector<OpenProposal> ProposeOpenly(const AnalyzedArticle& article,
                                        const Passage& passage,
                                        const CueTagger& cue_tagger,
                                        const RoleTagger& role_tagger);

// The same, with one choice of roles a cue.
std::vector<Proposal> Propose(const AnalyzedArticle& article,
                              const CueTagger& cue_tagger,
                              const RoleTagger& role_tagger,
                              const RoleRanker& role_ranker);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_PROPOSAL_H_

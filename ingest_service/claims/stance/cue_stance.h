#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_STANCE_CUE_STANCE_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_STANCE_CUE_STANCE_H_

#include "absl/strings/string_view.h"
#include "hearsay/v1/claim.pb.h"

namespace hearsay::claims {

// How a holder stands to a content.
struct Stance {
  v1::ClaimType type = v1::CLAIM_TYPE_STATEMENT;
  v1::Factuality factuality = v1::FACTUALITY_CT_PLUS;
};

// The lemma of "ruled out", which the lexicon has as "rule".
inline constexpr absl::string_view kRuleOut = "rule out";

// What is around a cue.
struct CueUse {
  absl::string_view lemma;  // As FoundAttribution::cue_lemma gives it.
  bool negated = false;     // "does not believe", "no evidence".
  bool question = false;    // The content is one: "whether it rained".
};

// The stance that a cue alone gives, before the content's own hedges. The
// values follow FactBank (Saurí and Pustejovsky 2009): verbs of saying commit
// their source, of thinking make it probable, of fear and suspicion possible,
// of wish and question leave it open. A cue that the lexicon does not have is
// one of saying. O(1).
Stance StanceOfCue(const CueUse& use);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_STANCE_CUE_STANCE_H_

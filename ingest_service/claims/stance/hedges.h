#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_STANCE_HEDGES_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_STANCE_HEDGES_H_

#include <optional>

#include "hearsay/v1/claim.pb.h"
#include "ingest_service/claims/analysis/words.h"

namespace hearsay::claims {

// How far a hedge takes its clause from certainty.
enum class Strength { kProbable, kPossible, kImprobable };

// Words that weaken what they stand in: "may", "very likely".
struct Hedge {
  TokenRange range;
  Strength strength = Strength::kPossible;
  // The band of ICD 203 that the words give, when they give one.
  v1::Likelihood likelihood = v1::LIKELIHOOD_UNSPECIFIED;
};

// The hedge that starts at token `t`, before `limit`. O(1).
std::optional<Hedge> HedgeAt(const Words& words, uint32_t t, uint32_t limit);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_STANCE_HEDGES_H_

#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_STANCE_CLAIM_RELATIONS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_STANCE_CLAIM_RELATIONS_H_

#include <vector>

#include "hearsay/internal/v1/record.pb.h"
#include "ingest_service/claims/analysis/words.h"

namespace hearsay::claims {

// Adjusts claims by those that stand before them. A confidence that is stated
// of "this view" or "the finding" is the confidence of the claim before. What
// is said not to be so right after a charge or its denial is a denial too, and
// so is "no such order was given". `claims` are in text order. O(claims +
// the tokens of their contents).
void RelateClaims(const Words& words,
                  std::vector<internal::v1::ClaimRecord>& claims);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_STANCE_CLAIM_RELATIONS_H_

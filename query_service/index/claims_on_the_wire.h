#ifndef HEARSAY_QUERY_SERVICE_INDEX_CLAIMS_ON_THE_WIRE_H_
#define HEARSAY_QUERY_SERVICE_INDEX_CLAIMS_ON_THE_WIRE_H_

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "query_service/index/read_model_core.h"
#include "query_service/index/shown_claims.h"

namespace hearsay::index {

// What ReadModel::ClaimsOnTheWire gives.
absl::StatusOr<std::vector<ShownClaims::Bytes>> MakeClaimsOnTheWire(
    const ReadModelCore& core, const std::vector<uint64_t>& claim_numbers);

}  // namespace hearsay::index

#endif  // HEARSAY_QUERY_SERVICE_INDEX_CLAIMS_ON_THE_WIRE_H_

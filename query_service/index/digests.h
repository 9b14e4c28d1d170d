#ifndef HEARSAY_QUERY_SERVICE_INDEX_DIGESTS_H_
#define HEARSAY_QUERY_SERVICE_INDEX_DIGESTS_H_

#include <map>
#include <string>

#include "absl/status/statusor.h"
#include "query_service/index/read_model_core.h"

namespace hearsay::index {

// What ReadModel::Digests gives. Nobody writes meanwhile.
absl::StatusOr<std::map<std::string, std::string>> MakeDigests(
    const ReadModelCore& core);

}  // namespace hearsay::index

#endif  // HEARSAY_QUERY_SERVICE_INDEX_DIGESTS_H_

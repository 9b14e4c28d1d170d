#ifndef HEARSAY_QUERY_SERVICE_INDEX_INDEX_VIEW_H_
#define HEARSAY_QUERY_SERVICE_INDEX_INDEX_VIEW_H_

#include <cstdint>
#include <memory>
#include <optional>

#include "absl/status/statusor.h"
#include "query_service/index/read_model_core.h"
#include "query_service/model/claim_index.h"

namespace hearsay::index {

// What ReadModel::View gives.
absl::StatusOr<std::unique_ptr<query::ClaimIndexView>> MakeIndexView(
    const ReadModelCore& core, std::optional<uint64_t> sequence);

// The record that the change `sequence` brought, current or superseded; null
// when it was retracted since.
absl::StatusOr<std::shared_ptr<const internal::v1::ArticleRecord>> FindRevision(
    const ReadModelCore& core, uint64_t sequence);

}  // namespace hearsay::index

#endif  // HEARSAY_QUERY_SERVICE_INDEX_INDEX_VIEW_H_

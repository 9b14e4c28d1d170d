#ifndef HEARSAY_QUERY_SERVICE_RETRIEVE_SEARCHER_H_
#define HEARSAY_QUERY_SERVICE_RETRIEVE_SEARCHER_H_

#include "absl/status/statusor.h"
#include "query_service/model/search_page.h"

namespace hearsay::retrieve {

// Answers a ClaimQuery from the read model. Complete: every live claim that
// matches at the pinned sequence is counted and, over the pages, returned once.
// The implementation over the index is IndexSearcher. Thread safe.
class Searcher {
 public:
  virtual ~Searcher() = default;
  // kDeadlineExceeded and kCancelled by `limits`; kOutOfRange when the pinned
  // sequence is older than what the index still distinguishes; kDataLoss when
  // bytes on disk are damaged.
  virtual absl::StatusOr<query::SearchPage> Search(
      const query::SearchSpec& spec, const query::CallLimits& limits) const = 0;
  // How many matches have each value, or pair of values. kResourceExhausted on
  // `group_by` when there are more than `max_groups`; Search's otherwise.
  virtual absl::StatusOr<query::ClaimGroups> Count(
      const query::CountSpec& spec, const query::CallLimits& limits) const = 0;
};

}  // namespace hearsay::retrieve

#endif  // HEARSAY_QUERY_SERVICE_RETRIEVE_SEARCHER_H_

#ifndef HEARSAY_QUERY_SERVICE_RETRIEVE_SEARCHER_H_
#define HEARSAY_QUERY_SERVICE_RETRIEVE_SEARCHER_H_

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
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
  // Every match in the query's order; stops when `visit` returns false.
  virtual absl::Status ForEach(
      const query::ClaimQuery& query, const query::CallLimits& limits,
      absl::FunctionRef<bool(const query::SearchHit&)> visit) const = 0;
};

}  // namespace hearsay::retrieve

#endif  // HEARSAY_QUERY_SERVICE_RETRIEVE_SEARCHER_H_

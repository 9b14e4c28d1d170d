#ifndef HEARSAY_QUERY_SERVICE_ANSWER_CLAIM_COUNTS_H_
#define HEARSAY_QUERY_SERVICE_ANSWER_CLAIM_COUNTS_H_

#include <cstddef>
#include <vector>

#include "absl/status/statusor.h"
#include "query_service/model/search_page.h"
#include "query_service/retrieve/searcher.h"

namespace hearsay::answer {

// Combinations of values in one answer.
constexpr size_t kMaxBuckets = 50000;

// Counts every match by one or two `dimensions`: by date where a dimension is
// one, else most frequent first, then by value. A claim with several values
// (entities) counts once for each; one without any counts under "". Exact, at
// one moment; fetches no claim. kResourceExhausted on `group_by` for more than
// kMaxBuckets; Searcher's errors. Thread safe.
absl::StatusOr<query::ClaimGroups> CountClaims(
    const query::ClaimQuery& query,
    const std::vector<query::FacetField>& dimensions,
    const retrieve::Searcher& searcher, const query::CallLimits& limits);

}  // namespace hearsay::answer

#endif  // HEARSAY_QUERY_SERVICE_ANSWER_CLAIM_COUNTS_H_

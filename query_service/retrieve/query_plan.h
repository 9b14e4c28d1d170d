#ifndef HEARSAY_QUERY_SERVICE_RETRIEVE_QUERY_PLAN_H_
#define HEARSAY_QUERY_SERVICE_RETRIEVE_QUERY_PLAN_H_

#include <optional>

#include "absl/status/statusor.h"
#include "query_service/model/claim_index.h"
#include "query_service/model/claim_query.h"
#include "query_service/model/search_page.h"
#include "query_service/retrieve/planned_query.h"
#include "query_service/retrieve/term_cache.h"

namespace hearsay::retrieve {

// Finds the postings of a question's words, in `cache` what it may hold, and
// orders its conditions by what they cost. `statistics` are those of the first
// page; without them the view's count. The view outlives the plan.
absl::StatusOr<PlannedQuery> PlanQuery(
    const query::ClaimQuery& query, const query::ClaimIndexView& view,
    TermCache& cache, const std::optional<query::CorpusStatistics>& statistics);

}  // namespace hearsay::retrieve

#endif  // HEARSAY_QUERY_SERVICE_RETRIEVE_QUERY_PLAN_H_

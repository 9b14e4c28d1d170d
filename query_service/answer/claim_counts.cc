#include "query_service/answer/claim_counts.h"

#include <algorithm>

#include "common/base/status_macros.h"

namespace hearsay::answer {
namespace {

using query::ClaimGroup;
using query::FacetField;

bool IsDate(FacetField field) {
  return field == FacetField::kDay || field == FacetField::kWeek ||
         field == FacetField::kMonth;
}

}  // namespace

absl::StatusOr<query::ClaimGroups> CountClaims(
    const query::ClaimQuery& query, const std::vector<FacetField>& dimensions,
    const retrieve::Searcher& searcher, const query::CallLimits& limits) {
  query::CountSpec spec;
  spec.query = query;
  spec.first = dimensions[0];
  if (dimensions.size() > 1) spec.second = dimensions[1];
  spec.max_groups = kMaxBuckets;
  HEARSAY_ASSIGN_OR_RETURN(query::ClaimGroups counts,
                           searcher.Count(spec, limits));
  const auto date = std::find_if(dimensions.begin(), dimensions.end(), IsDate);
  const bool by_date = date != dimensions.end();
  const auto at = static_cast<size_t>(date - dimensions.begin());
  // They come by value, which a stable sort keeps for equals.
  std::stable_sort(counts.groups.begin(), counts.groups.end(),
                   [&](const ClaimGroup& a, const ClaimGroup& b) {
                     if (by_date && a.values[at] != b.values[at]) {
                       return a.values[at] < b.values[at];
                     }
                     return a.count > b.count;
                   });
  return counts;
}

}  // namespace hearsay::answer

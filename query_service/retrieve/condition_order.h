#ifndef HEARSAY_QUERY_SERVICE_RETRIEVE_CONDITION_ORDER_H_
#define HEARSAY_QUERY_SERVICE_RETRIEVE_CONDITION_ORDER_H_

#include <vector>

#include "absl/types/span.h"
#include "query_service/retrieve/planned_query.h"

namespace hearsay::retrieve {

// Puts conditions that must all hold into the order in which they are tested:
// those first that leave few rows and cost little, so that what looks at rows
// one by one sees few. Ranges of times become one. `terms` are the plan's.
void OrderConditions(absl::Span<const PlannedTerm> terms,
                     std::vector<PlannedNode>& conditions);

}  // namespace hearsay::retrieve

#endif  // HEARSAY_QUERY_SERVICE_RETRIEVE_CONDITION_ORDER_H_

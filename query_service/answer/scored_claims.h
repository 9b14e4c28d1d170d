#ifndef HEARSAY_QUERY_SERVICE_ANSWER_SCORED_CLAIMS_H_
#define HEARSAY_QUERY_SERVICE_ANSWER_SCORED_CLAIMS_H_

#include <memory>
#include <string>
#include <vector>

#include "query_service/model/search_page.h"

namespace hearsay::answer {

// Appends to `out` the field `claims` of a hearsay.v1.SearchClaimsResponse as
// it is on the wire: each of `claims`, a hearsay.v1.Claim on the wire, with the
// score of the hit at the same place. Those that are null are left out. What is
// appended to it then is of the same message. A copy of the bytes.
void AppendScoredClaims(
    const std::vector<query::SearchHit>& hits,
    const std::vector<std::shared_ptr<const std::string>>& claims,
    std::string& out);

}  // namespace hearsay::answer

#endif  // HEARSAY_QUERY_SERVICE_ANSWER_SCORED_CLAIMS_H_

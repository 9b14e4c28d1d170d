#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_CONTENT_ENDS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_CONTENT_ENDS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "ingest_service/claims/learned/role_features.h"

namespace hearsay::claims {

inline constexpr size_t kMaxContentEnds = 8;

// Where else the content that ends with `range` may end: with a subtree that
// its last words are part of, with its sentence or its quotation, or earlier,
// before a comma, a conjunction or the like. At most kMaxContentEnds, none of
// them range.end; all within the window and the sentence of the range's end or
// its quotation. O(window).
std::vector<int32_t> ContentEnds(const CueView& view, TokenSpan range);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_CONTENT_ENDS_H_

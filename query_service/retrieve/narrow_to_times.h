#ifndef HEARSAY_QUERY_SERVICE_RETRIEVE_NARROW_TO_TIMES_H_
#define HEARSAY_QUERY_SERVICE_RETRIEVE_NARROW_TO_TIMES_H_

#include "query_service/model/claim_rows.h"
#include "query_service/retrieve/planned_query.h"
#include "query_service/retrieve/row_set.h"

namespace hearsay::retrieve {

// Leaves in `rows`, of one chunk, those of articles published in `range`. Looks
// at each article of the range or at each row, whichever are fewer; where
// articles are not sorted yet at the rows of some blocks.
void NarrowToTimes(const TimeRange& range, const query::ChunkClaims& claims,
                   RowSet& rows);

}  // namespace hearsay::retrieve

#endif  // HEARSAY_QUERY_SERVICE_RETRIEVE_NARROW_TO_TIMES_H_

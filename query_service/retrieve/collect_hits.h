#ifndef HEARSAY_QUERY_SERVICE_RETRIEVE_COLLECT_HITS_H_
#define HEARSAY_QUERY_SERVICE_RETRIEVE_COLLECT_HITS_H_

#include <cstdint>

#include "query_service/model/claim_rows.h"
#include "query_service/retrieve/chunk_search.h"
#include "query_service/retrieve/page_collector.h"
#include "query_service/retrieve/planned_query.h"
#include "query_service/retrieve/row_set.h"

namespace hearsay::retrieve {

// Put those of a chunk's matches onto a page that belong there, and look at few
// others. `count` is how many matches there are.

// `search` has prepared its scores.
void CollectByScore(const query::ChunkClaims& claims, const ChunkSearch& search,
                    const RowSet& matches, uint64_t count, PageCollector& page);

// All matches are of `times`.
void CollectByTime(const query::ChunkClaims& claims, const RowSet& matches,
                   uint64_t count, const TimeRange& times, bool oldest_first,
                   PageCollector& page);

}  // namespace hearsay::retrieve

#endif  // HEARSAY_QUERY_SERVICE_RETRIEVE_COLLECT_HITS_H_

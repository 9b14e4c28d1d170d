#ifndef HEARSAY_QUERY_SERVICE_ANSWER_CLAIM_COUNTS_H_
#define HEARSAY_QUERY_SERVICE_ANSWER_CLAIM_COUNTS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "query_service/answer/claim_library.h"
#include "query_service/model/search_page.h"
#include "query_service/retrieve/searcher.h"

namespace hearsay::answer {

// What claims can be counted by.
enum class Dimension {
  kSource,
  kHolder,
  kType,
  kPolarity,
  kFactuality,
  kEvent,   // The type of each event of the content, "bombing.n.01".
  kEntity,  // The name of each entity of the content.
  kDay,     // YYYY-MM-DD of the publication, UTC.
  kWeek,    // The Monday's date.
  kMonth,   // YYYY-MM.
};

struct CountBucket {
  std::vector<std::string> values;  // One a dimension.
  int64_t count = 0;
};

struct ClaimCounts {
  // By date where a dimension is one, else most frequent first, then by value.
  std::vector<CountBucket> buckets;
  int64_t total_size = 0;  // Matching claims; each once.
};

// Combinations of values in one answer; more is kResourceExhausted.
constexpr size_t kMaxBuckets = 10000;

// Counts every match by one or two `dimensions`. A claim with several values
// (entities) counts once for each; one without any counts under "". Exact;
// reads every matching claim. Thread safe.
absl::StatusOr<ClaimCounts> CountClaims(
    const query::ClaimQuery& query, const std::vector<Dimension>& dimensions,
    const retrieve::Searcher& searcher, const ClaimLibrary& library,
    const query::CallLimits& limits);

}  // namespace hearsay::answer

#endif  // HEARSAY_QUERY_SERVICE_ANSWER_CLAIM_COUNTS_H_

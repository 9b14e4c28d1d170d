#ifndef HEARSAY_QUERY_SERVICE_MODEL_SEARCH_PAGE_H_
#define HEARSAY_QUERY_SERVICE_MODEL_SEARCH_PAGE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "common/base/call_limits.h"
#include "query_service/model/claim_query.h"

namespace hearsay::query {

using ::hearsay::CallLimits;

// Where the next page starts: after this hit, in the query's order. Ties are
// broken by claim number, larger (newer) first.
struct PageStart {
  float score = 0;           // kRelevance.
  int64_t time_seconds = 0;  // The other orders.
  uint64_t claim_number = 0;
};

// The corpus as the first page saw it, so that scores do not drift between
// pages: one document frequency a query term, in the order of the terms.
struct CorpusStatistics {
  uint64_t claim_count = 0;
  std::vector<float> average_lengths;  // By indexed field, in terms.
  std::vector<uint64_t> document_frequencies;

  friend bool operator==(const CorpusStatistics&,
                         const CorpusStatistics&) = default;
};

// What to count matches by. The values are those that a filter takes.
enum class FacetField {
  kSource,
  kHolder,
  kType,
  kPolarity,
  kFactuality,
  kStatedConfidence,
  kQuoteType,
  kLanguage,
  kEntity,  // The canonical name of each entity of the content.
  kEvent,   // The type of each event of the content, "bombing.n.01".
  kDay,     // YYYY-MM-DD of the publication, UTC.
  kWeek,    // The Monday's date.
  kMonth,   // YYYY-MM.
};

struct Facet {
  struct Value {
    std::string value;
    uint64_t count = 0;
  };
  std::vector<Value> values;  // Most frequent first, then by value; ≤ 100.
};

// Those that are asked for again are the same.
using SharedFacet = std::shared_ptr<const Facet>;

// What to count, by one field or by two. A claim with several values (entities)
// counts once for each; one without any for the empty one.
struct CountSpec {
  ClaimQuery query;
  FacetField first = FacetField::kSource;
  std::optional<FacetField> second;
  size_t max_groups = 0;
};

struct ClaimGroup {
  std::vector<std::string> values;  // One a field.
  uint64_t count = 0;
};

struct ClaimGroups {
  std::vector<ClaimGroup> groups;  // By value.
  uint64_t total_size = 0;         // Matching claims; each once.
};

// One page of one query.
struct SearchSpec {
  ClaimQuery query;
  size_t page_size = 50;
  // Further pages: pinned to the first page's sequence and statistics.
  std::optional<PageStart> after;
  std::optional<uint64_t> sequence;
  std::optional<CorpusStatistics> statistics;
  std::vector<FacetField> facets;
};

struct SearchHit {
  uint64_t claim_number = 0;
  float score = 0;
  int64_t time_seconds = 0;  // The article's publication.
};

struct SearchPage {
  std::vector<SearchHit> hits;
  bool more = false;
  uint64_t total_size = 0;          // Exact, over all pages.
  std::vector<SharedFacet> facets;  // In the order of SearchSpec::facets.
  uint64_t sequence = 0;            // What this page is pinned to.
  CorpusStatistics statistics;
};

}  // namespace hearsay::query

#endif  // HEARSAY_QUERY_SERVICE_MODEL_SEARCH_PAGE_H_

#ifndef HEARSAY_QUERY_SERVICE_RETRIEVE_INDEX_SEARCHER_H_
#define HEARSAY_QUERY_SERVICE_RETRIEVE_INDEX_SEARCHER_H_

#include "query_service/model/claim_index.h"
#include "query_service/retrieve/facet_cache.h"
#include "query_service/retrieve/page_runs.h"
#include "query_service/retrieve/searcher.h"
#include "query_service/retrieve/term_cache.h"

namespace hearsay::retrieve {

// Searches an index chunk by chunk. Posting lists become sets of rows, and
// conditions narrow these down, 64 rows at a time; so counting is cheap, and
// exact. Only what can still get onto the page is scored, or looked at by time:
// the places of a claim's words bound its score, and blocks know their times. A
// page costs one pass over the bits of the matches; a later page mostly
// nothing, for the pass for one finds a run of them. Memory for a search is
// that of the terms of one chunk and of one run; what is kept between searches
// is bounded: common terms, unpacked, runs of pages, counts by field.
//
// Words of a question that have no term match everything; a filter's text
// without any word matches nothing. A resource name under `entity` or `event`
// is compared as a whole name.
class IndexSearcher final : public Searcher {
 public:
  // `index` outlives it.
  explicit IndexSearcher(const query::ClaimIndex& index) : index_(index) {}

  absl::StatusOr<query::SearchPage> Search(
      const query::SearchSpec& spec,
      const query::CallLimits& limits) const override;
  absl::StatusOr<query::ClaimGroups> Count(
      const query::CountSpec& spec,
      const query::CallLimits& limits) const override;

  // What is kept between searches, in bytes.
  size_t cached_term_bytes() const { return terms_.held_bytes(); }
  size_t cached_page_bytes() const { return runs_.held_bytes(); }
  size_t cached_facet_bytes() const { return facets_.held_bytes(); }

 private:
  // Terms of a million claims cost 2 MB each where they are common.
  static constexpr size_t kCachedTermBytes = size_t{128} << 20;

  const query::ClaimIndex& index_;
  mutable TermCache terms_{kCachedTermBytes};
  mutable FacetCache facets_;
  mutable PageRuns runs_;
};

}  // namespace hearsay::retrieve

#endif  // HEARSAY_QUERY_SERVICE_RETRIEVE_INDEX_SEARCHER_H_

#ifndef HEARSAY_QUERY_SERVICE_RETRIEVE_INDEX_SEARCHER_H_
#define HEARSAY_QUERY_SERVICE_RETRIEVE_INDEX_SEARCHER_H_

#include "query_service/model/claim_index.h"
#include "query_service/retrieve/searcher.h"

namespace hearsay::retrieve {

// Searches an index chunk by chunk. Posting lists become sets of rows, and
// conditions narrow these down, 64 rows at a time; so counting is cheap, and
// exact. Only what can still get onto the page is scored, or looked at by time:
// the places of a claim's words bound its score, and blocks know their times. A
// page costs one pass over the bits of the matches, the last one as much as the
// first; memory is that of the posting lists of the question's words, of the
// terms of one chunk and of one page.
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

 private:
  const query::ClaimIndex& index_;
};

}  // namespace hearsay::retrieve

#endif  // HEARSAY_QUERY_SERVICE_RETRIEVE_INDEX_SEARCHER_H_

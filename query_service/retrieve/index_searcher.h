#ifndef HEARSAY_QUERY_SERVICE_RETRIEVE_INDEX_SEARCHER_H_
#define HEARSAY_QUERY_SERVICE_RETRIEVE_INDEX_SEARCHER_H_

#include "query_service/model/claim_index.h"
#include "query_service/retrieve/searcher.h"

namespace hearsay::retrieve {

// Searches an index chunk by chunk: posting lists are intersected, columns
// filter what is left, and only the best `page_size` hits are kept. A page
// costs one pass over the matches, the last one as much as the first; memory
// is that of the posting lists of the question's words and of one page.
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
  absl::Status ForEach(
      const query::ClaimQuery& query, const query::CallLimits& limits,
      absl::FunctionRef<bool(const query::SearchHit&)> visit) const override;

 private:
  const query::ClaimIndex& index_;
};

}  // namespace hearsay::retrieve

#endif  // HEARSAY_QUERY_SERVICE_RETRIEVE_INDEX_SEARCHER_H_

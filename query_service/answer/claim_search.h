#ifndef HEARSAY_QUERY_SERVICE_ANSWER_CLAIM_SEARCH_H_
#define HEARSAY_QUERY_SERVICE_ANSWER_CLAIM_SEARCH_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/base/clock.h"
#include "query_service/answer/claim_library.h"
#include "query_service/answer/page_token.h"
#include "query_service/interpret/question_reader.h"
#include "query_service/model/search_page.h"
#include "query_service/retrieve/searcher.h"

namespace hearsay::answer {

// A search as a client asks for it, its plain fields checked.
struct SearchRequest {
  std::string query;
  std::string filter;
  std::optional<query::ClaimOrder> order;  // The question's own when unset.
  size_t page_size = 50;
  std::string page_token;
  std::vector<query::FacetField> facets;
  bool basic_view = false;
  std::string consistency_token;
  // What query and filter were read as at `asked`; unset: it is yet to be done.
  std::optional<interpret::Question> question;
  absl::Time asked;
};

// What search answers with besides claims; facets are in the order of the
// request's.
struct SearchAnswer {
  std::string next_page_token;  // Empty on the last page.
  uint64_t total_size = 0;
  std::vector<query::SharedFacet> facets;
  interpret::Interpretation interpretation;
};

// Answers searches: reads the words, waits for what was promised, retrieves a
// page and shows its claims. What it is given outlives it. Thread safe.
class ClaimSearch {
 public:
  ClaimSearch(const retrieve::Searcher& searcher, const ClaimLibrary& library,
              const PageTokenSealer& sealer, const Clock& clock)
      : searcher_(searcher),
        library_(library),
        sealer_(sealer),
        clock_(clock) {}

  // One page, whose claims are appended to `claims` as a SearchClaimsResponse
  // has them on the wire: they are most of an answer, and mostly copied from
  // one that showed them before (scored_claims.h). A page token is
  // good for the same query, filter, order, facets and view; it pins all pages
  // to what the first one saw. A claim retracted since is missing from its
  // page. Errors: interpret::ReadQuestion's; PageTokenSealer's; kOutOfRange,
  // the token is of a record that was rebuilt or older than what is kept;
  // consistency.h's; Searcher's.
  absl::StatusOr<SearchAnswer> Search(SearchRequest request,
                                      const query::CallLimits& limits,
                                      std::string& claims) const;

 private:
  const retrieve::Searcher& searcher_;
  const ClaimLibrary& library_;
  const PageTokenSealer& sealer_;
  const Clock& clock_;
};

}  // namespace hearsay::answer

#endif  // HEARSAY_QUERY_SERVICE_ANSWER_CLAIM_SEARCH_H_

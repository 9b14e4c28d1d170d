#ifndef HEARSAY_QUERY_SERVICE_ANSWER_CLAIM_EXPORT_H_
#define HEARSAY_QUERY_SERVICE_ANSWER_CLAIM_EXPORT_H_

#include <cstddef>
#include <deque>
#include <memory>
#include <optional>

#include "absl/status/statusor.h"
#include "common/base/clock.h"
#include "hearsay/v1/query_service.pb.h"
#include "query_service/answer/claim_library.h"
#include "query_service/answer/claim_search.h"
#include "query_service/model/search_page.h"
#include "query_service/retrieve/searcher.h"

namespace hearsay::answer {

// Every match of one search, in its order, pinned to what the first look saw;
// as slowly as its reader likes: it holds a few thousand numbers and a few
// claims. One thread at a time; what it is given outlives it.
class ClaimExport {
 public:
  // Reads the words, and waits for the consistency token. Page size, page token
  // and facets are ignored. Errors: ClaimSearch's.
  static absl::StatusOr<std::unique_ptr<ClaimExport>> Start(
      SearchRequest request, const retrieve::Searcher& searcher,
      const ClaimLibrary& library, const Clock& clock,
      const query::CallLimits& limits);

  // The next match; nothing at the end. What was retracted meanwhile is left
  // out. Errors: Searcher's; kOutOfRange, the reader was so slow that what it
  // reads is no longer kept.
  absl::StatusOr<std::optional<v1::ScoredClaim>> Next();

 private:
  ClaimExport(const retrieve::Searcher& searcher, const ClaimLibrary& library,
              const query::CallLimits& limits)
      : searcher_(searcher), library_(library), limits_(limits) {}
  absl::Status FindMore();
  absl::Status ShowMore();

  const retrieve::Searcher& searcher_;
  const ClaimLibrary& library_;
  const query::CallLimits limits_;
  bool basic_view_ = false;
  query::SearchSpec spec_;  // Of the next look.
  bool found_all_ = false;
  std::deque<query::SearchHit> hits_;
  std::deque<v1::ScoredClaim> claims_;  // Of hits that are gone from hits_.
};

}  // namespace hearsay::answer

#endif  // HEARSAY_QUERY_SERVICE_ANSWER_CLAIM_EXPORT_H_

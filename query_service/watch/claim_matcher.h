#ifndef HEARSAY_QUERY_SERVICE_WATCH_CLAIM_MATCHER_H_
#define HEARSAY_QUERY_SERVICE_WATCH_CLAIM_MATCHER_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "hearsay/internal/v1/record.pb.h"
#include "query_service/index/article_entry.h"
#include "query_service/model/claim_query.h"
#include "query_service/model/claim_rows.h"

namespace hearsay::watch {

// Tells which claims of one article revision a question matches: exactly those
// that a search would find, for it searches an index of that one article.
// Thread safe.
class ClaimMatcher {
 public:
  explicit ClaimMatcher(query::ClaimQuery query);

  // Whether every claim matches, so that nobody need look.
  bool matches_all() const;
  // By ordinal. `entry` is what `record` put into the index.
  absl::StatusOr<std::vector<bool>> Match(
      const index::ArticleEntry& entry,
      const internal::v1::ArticleRecord& record) const;
  // Whether a claim whose words are gone may have matched, as far as its source
  // and its columns still tell.
  absl::StatusOr<bool> MayHaveMatched(absl::string_view source,
                                      const query::ClaimRow& row) const;

 private:
  query::ClaimQuery query_;
  query::ClaimQuery possible_;  // What of it the columns tell.
};

}  // namespace hearsay::watch

#endif  // HEARSAY_QUERY_SERVICE_WATCH_CLAIM_MATCHER_H_

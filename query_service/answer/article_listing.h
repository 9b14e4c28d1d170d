#ifndef HEARSAY_QUERY_SERVICE_ANSWER_ARTICLE_LISTING_H_
#define HEARSAY_QUERY_SERVICE_ANSWER_ARTICLE_LISTING_H_

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "hearsay/v1/article.pb.h"
#include "query_service/answer/claim_library.h"
#include "query_service/answer/page_token.h"

namespace hearsay::answer {

// Which articles, its plain fields checked.
struct ListRequest {
  std::string source;  // Of all when empty.
  int64_t start_seconds = std::numeric_limits<int64_t>::min();  // Its day.
  int64_t end_seconds = std::numeric_limits<int64_t>::max();    // Exclusive.
  size_t page_size = 50;
  std::string page_token;
};

struct ListAnswer {
  std::vector<v1::Article> articles;  // Without their text.
  std::string next_page_token;        // Empty on the last page.
};

// A page of articles in key order. A page token is good for the same source
// and range; an article that was there when the walk began and still is comes
// exactly once. Errors: PageTokenSealer's; kOutOfRange, the token is of a
// record that was rebuilt. Thread safe.
absl::StatusOr<ListAnswer> ListArticles(const ListRequest& request,
                                        const ClaimLibrary& library,
                                        const PageTokenSealer& sealer);

}  // namespace hearsay::answer

#endif  // HEARSAY_QUERY_SERVICE_ANSWER_ARTICLE_LISTING_H_

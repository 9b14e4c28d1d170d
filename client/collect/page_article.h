#ifndef HEARSAY_CLIENT_COLLECT_PAGE_ARTICLE_H_
#define HEARSAY_CLIENT_COLLECT_PAGE_ARTICLE_H_

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "client/collect/http_session.h"
#include "hearsay/v1/article.pb.h"

namespace hearsay::collect {

// What came of fetching an article's page.
struct PageResult {
  enum class Kind {
    kArticle,  // `article` is the page with the feed's hints.
    kMoved,    // Ask `url` instead.
    kLater,    // It may come right: try again, not before `retry_after`.
    kNoPage,   // It will not: `why`.
    kStopped,  // The collector is ending.
  };
  Kind kind;
  v1::RawArticle article;
  std::string url;
  std::string why;
  std::optional<absl::Duration> retry_after;
};

// `hints` is the feed's article (feed_article.h), `url` where the page was
// asked for. HTML and plain text are pages; a document of another type, an
// empty one, 4xx and robots.txt's no are none. Too many requests, timeouts,
// 5xx, broken connections and cut-off pages may come right.
PageResult ReadPage(absl::StatusOr<HttpResponse> response,
                    const std::string& url, const v1::RawArticle& hints);

}  // namespace hearsay::collect

#endif  // HEARSAY_CLIENT_COLLECT_PAGE_ARTICLE_H_

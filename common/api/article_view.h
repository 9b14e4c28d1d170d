#ifndef HEARSAY_COMMON_API_ARTICLE_VIEW_H_
#define HEARSAY_COMMON_API_ARTICLE_VIEW_H_

#include <cstddef>
#include <string>

#include "common/text/code_point_map.h"
#include "hearsay/internal/v1/record.pb.h"
#include "hearsay/v1/article.pb.h"
#include "hearsay/v1/claim.pb.h"

namespace hearsay::api {

// Shows one stored record as the public API's messages. Byte spans become code
// points and their exact words here, once for both services. A record
// without an article id, as an offline extraction makes it, gives no names.
// Keeps a reference to the record, which must outlive it. O(text) to build,
// then O(spans) a claim.
class ArticleView {
 public:
  explicit ArticleView(const internal::v1::ArticleRecord& record);

  // Everything, with `text`.
  v1::Article Article() const;
  // Claim `ordinal` < record.claims_size(), with every span.
  v1::Claim Claim(size_t ordinal) const;
  // Without mentions, hedges, basis and context.
  v1::Claim BasicClaim(size_t ordinal) const;
  // The same into `out`, which is empty; for messages that are made in place.
  void ShowClaim(size_t ordinal, v1::Claim& out) const;
  void ShowBasicClaim(size_t ordinal, v1::Claim& out) const;

 private:
  const internal::v1::ArticleRecord& record_;
  const text::CodePointMap map_;
  const std::string name_;  // The article's; empty when it has none.
};

// The words of a claim's content spans joined by one space.
std::string ClaimText(const internal::v1::ArticleRecord& record,
                      const internal::v1::ClaimRecord& claim);

}  // namespace hearsay::api

#endif  // HEARSAY_COMMON_API_ARTICLE_VIEW_H_

#ifndef HEARSAY_INGEST_SERVICE_NORMALIZE_GIVEN_SOURCE_H_
#define HEARSAY_INGEST_SERVICE_NORMALIZE_GIVEN_SOURCE_H_

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "ingest_service/normalize/article_url.h"

namespace hearsay::normalize {

struct GivenSource {
  std::string source;       // A valid source (common/record/article_key.h).
  std::string outlet_name;  // Set where a name is all that is known.
};

// Under which source an article is kept of which a collector gives the source
// `given` and the address `url`:
//   a domain or an address   its host, without "www." and path
//   an outlet's name         the domain of `url`; without one the name's words,
//                            folded, with hyphens: "The Bay Post" is
//                            "the-bay-post", and outlet_name the name as it was
//                            given
//   nothing                  the domain of `url`, or "unknown"
// InvalidArgument that names article.source where it is none of these: without
// a letter or digit, or of more than 253 bytes. O(size), thread safe.
absl::StatusOr<GivenSource> ReadSource(absl::string_view given,
                                       const std::optional<ArticleUrl>& url);

}  // namespace hearsay::normalize

#endif  // HEARSAY_INGEST_SERVICE_NORMALIZE_GIVEN_SOURCE_H_

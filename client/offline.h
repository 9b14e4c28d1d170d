#ifndef HEARSAY_CLIENT_OFFLINE_H_
#define HEARSAY_CLIENT_OFFLINE_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "hearsay/v1/article.pb.h"
#include "ingest_service/claims/claim_extractor.h"

namespace hearsay::client {

// The stages of the ingest service over one article, without a service. Both
// give one line of JSON without its end and are thread safe.

// What normalisation makes of `raw`:
//   {"id", "title", "text", "authors": […], "byline", "date": "YYYY-MM-DD",
//    "published": RFC 3339, "date_basis", "date_precision", "site", "source",
//    "modified": RFC 3339, "language", "canonical_url", "cited_outlets": […],
//    "revision_reason"}
// `date`, the day in the writer's own zone, and `published`, in UTC, are null
// when the article tells none (`now`, the time of arrival, is not the
// article's); `modified` is null when its page tells no later change. `id` is
// the external id. With `origins` there is "origins", the byte of the body as
// it was given for each code point of "text" (normalize::TraceNormalize).
// Errors are those of normalize::Normalize.
absl::StatusOr<std::string> NormalizeToJson(const v1::RawArticle& raw,
                                            absl::Time now,
                                            bool origins = false);

// The claims of raw.text(), which is taken as it is:
//   {"id", "attributions": [{"source": [[b,e]…], "cue": …, "content": …}],
//    "claims": [hearsay.v1.Claim…]}
// Offsets are code points of raw.text(). Never fails for want of context: what
// normalisation cannot tell is left unknown.
std::string ExtractToJson(const v1::RawArticle& raw,
                          const claims::ClaimExtractor& extractor,
                          absl::Time now);

}  // namespace hearsay::client

#endif  // HEARSAY_CLIENT_OFFLINE_H_

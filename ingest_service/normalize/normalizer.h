#ifndef HEARSAY_INGEST_SERVICE_NORMALIZE_NORMALIZER_H_
#define HEARSAY_INGEST_SERVICE_NORMALIZE_NORMALIZER_H_

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "hearsay/v1/article.pb.h"
#include "ingest_service/model/normalized_article.h"

namespace hearsay::normalize {

// Makes an article of what a collector sent: decodes the body, finds the
// article in the page, cleans the text, and settles title, byline, date,
// language, source and canonical URL, each from the strongest evidence.
//
//   raw  any bytes whatever in `html`; its strings are UTF-8, as protobuf
//        requires.
//   now  the time of arrival; stands in for a missing fetch time.
//
// Errors are FieldErrors (common/base/field_error.h) whose paths start with
// `article.`: kInvalidArgument only. Never reads the clock or the locale, but
// gives a page up (HTML_TOO_COMPLEX) that takes a parser's processor time out
// of proportion to its size, as none does that is not built to. Thread safe;
// linear in the size of the body.
absl::StatusOr<ingest::NormalizedArticle> Normalize(const v1::RawArticle& raw,
                                                    absl::Time now);

struct TracedArticle {
  ingest::NormalizedArticle article;
  // For each code point of article.text, the byte of the body as it was sent,
  // `html` or `text`, at which begins what it was made of: a character in the
  // page's charset, a character reference, an escape of JSON. A space or line
  // end that was put in comes from a <br> or from what follows it. Bytes step
  // back only where HTML's rules move text, as out of tables.
  std::vector<uint32_t> origins;
};

// Normalize, with the way back of each code point. Twice its cost.
absl::StatusOr<TracedArticle> TraceNormalize(const v1::RawArticle& raw,
                                             absl::Time now);

}  // namespace hearsay::normalize

#endif  // HEARSAY_INGEST_SERVICE_NORMALIZE_NORMALIZER_H_

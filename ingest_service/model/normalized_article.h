#ifndef HEARSAY_INGEST_SERVICE_MODEL_NORMALIZED_ARTICLE_H_
#define HEARSAY_INGEST_SERVICE_MODEL_NORMALIZED_ARTICLE_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "hearsay/v1/article.pb.h"

namespace hearsay::ingest {

// What normalisation makes of a RawArticle. All strings are valid UTF-8 in NFC.
struct NormalizedArticle {
  std::string source;         // A valid source (common/record/article_key.h).
  std::string outlet_name;    // As sent, where its domain is not known.
  std::string url;            // As sent.
  std::string canonical_url;  // Empty when there is no URL.
  std::string external_id;
  std::string headline;
  std::string byline;
  std::vector<std::string> authors;  // The byline's names.
  std::string site_name;             // As the page gives it.
  std::string text;           // Not empty. Paragraphs end in an empty line.
  std::string language_code;  // BCP-47, `und` when it could not be told.
  absl::Time publish_time = absl::UnixEpoch();
  absl::CivilDay publish_day;  // As stated, in the writer's own time zone.
  v1::DateBasis publish_time_basis = v1::DATE_BASIS_UNSPECIFIED;
  v1::DatePrecision publish_time_precision = v1::DATE_PRECISION_UNSPECIFIED;
  std::optional<absl::Time> modify_time;  // Of its last change, if it says so.
  absl::Time fetch_time;
  std::vector<std::string> cited_outlets;
  std::string revision_reason;  // In the text's own words, or empty.
};

}  // namespace hearsay::ingest

#endif  // HEARSAY_INGEST_SERVICE_MODEL_NORMALIZED_ARTICLE_H_

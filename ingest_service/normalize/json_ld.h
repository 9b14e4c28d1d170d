#ifndef HEARSAY_INGEST_SERVICE_NORMALIZE_JSON_LD_H_
#define HEARSAY_INGEST_SERVICE_NORMALIZE_JSON_LD_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace hearsay::normalize {

// What a page's schema.org block says of its article; as written, not cleaned.
struct JsonLdArticle {
  std::string headline;
  std::vector<std::string> authors;
  std::string date_published;
  std::string date_modified;
  std::string page_date;  // The publication date of what is no article.
  std::string publisher;
  std::string language;
  std::string body;
  std::string url;
};

// Adds to `article` what one <script type="application/ld+json"> holds; the
// first value found of each field stays. Bad JSON adds nothing. O(size).
void ReadJsonLd(absl::string_view script, JsonLdArticle& article);

}  // namespace hearsay::normalize

#endif  // HEARSAY_INGEST_SERVICE_NORMALIZE_JSON_LD_H_

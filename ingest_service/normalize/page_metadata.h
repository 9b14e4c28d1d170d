#ifndef HEARSAY_INGEST_SERVICE_NORMALIZE_PAGE_METADATA_H_
#define HEARSAY_INGEST_SERVICE_NORMALIZE_PAGE_METADATA_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "hearsay/v1/article.pb.h"
#include "ingest_service/normalize/document.h"
#include "ingest_service/normalize/found_date.h"

namespace hearsay::normalize {

// What a page says about its article outside the body. Strings are clean
// lines (clean_text.h), empty when the page does not say.
struct PageMetadata {
  std::string title;  // Without the site's name.
  std::vector<std::string> authors;
  std::string site_name;
  std::string canonical_url;  // As written in rel=canonical or og:url.
  std::vector<std::string> original_urls;  // Of the article that this copies.
  std::string language_code;               // As written.
  std::optional<FoundDate> published;
  v1::DateBasis published_basis = v1::DATE_BASIS_UNSPECIFIED;
  std::optional<FoundDate> modified;  // Not before `published`.
  std::string article_body;           // Of JSON-LD; as written.
  uint32_t article_body_node = 0;     // The text that it stands in.
};

// Reads the metadata of a page fetched from `url` (may be empty). A date later
// than `latest` is passed over: it is a parsing accident or an announcement.
PageMetadata ReadPageMetadata(const Document& page, absl::string_view url,
                              absl::Time latest);

}  // namespace hearsay::normalize

#endif  // HEARSAY_INGEST_SERVICE_NORMALIZE_PAGE_METADATA_H_

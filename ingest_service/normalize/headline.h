#ifndef HEARSAY_INGEST_SERVICE_NORMALIZE_HEADLINE_H_
#define HEARSAY_INGEST_SERVICE_NORMALIZE_HEADLINE_H_

#include <string>

#include "absl/strings/string_view.h"

namespace hearsay::normalize {

// `title` without the name of its site: "Storm hits | The Daily" is "Storm
// hits". `site_name` and `domain` tell which part that is; either may be empty.
std::string WithoutSiteName(absl::string_view title,
                            absl::string_view site_name,
                            absl::string_view domain);

// True when `text`, a part of a title or an author, is the name of the site.
bool NamesSite(absl::string_view text, absl::string_view site_name,
               absl::string_view domain);

// The first line of a cleaned text when it reads as a headline: short, no
// sentence, set apart by an empty line from more text. Else empty.
absl::string_view LeadingHeadline(absl::string_view text);

}  // namespace hearsay::normalize

#endif  // HEARSAY_INGEST_SERVICE_NORMALIZE_HEADLINE_H_

#ifndef HEARSAY_INGEST_SERVICE_NORMALIZE_PAGE_DATES_H_
#define HEARSAY_INGEST_SERVICE_NORMALIZE_PAGE_DATES_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "hearsay/v1/article.pb.h"
#include "ingest_service/normalize/found_date.h"

namespace hearsay::normalize {

// The places of one page that may hold its publication date, strongest kind
// first; each list in document order, as written.
struct DateEvidence {
  std::vector<std::string> published;  // JSON-LD, meta tags.
  std::string url_path;
  std::vector<std::string> elements;  // itemprop, <time datetime>.
  std::vector<std::string> scripts;   // What stands after "datePublished".
  std::vector<std::string> named;     // Texts of elements named "date".
  std::vector<std::string> modified;
  std::vector<std::string> lines;  // Short texts, after the heading.
};

struct SettledDate {
  FoundDate date;
  v1::DateBasis basis = v1::DATE_BASIS_UNSPECIFIED;
};

// The publication date that `evidence` shows; a date later than `latest` is a
// parsing accident or an announcement and passed over. A time stamp in UTC
// takes its day from a URL that is one day off: where it was written it was
// already, or still, that day.
std::optional<SettledDate> SettlePageDate(const DateEvidence& evidence,
                                          DayOrder order, absl::Time latest);

// What follows the names that sites give a publication date in their scripts.
void FindScriptDates(absl::string_view script, std::vector<std::string>& dates);

}  // namespace hearsay::normalize

#endif  // HEARSAY_INGEST_SERVICE_NORMALIZE_PAGE_DATES_H_

#ifndef HEARSAY_INGEST_SERVICE_NORMALIZE_FOUND_DATE_H_
#define HEARSAY_INGEST_SERVICE_NORMALIZE_FOUND_DATE_H_

#include <optional>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"

namespace hearsay::normalize {

// A date as somebody wrote it.
struct FoundDate {
  absl::CivilDay day;     // In the writer's own zone.
  absl::Time instant;     // UTC; the start of `day` when no time was written.
  bool has_time = false;  // A time of day with a zone was written.
  absl::Duration zone;    // That zone, ahead of UTC.
};

// How to read "03/04/2021".
enum class DayOrder { kDayFirst, kMonthFirst };

// The first date in `text`: ISO 8601, RFC 822, and the ways in which news sites
// print it, with month names in the languages of ICU's locale data. A time of
// day counts only with a zone; a date of no year is none; years are 1900 to
// 2199. `text` is UTF-8. O(size); thread safe.
std::optional<FoundDate> FindDate(absl::string_view text,
                                  DayOrder order = DayOrder::kDayFirst);

// The date in a URL's path: /2021/03/04/, /2021-03-04-, /20210304.
std::optional<FoundDate> FindDateInPath(absl::string_view path);

}  // namespace hearsay::normalize

#endif  // HEARSAY_INGEST_SERVICE_NORMALIZE_FOUND_DATE_H_

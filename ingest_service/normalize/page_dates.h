#ifndef HEARSAY_INGEST_SERVICE_NORMALIZE_PAGE_DATES_H_
#define HEARSAY_INGEST_SERVICE_NORMALIZE_PAGE_DATES_H_

#include <optional>

#include "absl/time/time.h"
#include "hearsay/v1/article.pb.h"
#include "ingest_service/normalize/date_evidence.h"
#include "ingest_service/normalize/found_date.h"

namespace hearsay::normalize {

struct SettledDate {
  FoundDate date;
  v1::DateBasis basis = v1::DATE_BASIS_UNSPECIFIED;
};

// The publication date that `evidence` shows; a date later than `latest` is a
// parsing accident or an announcement and passed over. The kinds of evidence
// count in the order in which DateEvidence has them. The first of the metadata
// is overruled when three of the page's other dates agree on another day, which
// is not that of a change. A time stamp in UTC takes its day from another date
// of the page that is one day off, as far as a time zone can make it so: where
// it was written it was already, or still, that day.
std::optional<SettledDate> SettlePageDate(const DateEvidence& evidence,
                                          DayOrder order, absl::Time latest);

// When the article was last changed: the first date of `evidence` that says so,
// not before the day `published` nor after `latest`.
std::optional<FoundDate> SettleChangeDate(
    const DateEvidence& evidence, DayOrder order,
    const std::optional<FoundDate>& published, absl::Time latest);

}  // namespace hearsay::normalize

#endif  // HEARSAY_INGEST_SERVICE_NORMALIZE_PAGE_DATES_H_

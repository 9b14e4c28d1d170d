#ifndef HEARSAY_CLIENT_FEED_DATE_H_
#define HEARSAY_CLIENT_FEED_DATE_H_

#include <optional>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"

namespace hearsay::client {

// A date as feeds and news files write it, right or not at all:
//   RFC 3339, W3CDTF and ISO 8601, also compact and with a space for the T;
//   RFC 822 and 2822 with their comments, two-digit years, missing seconds and
//   ordinal suffixes; asctime; month before day; a.m. and p.m.; months in any
//   language that ingest_service/normalize/month_names.h knows.
//
// What names no zone is UTC, as feeds are read everywhere; a day alone is its
// first instant. Nothing is guessed: there is no date when a part is out of its
// range, when day and month of numbers could be either, when no day is named,
// or when the zone is a name of several zones (IST) or a military letter, whose
// signs were published wrong (RFC 2822, section 4.3); Z is UTC. The name of the
// weekday is not compared. Years are 1900 to 2199. UTF-8 of at most 256 bytes;
// thread safe.
std::optional<absl::Time> ParseFeedDate(absl::string_view text);

}  // namespace hearsay::client

#endif  // HEARSAY_CLIENT_FEED_DATE_H_

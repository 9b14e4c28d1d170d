#ifndef HEARSAY_COMMON_TEXT_COLLECTOR_PREFIX_H_
#define HEARSAY_COMMON_TEXT_COLLECTOR_PREFIX_H_

#include <optional>

#include "absl/strings/string_view.h"
#include "common/text/byte_span.h"

namespace hearsay::text {

// What some collectors leave before the first word of a text: the publication
// date as " date 2023-05-25 ".
struct CollectorPrefix {
  ByteSpan span;  // From byte 0, with the white space on both sides.
  int year = 0;
  int month = 0;
  int day = 0;
};

// The prefix of `text`, UTF-8, when it has one that names a day of the
// calendar. O(size of the prefix).
std::optional<CollectorPrefix> FindCollectorPrefix(absl::string_view text);

}  // namespace hearsay::text

#endif  // HEARSAY_COMMON_TEXT_COLLECTOR_PREFIX_H_

#ifndef HEARSAY_INGEST_SERVICE_NORMALIZE_MONTH_NAMES_H_
#define HEARSAY_INGEST_SERVICE_NORMALIZE_MONTH_NAMES_H_

#include "absl/strings/string_view.h"

namespace hearsay::normalize {

// 1..12 for the name of a month, whole or short, in any language of ICU's
// locale data; 0 for another word. `folded` is folded (common/text/fold.h) and
// without a full stop. Thread safe; O(log names).
int MonthNumber(absl::string_view folded);

}  // namespace hearsay::normalize

#endif  // HEARSAY_INGEST_SERVICE_NORMALIZE_MONTH_NAMES_H_

#ifndef HEARSAY_INGEST_SERVICE_NORMALIZE_DATE_LABELS_H_
#define HEARSAY_INGEST_SERVICE_NORMALIZE_DATE_LABELS_H_

#include "absl/strings/string_view.h"

namespace hearsay::normalize {

// What the words before a date say of it.
enum class DateLabel {
  kNone,
  kPublished,  // "Published on 5 March", "Erschienen am: 5. März".
  kUpdated,    // "Last modified 5 March", "Stand: 5. März".
  kClock,      // "Today is 5 March": the date of the visit.
};

struct LabelledText {
  DateLabel label = DateLabel::kNone;
  absl::string_view rest;  // What follows the label; without one, the text.
};

// The label that a line or an element's text begins with, in the languages that
// news is read in. Where it speaks of publication and of a change, the former
// is given. `text` is UTF-8; O(size).
LabelledText ReadDateLabel(absl::string_view text);

}  // namespace hearsay::normalize

#endif  // HEARSAY_INGEST_SERVICE_NORMALIZE_DATE_LABELS_H_

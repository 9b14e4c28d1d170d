#ifndef HEARSAY_INGEST_SERVICE_NORMALIZE_PLAIN_ENGLISH_H_
#define HEARSAY_INGEST_SERVICE_NORMALIZE_PLAIN_ENGLISH_H_

#include "absl/strings/string_view.h"

namespace hearsay::normalize {

// Whether `text`, valid UTF-8, reads as English: "the" and three other short
// words of everyday English stand in it, or seven others, no letter that
// English does without, and at most one everyday word of another language.
// Never for text without them, such as most headlines, which may be English all
// the same. O(size), a tenth of what a detector takes; thread safe.
bool IsPlainlyEnglish(absl::string_view text);

}  // namespace hearsay::normalize

#endif  // HEARSAY_INGEST_SERVICE_NORMALIZE_PLAIN_ENGLISH_H_

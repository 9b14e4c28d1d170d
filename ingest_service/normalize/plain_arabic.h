#ifndef HEARSAY_INGEST_SERVICE_NORMALIZE_PLAIN_ARABIC_H_
#define HEARSAY_INGEST_SERVICE_NORMALIZE_PLAIN_ARABIC_H_

#include "absl/strings/string_view.h"

namespace hearsay::normalize {

// Whether `text`, valid UTF-8, reads as Arabic: everyday words of it that its
// neighbours in script do not have, and words with its article, five together,
// and no letter of any other language, Persian and Urdu among them. Never for
// text without them, such as many headlines, which may be Arabic all the same.
// O(size), a tenth of what a detector takes; thread safe.
bool IsPlainlyArabic(absl::string_view text);

}  // namespace hearsay::normalize

#endif  // HEARSAY_INGEST_SERVICE_NORMALIZE_PLAIN_ARABIC_H_

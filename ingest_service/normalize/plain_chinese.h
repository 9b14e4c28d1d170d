#ifndef HEARSAY_INGEST_SERVICE_NORMALIZE_PLAIN_CHINESE_H_
#define HEARSAY_INGEST_SERVICE_NORMALIZE_PLAIN_CHINESE_H_

#include "absl/strings/string_view.h"

namespace hearsay::normalize {

// Whether `text`, valid UTF-8, reads as Chinese in simplified characters: four
// different everyday ones that neither traditional Chinese nor Japanese writes
// so, and none of theirs, no kana, and no letter of another language but a few
// of ASCII. Never for text without them. O(size), a fifth of what a detector
// takes; thread safe.
bool IsPlainlyChinese(absl::string_view text);

}  // namespace hearsay::normalize

#endif  // HEARSAY_INGEST_SERVICE_NORMALIZE_PLAIN_CHINESE_H_

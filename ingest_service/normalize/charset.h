#ifndef HEARSAY_INGEST_SERVICE_NORMALIZE_CHARSET_H_
#define HEARSAY_INGEST_SERVICE_NORMALIZE_CHARSET_H_

#include <string>

#include "absl/strings/string_view.h"

namespace hearsay::normalize {

// The bytes of a page as valid UTF-8. The charset is the first of these that
// fits the bytes: a byte order mark; `content_type`'s charset; an XML
// declaration or <meta> within the first 4096 bytes; UTF-8; ICU's guess;
// windows-1252. A declared one is passed over when it is unknown, or when the
// bytes are UTF-8 that is not ASCII. What still cannot be decoded becomes
// U+FFFD. O(size); thread safe.
std::string DecodeToUtf8(absl::string_view bytes,
                         absl::string_view content_type);

}  // namespace hearsay::normalize

#endif  // HEARSAY_INGEST_SERVICE_NORMALIZE_CHARSET_H_

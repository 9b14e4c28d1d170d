#ifndef HEARSAY_INGEST_SERVICE_NORMALIZE_CHARSET_H_
#define HEARSAY_INGEST_SERVICE_NORMALIZE_CHARSET_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace hearsay::normalize {

// The bytes of a page as valid UTF-8. The charset is the first of these that
// fits the bytes: a byte order mark; UTF-16, by its zero bytes; UTF-8, if the
// bytes are well-formed; `content_type`'s charset; an XML declaration or <meta>
// within the first 16 KiB; UTF-8 with rare damage; ICU's guess; windows-1252. A
// declared one does not fit when it is unknown, when more than a few of the
// bytes past ASCII cannot be decoded by it, or when it is Western and most
// letters are past ASCII. What cannot be decoded becomes U+FFFD. O(size);
// thread safe.
std::string DecodeToUtf8(absl::string_view bytes,
                         absl::string_view content_type);

struct DecodedBytes {
  std::string text;
  // For each byte of `text`, the first byte of what it was made of.
  std::vector<uint32_t> origins;
};

// DecodeToUtf8, with the way back. `bytes` is shorter than 4 GiB.
DecodedBytes TraceDecodeToUtf8(absl::string_view bytes,
                               absl::string_view content_type);

}  // namespace hearsay::normalize

#endif  // HEARSAY_INGEST_SERVICE_NORMALIZE_CHARSET_H_

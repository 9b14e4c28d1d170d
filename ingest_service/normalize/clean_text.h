#ifndef HEARSAY_INGEST_SERVICE_NORMALIZE_CLEAN_TEXT_H_
#define HEARSAY_INGEST_SERVICE_NORMALIZE_CLEAN_TEXT_H_

#include <string>

#include "absl/strings/string_view.h"

namespace hearsay::normalize {

// Plain text as it is stored: NFC; no control, zero-width, directional or
// soft-hyphen characters (joiners stay, they spell words in some scripts);
// every kind of space is one ' ', none at the ends of a line; character
// references that were left in (&amp; &#39;) are resolved; lines end in '\n',
// paragraphs in one empty line. A text without empty lines whose lines are not
// wrapped at a width has a paragraph a line. Cleaning twice changes nothing
// more, references of references aside. `text` is valid UTF-8. O(size).
std::string CleanText(absl::string_view text);

// The same, on one line: for titles and names.
std::string CleanLine(absl::string_view text);

}  // namespace hearsay::normalize

#endif  // HEARSAY_INGEST_SERVICE_NORMALIZE_CLEAN_TEXT_H_

#ifndef HEARSAY_INGEST_SERVICE_NORMALIZE_CLEAN_TEXT_H_
#define HEARSAY_INGEST_SERVICE_NORMALIZE_CLEAN_TEXT_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace hearsay::normalize {

// Plain text as it is stored: NFC; no control, zero-width, directional or
// soft-hyphen characters (joiners stay, they spell words in some scripts);
// every kind of space is one ' ', none at the ends of a line; character
// references that were left in (&amp; &#39;) are resolved, and UTF-8 that was
// encoded twice is undone where that is certain (mojibake.h); lines end in
// '\n', paragraphs in one empty line. A text without empty lines whose lines
// are not wrapped at a width has a paragraph a line. Cleaning twice changes
// nothing more, references of references aside. `text` is valid UTF-8. O(size).
std::string CleanText(absl::string_view text);

struct CleanedText {
  std::string text;
  // For each code point of `text`, where in the source it came from: the first
  // byte of what it stands for. A line end that was put in comes from what
  // follows it. Never decreases.
  std::vector<uint32_t> origins;
};

// CleanText, with the way back. `text` is shorter than 4 GiB.
CleanedText TraceCleanText(absl::string_view text);

// The same, on one line: for titles and names.
std::string CleanLine(absl::string_view text);

}  // namespace hearsay::normalize

#endif  // HEARSAY_INGEST_SERVICE_NORMALIZE_CLEAN_TEXT_H_

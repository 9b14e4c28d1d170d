#ifndef HEARSAY_INGEST_SERVICE_NORMALIZE_ASIDE_LINES_H_
#define HEARSAY_INGEST_SERVICE_NORMALIZE_ASIDE_LINES_H_

#include "absl/strings/string_view.h"

namespace hearsay::normalize {

// True for a short line that sites put between the paragraphs of an article and
// that says nothing of its subject: "Advertisement", "Read more: …", "Share
// this", "Sign up for our newsletter". English, German, French, Spanish,
// Italian, Portuguese, Dutch and a few others. O(line).
bool IsAsideLine(absl::string_view line);

}  // namespace hearsay::normalize

#endif  // HEARSAY_INGEST_SERVICE_NORMALIZE_ASIDE_LINES_H_

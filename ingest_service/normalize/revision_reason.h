#ifndef HEARSAY_INGEST_SERVICE_NORMALIZE_REVISION_REASON_H_
#define HEARSAY_INGEST_SERVICE_NORMALIZE_REVISION_REASON_H_

#include <string>

#include "absl/strings/string_view.h"

namespace hearsay::normalize {

// Why an article was changed, in its own words: the paragraphs of a cleaned
// text (clean_text.h) that say so, in order, joined by '\n', at most 1000
// bytes, cut at a code point; empty when it does not say. Such are paragraphs
// that begin with "Correction:", "Clarification", "Updated at 10:20",
// "Editor's note: this story was corrected …", "An earlier version of this
// article …", "This story has been updated to …", and the like in German,
// French, Spanish, Italian, Portuguese, Dutch, Polish, Russian and Ukrainian.
// O(size).
std::string FindRevisionReason(absl::string_view text);

}  // namespace hearsay::normalize

#endif  // HEARSAY_INGEST_SERVICE_NORMALIZE_REVISION_REASON_H_

#ifndef HEARSAY_INGEST_SERVICE_NORMALIZE_CHARACTER_REFERENCES_H_
#define HEARSAY_INGEST_SERVICE_NORMALIZE_CHARACTER_REFERENCES_H_

#include "absl/strings/string_view.h"

namespace hearsay::normalize {

// Takes an HTML character reference (&amp; &#39; &#x2019;) off `text`, which
// starts with '&'; 0, and nothing taken, when there is none that ends in ';'.
// Knows HTML 4's names for Latin-1 and for typographic signs.
char32_t ConsumeReference(absl::string_view& text);

}  // namespace hearsay::normalize

#endif  // HEARSAY_INGEST_SERVICE_NORMALIZE_CHARACTER_REFERENCES_H_

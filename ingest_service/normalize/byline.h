#ifndef HEARSAY_INGEST_SERVICE_NORMALIZE_BYLINE_H_
#define HEARSAY_INGEST_SERVICE_NORMALIZE_BYLINE_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace hearsay::normalize {

// Adds the names that a byline gives, each once: "By Ann Roe and Tom Lee,
// staff writers" gives "Ann Roe" and "Tom Lee". Addresses, dates and job titles
// are no names. `byline` is a clean line (clean_text.h).
void AddBylineNames(absl::string_view byline, std::vector<std::string>& names);

}  // namespace hearsay::normalize

#endif  // HEARSAY_INGEST_SERVICE_NORMALIZE_BYLINE_H_

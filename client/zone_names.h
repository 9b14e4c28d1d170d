#ifndef HEARSAY_CLIENT_ZONE_NAMES_H_
#define HEARSAY_CLIENT_ZONE_NAMES_H_

#include <optional>

#include "absl/strings/string_view.h"

namespace hearsay::client {

// Minutes east of Greenwich of a time zone's short name in lower case, as
// newsrooms write it. Nothing for names that several zones share (IST) and for
// others.
std::optional<int> ZoneMinutes(absl::string_view name);

}  // namespace hearsay::client

#endif  // HEARSAY_CLIENT_ZONE_NAMES_H_

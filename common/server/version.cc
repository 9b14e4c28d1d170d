#include "common/server/version.h"

namespace hearsay::server {

absl::string_view Version() { return HEARSAY_VERSION; }

}  // namespace hearsay::server

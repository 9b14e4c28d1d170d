#ifndef HEARSAY_COMMON_SERVER_VERSION_H_
#define HEARSAY_COMMON_SERVER_VERSION_H_

#include "absl/strings/string_view.h"

namespace hearsay::server {

// The version of this build, such as `0.1.0`.
absl::string_view Version();

}  // namespace hearsay::server

#endif  // HEARSAY_COMMON_SERVER_VERSION_H_

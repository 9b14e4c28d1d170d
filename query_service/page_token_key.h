#ifndef HEARSAY_QUERY_SERVICE_PAGE_TOKEN_KEY_H_
#define HEARSAY_QUERY_SERVICE_PAGE_TOKEN_KEY_H_

#include <string>

#include "absl/status/statusor.h"

namespace hearsay {

// The key that page tokens are sealed with: the bytes of the file at `path`,
// without a line end, which replicas share; random for an empty `path`, so that
// tokens end with the process. kInvalidArgument when the file is missing or too
// short.
absl::StatusOr<std::string> LoadPageTokenKey(const std::string& path);

}  // namespace hearsay

#endif  // HEARSAY_QUERY_SERVICE_PAGE_TOKEN_KEY_H_

#ifndef HEARSAY_QUERY_SERVICE_PAGE_TOKEN_KEY_H_
#define HEARSAY_QUERY_SERVICE_PAGE_TOKEN_KEY_H_

#include <string>

#include "absl/status/statusor.h"

namespace hearsay {

// The key that page tokens are sealed with: the bytes of the file at `path`,
// without a line end, which replicas share. kInvalidArgument when the file is
// missing or too short.
absl::StatusOr<std::string> LoadPageTokenKey(const std::string& path);

// A key of this service's own: the file `page_token_key` in its data folder,
// made of random bytes when it is not there yet, so that tokens outlive a
// restart. kUnavailable when it cannot be written.
absl::StatusOr<std::string> KeepPageTokenKey(const std::string& data_dir);

}  // namespace hearsay

#endif  // HEARSAY_QUERY_SERVICE_PAGE_TOKEN_KEY_H_

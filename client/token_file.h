#ifndef HEARSAY_CLIENT_TOKEN_FILE_H_
#define HEARSAY_CLIENT_TOKEN_FILE_H_

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"

namespace hearsay::client {

// One token that outlives the process, in a file of its own. It is replaced
// whole, so a kill at any instant leaves the old one or the new one; it is
// synced about once a second, so a power failure may bring back one that is a
// second old. Not thread safe.
class TokenFile {
 public:
  explicit TokenFile(std::string path) : path_(std::move(path)) {}

  // Empty when there is no file yet. kInvalidArgument when it holds no token;
  // kUnavailable when it cannot be read.
  absl::StatusOr<std::string> Read() const;
  // kUnavailable when it cannot be written.
  absl::Status Write(absl::string_view token);

 private:
  const std::string path_;
  absl::Time synced_ = absl::InfinitePast();
};

}  // namespace hearsay::client

#endif  // HEARSAY_CLIENT_TOKEN_FILE_H_

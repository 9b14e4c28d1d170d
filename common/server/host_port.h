#ifndef HEARSAY_COMMON_SERVER_HOST_PORT_H_
#define HEARSAY_COMMON_SERVER_HOST_PORT_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace hearsay::server {

// Where to listen. Port 0 lets the system choose.
struct HostPort {
  std::string host;
  int port = 0;

  // `HOST:PORT`, an IPv6 address in brackets.
  std::string ToString() const;
  friend bool operator==(const HostPort&, const HostPort&) = default;
};

// Reads `HOST:PORT`: a name, an IPv4 address or an IPv6 address in brackets,
// and 0..65535. kInvalidArgument says what is wrong.
absl::StatusOr<HostPort> ParseHostPort(absl::string_view text);

}  // namespace hearsay::server

#endif  // HEARSAY_COMMON_SERVER_HOST_PORT_H_

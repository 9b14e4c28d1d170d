#ifndef HEARSAY_CLIENT_COLLECT_PUBLIC_ADDRESS_H_
#define HEARSAY_CLIENT_COLLECT_PUBLIC_ADDRESS_H_

#include <sys/socket.h>

namespace hearsay::collect {

// False for loopback, private, link-local, multicast and reserved addresses,
// also where IPv6 wraps them, and for what is neither IPv4 nor IPv6. `address`
// is as long as its family is.
bool IsPublicAddress(const sockaddr& address);

}  // namespace hearsay::collect

#endif  // HEARSAY_CLIENT_COLLECT_PUBLIC_ADDRESS_H_

#include "client/collect/public_address.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <iterator>

namespace hearsay::collect {
namespace {

struct Range {
  uint32_t first;
  int prefix_bits;
};

// IANA's special-purpose registry: what is not globally reachable.
constexpr Range kSpecial[] = {
    {0x00000000, 8},  {0x0A000000, 8},  {0x64400000, 10}, {0x7F000000, 8},
    {0xA9FE0000, 16}, {0xAC100000, 12}, {0xC0000000, 24}, {0xC0000200, 24},
    {0xC0A80000, 16}, {0xC6120000, 15}, {0xC6336400, 24}, {0xCB007100, 24},
    {0xE0000000, 3},
};

bool IsPublicV4(uint32_t address) {
  return std::none_of(
      std::begin(kSpecial), std::end(kSpecial), [&](const Range& range) {
        return (address ^ range.first) >> (32 - range.prefix_bits) == 0;
      });
}

uint32_t BigEndian(const uint8_t* bytes) {
  return uint32_t{bytes[0]} << 24 | uint32_t{bytes[1]} << 16 |
         uint32_t{bytes[2]} << 8 | uint32_t{bytes[3]};
}

bool IsPublicV6(const uint8_t* bytes) {
  static constexpr uint8_t kMapped[12] = {0, 0, 0, 0, 0,    0,
                                          0, 0, 0, 0, 0xFF, 0xFF};
  if (std::memcmp(bytes, kMapped, sizeof(kMapped)) == 0) {
    return IsPublicV4(BigEndian(bytes + 12));
  }
  const uint32_t head = BigEndian(bytes);
  if (head == 0x0064FF9B) return IsPublicV4(BigEndian(bytes + 12));   // NAT64.
  if (head >> 16 == 0x2002) return IsPublicV4(BigEndian(bytes + 2));  // 6to4.
  // 2000::/3 is what is handed out; documentation and Teredo lie within.
  return (bytes[0] & 0xE0) == 0x20 && head != 0x20010DB8 && head != 0x20010000;
}

}  // namespace

bool IsPublicAddress(const sockaddr& address) {
  if (address.sa_family == AF_INET) {
    sockaddr_in v4;
    std::memcpy(&v4, &address, sizeof(v4));
    return IsPublicV4(ntohl(v4.sin_addr.s_addr));
  }
  if (address.sa_family == AF_INET6) {
    sockaddr_in6 v6;
    std::memcpy(&v6, &address, sizeof(v6));
    return IsPublicV6(v6.sin6_addr.s6_addr);
  }
  return false;
}

}  // namespace hearsay::collect

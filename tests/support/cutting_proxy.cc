#include "tests/support/cutting_proxy.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace hearsay {
namespace {

// Test support: what cannot fail on a working machine ends the test program.
void Require(bool holds) {
  if (!holds) std::abort();
}

sockaddr_in Ipv4(const std::string& host, uint16_t port) {
  sockaddr_in address = {};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  Require(inet_pton(AF_INET, host.c_str(), &address.sin_addr) == 1);
  return address;
}

// Closing with nothing to linger for sends a reset instead of a goodbye.
void Reset(int socket) {
  const linger none = {.l_onoff = 1, .l_linger = 0};
  setsockopt(socket, SOL_SOCKET, SO_LINGER, &none, sizeof(none));
  close(socket);
}

bool SendAll(int socket, const char* data, size_t size) {
  while (size > 0) {
    const ssize_t sent = send(socket, data, size, MSG_NOSIGNAL);
    if (sent <= 0) return false;
    data += sent;
    size -= sent;
  }
  return true;
}

}  // namespace

CuttingProxy::CuttingProxy(const std::string& server, size_t bytes) {
  const int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address = Ipv4("127.0.0.1", 0);
  socklen_t size = sizeof(address);
  Require(bind(listener, reinterpret_cast<sockaddr*>(&address), size) == 0);
  Require(listen(listener, 1) == 0);
  Require(getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size) ==
          0);
  address_ = absl::StrCat("127.0.0.1:", ntohs(address.sin_port));
  thread_ = std::thread(
      [this, listener, server, bytes] { Serve(listener, server, bytes); });
}

CuttingProxy::~CuttingProxy() { thread_.join(); }

void CuttingProxy::Serve(int listener, const std::string& server,
                         size_t bytes) {
  const int client = accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
  close(listener);
  Require(client >= 0);
  const std::vector<std::string> parts = absl::StrSplit(server, ':');
  int port = 0;
  Require(parts.size() == 2 && absl::SimpleAtoi(parts[1], &port));
  const sockaddr_in address = Ipv4(parts[0], static_cast<uint16_t>(port));
  const int upstream = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  Require(connect(upstream, reinterpret_cast<const sockaddr*>(&address),
                  sizeof(address)) == 0);

  std::vector<char> buffer(16 << 10);
  pollfd both[] = {{.fd = client, .events = POLLIN, .revents = 0},
                   {.fd = upstream, .events = POLLIN, .revents = 0}};
  while (bytes > 0 && poll(both, 2, -1) > 0) {
    if (both[0].revents != 0) {
      const ssize_t got =
          recv(client, buffer.data(), std::min(buffer.size(), bytes), 0);
      if (got <= 0 || !SendAll(upstream, buffer.data(), got)) break;
      bytes -= got;
    }
    if (both[1].revents != 0) {
      const ssize_t got = recv(upstream, buffer.data(), buffer.size(), 0);
      if (got <= 0 || !SendAll(client, buffer.data(), got)) break;
    }
  }
  Reset(upstream);
  Reset(client);
}

}  // namespace hearsay

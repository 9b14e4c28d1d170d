#ifndef HEARSAY_TESTS_SUPPORT_CUTTING_PROXY_H_
#define HEARSAY_TESTS_SUPPORT_CUTTING_PROXY_H_

#include <cstddef>
#include <string>
#include <thread>

namespace hearsay {

// Stands between one client and a server on loopback, and breaks the connection
// like a cut cable: after `bytes` bytes from the client both sides get a reset,
// wherever in a message that is. Serves one connection. Not thread safe.
class CuttingProxy {
 public:
  // `server` is HOST:PORT with a numeric IPv4 host.
  CuttingProxy(const std::string& server, size_t bytes);
  // Waits for the connection's end; a client must have connected.
  ~CuttingProxy();
  CuttingProxy(const CuttingProxy&) = delete;
  CuttingProxy& operator=(const CuttingProxy&) = delete;

  // Where the client connects.
  const std::string& address() const { return address_; }

 private:
  void Serve(int listener, const std::string& server, size_t bytes);

  std::string address_;
  std::thread thread_;
};

}  // namespace hearsay

#endif  // HEARSAY_TESTS_SUPPORT_CUTTING_PROXY_H_

#ifndef HEARSAY_CLIENT_COLLECT_HTTP_SESSION_H_
#define HEARSAY_CLIENT_COLLECT_HTTP_SESSION_H_

#include <atomic>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace hearsay::collect {

struct HttpOptions {
  std::string user_agent = "hearsay-collect";
  // Empty: none, whatever the environment says. With a proxy the addresses of
  // hosts are its affair.
  std::string proxy;
  absl::Duration connect_timeout = absl::Seconds(15);
  absl::Duration timeout = absl::Seconds(60);  // Of a whole response.
  // When it turns true, requests end with kCancelled within a second.
  const std::atomic<bool>* cancelled = nullptr;
};

struct HttpRequest {
  std::string url;
  std::string accept;
  // What an earlier answer had; empty asks without condition.
  std::string etag;
  std::string last_modified;
  size_t max_bytes = 8 << 20;  // Of the body, decompressed.
  // Hosts that the user named may be loopback and private addresses; those that
  // feeds and pages name may not, or a feed could read what only this machine
  // can reach.
  bool allow_private = false;
};

struct HttpResponse {
  int status = 0;
  std::string body;
  bool complete = true;      // False when the connection ended before the body.
  std::string redirect_url;  // Of a 3xx, absolute; empty when there is none.
  std::string content_type;
  std::string content_location;
  std::string content_language;
  std::string etag;
  std::string last_modified;
  std::optional<absl::Duration> retry_after;  // 0 to 24 h.
};

// One connection to one host, kept open between requests. Only http and https;
// redirects are told, not followed. Not thread safe; different sessions are
// independent.
class HttpSession {
 public:
  explicit HttpSession(const HttpOptions& options);
  ~HttpSession();
  HttpSession(const HttpSession&) = delete;
  HttpSession& operator=(const HttpSession&) = delete;

  // Any status of HTTP is a response. kUnavailable: no connection, too slow, or
  // it broke within the header; kOutOfRange: more than max_bytes, however
  // well compressed; kPermissionDenied: the host has no public address;
  // kInvalidArgument: no http or https address; kCancelled.
  absl::StatusOr<HttpResponse> Get(const HttpRequest& request);

 private:
  struct Handle;
  const HttpOptions options_;
  std::unique_ptr<Handle> handle_;
};

// A Retry-After: seconds, or a date seen from `now`; nothing for another text.
std::optional<absl::Duration> ParseRetryAfter(const std::string& text,
                                              absl::Time now);

}  // namespace hearsay::collect

#endif  // HEARSAY_CLIENT_COLLECT_HTTP_SESSION_H_

#include "client/collect/http_session.h"

#include <curl/curl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "client/collect/public_address.h"
#include "client/collect/resolve_url.h"
#include "client/feed_date.h"

namespace hearsay::collect {
namespace {

constexpr size_t kMaxHeaderBytes = 256 << 10;
constexpr absl::Duration kMaxRetryAfter = absl::Hours(24);

// What one request has got so far; libcurl's callbacks fill it in.
struct Transfer {
  const HttpRequest* request;
  const std::atomic<bool>* cancelled;
  HttpResponse response;
  std::string location;
  std::string retry_after;
  size_t header_bytes = 0;
  bool too_large = false;
  bool private_address = false;
};

size_t OnBody(char* data, size_t, size_t size, void* user) {
  auto& transfer = *static_cast<Transfer*>(user);
  if (transfer.response.body.size() + size > transfer.request->max_bytes) {
    transfer.too_large = true;
    return 0;  // Ends the transfer.
  }
  transfer.response.body.append(data, size);
  return size;
}

size_t OnHeader(char* data, size_t, size_t size, void* user) {
  auto& transfer = *static_cast<Transfer*>(user);
  transfer.header_bytes += size;
  if (transfer.header_bytes > kMaxHeaderBytes) {
    transfer.too_large = true;
    return 0;
  }
  const absl::string_view line(data, size);
  if (absl::StartsWithIgnoreCase(line, "HTTP/")) {
    // After a 100 or 103 comes the real one.
    transfer.response = HttpResponse();
    transfer.location.clear();
    return size;
  }
  const size_t colon = line.find(':');
  if (colon == absl::string_view::npos) return size;
  const absl::string_view name =
      absl::StripAsciiWhitespace(line.substr(0, colon));
  std::string value(absl::StripAsciiWhitespace(line.substr(colon + 1)));
  constexpr size_t kMaxValueBytes = 8192;
  if (value.size() > kMaxValueBytes) return size;
  HttpResponse& response = transfer.response;
  for (const auto& [known, target] :
       {std::pair<const char*, std::string*>{"content-type",
                                             &response.content_type},
        {"content-location", &response.content_location},
        {"content-language", &response.content_language},
        {"etag", &response.etag},
        {"last-modified", &response.last_modified},
        {"location", &transfer.location},
        {"retry-after", &transfer.retry_after}}) {
    if (!absl::EqualsIgnoreCase(name, known)) continue;
    *target = std::move(value);
    break;
  }
  return size;
}

int OnProgress(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  const auto& transfer = *static_cast<Transfer*>(user);
  return transfer.cancelled != nullptr && *transfer.cancelled ? 1 : 0;
}

curl_socket_t OnSocket(void* user, curlsocktype, curl_sockaddr* address) {
  auto& transfer = *static_cast<Transfer*>(user);
  if (!transfer.request->allow_private && !IsPublicAddress(address->addr)) {
    transfer.private_address = true;
    return CURL_SOCKET_BAD;
  }
  return socket(address->family, address->socktype | SOCK_CLOEXEC,
                address->protocol);
}

absl::Status Failure(CURLcode code, const Transfer& transfer,
                     const char* detail) {
  const std::string why = *detail != '\0' ? detail : curl_easy_strerror(code);
  if (transfer.too_large) {
    return absl::OutOfRangeError(
        absl::StrCat("is larger than ", transfer.request->max_bytes, " bytes"));
  }
  if (transfer.private_address) {
    return absl::PermissionDeniedError(
        "its host has no public address, and only hosts that the list of feeds "
        "names may have another");
  }
  switch (code) {
    case CURLE_ABORTED_BY_CALLBACK:
      return absl::CancelledError("stopped");
    case CURLE_URL_MALFORMAT:
    case CURLE_UNSUPPORTED_PROTOCOL:
      return absl::InvalidArgumentError(
          absl::StrCat("is no http or https address: ", why));
    default:
      return absl::UnavailableError(why);
  }
}

}  // namespace

struct HttpSession::Handle {
  CURL* curl = curl_easy_init();
  ~Handle() { curl_easy_cleanup(curl); }
};

HttpSession::HttpSession(const HttpOptions& options) : options_(options) {
  static const CURLcode global = curl_global_init(CURL_GLOBAL_DEFAULT);
  static_cast<void>(global);
  handle_ = std::make_unique<Handle>();
}

HttpSession::~HttpSession() = default;

absl::StatusOr<HttpResponse> HttpSession::Get(const HttpRequest& request) {
  CURL* curl = handle_->curl;
  if (curl == nullptr) return absl::ResourceExhaustedError("out of memory");
  curl_easy_reset(curl);  // Keeps the connection.
  Transfer transfer;
  transfer.request = &request;
  transfer.cancelled = options_.cancelled;
  char detail[CURL_ERROR_SIZE] = "";

  struct FreeList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
  };
  std::unique_ptr<curl_slist, FreeList> headers;
  const auto add_header = [&](const char* name, const std::string& value) {
    if (value.empty()) return;
    headers.reset(curl_slist_append(headers.release(),
                                    absl::StrCat(name, ": ", value).c_str()));
  };
  add_header("Accept", request.accept);
  add_header("If-None-Match", request.etag);
  add_header("If-Modified-Since", request.last_modified);

  curl_easy_setopt(curl, CURLOPT_URL, SpellForHttp(request.url).c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl, CURLOPT_MAXCONNECTS, 1L);
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(curl, CURLOPT_USERAGENT, options_.user_agent.c_str());
  curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "");  // All it can decode.
  curl_easy_setopt(curl, CURLOPT_PROXY, options_.proxy.c_str());
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(
      curl, CURLOPT_CONNECTTIMEOUT_MS,
      static_cast<long>(absl::ToInt64Milliseconds(options_.connect_timeout)));
  curl_easy_setopt(
      curl, CURLOPT_TIMEOUT_MS,
      static_cast<long>(absl::ToInt64Milliseconds(options_.timeout)));
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, detail);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, OnBody);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &transfer);
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, OnHeader);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, &transfer);
  curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, OnProgress);
  curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &transfer);
  if (options_.proxy.empty()) {
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, OnSocket);
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, &transfer);
  }

  const CURLcode code = curl_easy_perform(curl);
  long status = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  // What came of a body that broke off is still worth reading.
  const bool broken_off =
      status != 0 && !transfer.response.body.empty() && !transfer.too_large &&
      (code == CURLE_PARTIAL_FILE || code == CURLE_RECV_ERROR ||
       code == CURLE_BAD_CONTENT_ENCODING || code == CURLE_GOT_NOTHING ||
       code == CURLE_OPERATION_TIMEDOUT);
  if (code != CURLE_OK && !broken_off) return Failure(code, transfer, detail);
  HttpResponse& response = transfer.response;
  response.status = static_cast<int>(status);
  response.complete = !broken_off;
  if (status >= 300 && status < 400 && !transfer.location.empty()) {
    response.redirect_url = ResolveUrl(request.url, transfer.location);
  }
  response.retry_after = ParseRetryAfter(transfer.retry_after, absl::Now());
  return std::move(response);
}

std::optional<absl::Duration> ParseRetryAfter(const std::string& text,
                                              absl::Time now) {
  if (text.empty()) return std::nullopt;
  absl::Duration wait;
  int64_t seconds = 0;
  if (absl::SimpleAtoi(text, &seconds)) {
    wait = absl::Seconds(seconds);
  } else if (const auto time = client::ParseFeedDate(text)) {
    wait = *time - now;
  } else {
    return std::nullopt;
  }
  return std::clamp(wait, absl::ZeroDuration(), kMaxRetryAfter);
}

}  // namespace hearsay::collect

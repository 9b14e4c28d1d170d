#include "client/collect/polite_get.h"

#include <algorithm>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "client/collect/resolve_url.h"

namespace hearsay::collect {
namespace {

constexpr absl::Duration kRobotsAge = absl::Hours(24);
constexpr absl::Duration kRobotsTroubleAge = absl::Minutes(5);
constexpr absl::Duration kMaxCrawlDelay = absl::Minutes(5);
constexpr int kMaxRobotsRedirects = 5;  // RFC 9309, section 2.3.1.2.

absl::StatusOr<RobotsRules> FetchRobots(HostState& host, bool allow_private) {
  HttpRequest request;
  request.url = absl::StrCat(host.origin, "/robots.txt");
  request.accept = "text/plain, */*;q=0.5";
  request.allow_private = allow_private;
  // What is longer is an error page or worse; RobotsRules reads the beginning.
  request.max_bytes = 4 * RobotsRules::kMaxBytes;
  for (int i = 0; i <= kMaxRobotsRedirects; ++i) {
    auto response = host.session->Get(request);
    if (absl::IsOutOfRange(response.status())) return RobotsRules::AllowAll();
    if (!response.ok()) return response.status();
    if (!response->redirect_url.empty()) {
      if (!IsWebUrl(response->redirect_url)) break;
      request.url = response->redirect_url;
      continue;
    }
    if (response->status >= 200 && response->status < 300) {
      return RobotsRules::Parse(response->body, kProduct);
    }
    if (response->status >= 400 && response->status < 500 &&
        response->status != 429) {
      return RobotsRules::AllowAll();
    }
    return absl::UnavailableError(absl::StrCat("status ", response->status));
  }
  // Nowhere to be found.
  return RobotsRules::AllowAll();
}

}  // namespace

absl::StatusOr<HttpResponse> PoliteGet(HostState& host,
                                       const HttpRequest& request,
                                       const HttpOptions& options,
                                       absl::Time now) {
  if (host.session == nullptr) {
    host.session = std::make_unique<HttpSession>(options);
  }
  if (now >= host.robots_expire) {
    auto robots = FetchRobots(host, request.allow_private);
    if (absl::IsCancelled(robots.status()) ||
        absl::IsPermissionDenied(robots.status())) {
      return robots.status();
    }
    host.robots_trouble =
        robots.ok() ? "" : std::string(robots.status().message());
    host.robots_expire = now + (robots.ok() ? kRobotsAge : kRobotsTroubleAge);
    host.robots = robots.ok() ? *std::move(robots) : RobotsRules::DisallowAll();
  }
  if (!host.robots_trouble.empty()) {
    return absl::UnavailableError(absl::StrCat(
        "its robots.txt could not be read: ", host.robots_trouble));
  }
  if (!host.robots.Allows(PathOf(request.url))) {
    return absl::PermissionDeniedError("its robots.txt disallows it");
  }
  return host.session->Get(request);
}

absl::Duration PauseOf(const HostState& host, absl::Duration least) {
  return std::max(least, std::min(kMaxCrawlDelay,
                                  host.robots.crawl_delay().value_or(least)));
}

}  // namespace hearsay::collect

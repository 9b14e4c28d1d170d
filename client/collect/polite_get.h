#ifndef HEARSAY_CLIENT_COLLECT_POLITE_GET_H_
#define HEARSAY_CLIENT_COLLECT_POLITE_GET_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "client/collect/host_queue.h"
#include "client/collect/http_session.h"

namespace hearsay::collect {

// The name that robots.txt files call the collector by.
inline constexpr char kProduct[] = "hearsay-collect";

// Gets `request`, which is at `host`, if the host's robots.txt allows it; reads
// that first when it is not known or older than a day. A site without one (4xx)
// allows everything; one that cannot answer nothing, for five minutes.
//
// Errors as HttpSession::Get; kPermissionDenied also for what robots.txt
// disallows, kUnavailable also when it could not be read.
absl::StatusOr<HttpResponse> PoliteGet(HostState& host,
                                       const HttpRequest& request,
                                       const HttpOptions& options,
                                       absl::Time now);

// The pause after a request to `host`: its Crawl-delay, up to five minutes, or
// `least` when that is longer.
absl::Duration PauseOf(const HostState& host, absl::Duration least);

}  // namespace hearsay::collect

#endif  // HEARSAY_CLIENT_COLLECT_POLITE_GET_H_

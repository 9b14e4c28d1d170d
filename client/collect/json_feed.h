#ifndef HEARSAY_CLIENT_COLLECT_JSON_FEED_H_
#define HEARSAY_CLIENT_COLLECT_JSON_FEED_H_

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "client/collect/feed.h"

namespace hearsay::collect {

// Reads a JSON Feed (jsonfeed.org, 1.0 and 1.1). Fields of a wrong type count
// as missing. kInvalidArgument when it is not JSON or has no items.
absl::StatusOr<Feed> ParseJsonFeed(absl::string_view json,
                                   absl::string_view base);

}  // namespace hearsay::collect

#endif  // HEARSAY_CLIENT_COLLECT_JSON_FEED_H_

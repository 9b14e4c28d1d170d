#ifndef HEARSAY_CLIENT_COLLECT_FEED_JSON_H_
#define HEARSAY_CLIENT_COLLECT_FEED_JSON_H_

#include <string>

#include "client/collect/feed.h"

namespace hearsay::collect {

// A feed as one line of JSON, for people and tests: {"format", "title", "link",
// …, "items": [{"id", "link", "title", "summary", "content", "authors":
// [{"name", "email", "uri"}], "published" (RFC 3339 or null),
// "published_text" (as written), …}], "deleted": [{"ref", "when"}]}.
std::string FeedToJson(const Feed& feed);

}  // namespace hearsay::collect

#endif  // HEARSAY_CLIENT_COLLECT_FEED_JSON_H_

#ifndef HEARSAY_CLIENT_COLLECT_FEED_PARSER_H_
#define HEARSAY_CLIENT_COLLECT_FEED_PARSER_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "client/collect/feed.h"

namespace hearsay::collect {

// Where and as what a feed was served.
struct FeedSource {
  std::string url;  // Of the last redirect; relative links start from it.
  std::string content_type;
  std::string content_location;  // The header, or empty.
  std::string content_language;  // The header, or empty.
};

// At most this many items of a feed are read.
inline constexpr size_t kMaxFeedItems = 10'000;

// Reads RSS 0.9 to 2.0, RDF, Atom 0.3 and 1.0 with deleted entries, CDF, JSON
// Feed, sitemaps and sitemap indexes, told apart by what they hold, not by how
// they are served. Of what is broken it gives what can be read.
//
// kInvalidArgument when it is none of these (the message says what it is);
// others as XmlDocument::Parse. Thread safe; linear in the size.
absl::StatusOr<Feed> ParseFeed(absl::string_view bytes,
                               const FeedSource& source);

}  // namespace hearsay::collect

#endif  // HEARSAY_CLIENT_COLLECT_FEED_PARSER_H_

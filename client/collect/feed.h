#ifndef HEARSAY_CLIENT_COLLECT_FEED_H_
#define HEARSAY_CLIENT_COLLECT_FEED_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"

namespace hearsay::collect {

// Text of a feed, with links made absolute.
struct FeedText {
  std::string value;
  bool is_html = false;  // Else plain text.
};

struct FeedPerson {
  std::string name;
  std::string email;
  std::string uri;
};

// A date as written and, when that can be told, the instant.
struct FeedInstant {
  std::string text;
  std::optional<absl::Time> time;
};

struct FeedEnclosure {
  std::string url;
  std::string type;
  std::string length;
};

struct FeedItem {
  std::string id;    // guid, Atom id, rdf:about; or the link.
  std::string link;  // Of the article; absolute when the feed's address is.
  // Where the article itself is, when `link` goes through a counter of clicks.
  std::string original_link;
  FeedText title;
  FeedText summary;
  FeedText content;
  std::vector<FeedPerson> authors;
  FeedInstant published;
  FeedInstant updated;
  FeedInstant created;
  std::string language;  // BCP-47 as written.
  std::vector<FeedEnclosure> enclosures;
};

// An entry that the publisher took back (RFC 6721).
struct DeletedEntry {
  std::string id;
  FeedInstant when;
  std::string comment;
};

// What a poll of one address brought, whatever the format.
struct Feed {
  // "rss 2.0", "rdf 1.0", "atom 1.0", "cdf", "json 1.1", "sitemap".
  std::string format;
  std::string id;
  std::string link;
  FeedText title;
  FeedText subtitle;
  std::string language;
  std::vector<FeedPerson> authors;
  FeedInstant published;
  FeedInstant updated;
  std::vector<FeedItem> items;
  std::vector<DeletedEntry> deleted;
  std::vector<std::string> sitemaps;  // Of a sitemap index.
  // How long the publisher asks to wait before the next poll (RSS ttl,
  // sy:updatePeriod).
  std::optional<absl::Duration> update_every;
};

}  // namespace hearsay::collect

#endif  // HEARSAY_CLIENT_COLLECT_FEED_H_

#ifndef HEARSAY_CLIENT_COLLECT_FEED_ARTICLE_H_
#define HEARSAY_CLIENT_COLLECT_FEED_ARTICLE_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "client/collect/collect_state.h"
#include "client/collect/feed.h"
#include "hearsay/v1/article.pb.h"

namespace hearsay::collect {

// What a feed says of an article: id, address, title, byline, language and
// publication time as hints, and as the body what the feed itself has of the
// text, for the case that there is no page. A date counts when it can have been
// meant: not of an update, not 1970's first second, not later than `now` by
// more than a day.
v1::RawArticle HintsOf(const FeedItem& item, absl::Time now);

// `item` of the feed at `feed_url` for the state; nothing for one that has
// neither a web address nor a text.
std::optional<FoundItem> FoundItemOf(absl::string_view feed_url,
                                     const FeedItem& item, absl::Time now);

// Some feeds give all of their items one id, or link all of them to one page.
// Such a key tells no item from another: it is dropped from all that have it.
// Of items that share all of their keys only the first is left.
void DropSharedKeys(std::vector<FoundItem>& items);

// The key of an id among the items of the feeds of one host.
std::string IdKey(absl::string_view feed_url, absl::string_view id);

}  // namespace hearsay::collect

#endif  // HEARSAY_CLIENT_COLLECT_FEED_ARTICLE_H_

#ifndef HEARSAY_CLIENT_COLLECT_FEED_TEXT_H_
#define HEARSAY_CLIENT_COLLECT_FEED_TEXT_H_

#include <libxml/tree.h>

#include <string>

#include "absl/strings/string_view.h"
#include "client/collect/feed.h"

namespace hearsay::collect {

// What an element holds: plain text, escaped HTML, markup, or base64 of these,
// as its `type` and Atom 0.3's `mode` tell, or else as it looks; relative links
// of HTML are resolved from `base`. White space at the ends is gone.
FeedText ReadFeedText(const xmlNode* element, absl::string_view base);

// `text` on one line, without tags and references: a title for people.
std::string PlainLine(const FeedText& text);

// "name", "name (mail@example.org)", "mail@example.org (name)",
// "name <mail@example.org>".
FeedPerson ParsePerson(absl::string_view text);

}  // namespace hearsay::collect

#endif  // HEARSAY_CLIENT_COLLECT_FEED_TEXT_H_

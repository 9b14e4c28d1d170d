#ifndef HEARSAY_CLIENT_COLLECT_XML_FEED_H_
#define HEARSAY_CLIENT_COLLECT_XML_FEED_H_

#include <optional>

#include "absl/strings/string_view.h"
#include "client/collect/feed.h"
#include "client/xml_document.h"

namespace hearsay::collect {

// Reads RSS, RDF, Atom and CDF, mixed as they come. An item that a missing end
// tag put inside another one counts as its own; `document` is rearranged for
// that. Nothing when there is neither a feed's root nor an item.
std::optional<Feed> ParseXmlFeed(client::XmlDocument& document,
                                 absl::string_view base,
                                 absl::string_view language);

}  // namespace hearsay::collect

#endif  // HEARSAY_CLIENT_COLLECT_XML_FEED_H_

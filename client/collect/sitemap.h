#ifndef HEARSAY_CLIENT_COLLECT_SITEMAP_H_
#define HEARSAY_CLIENT_COLLECT_SITEMAP_H_

#include "absl/strings/string_view.h"
#include "client/collect/feed.h"
#include "client/xml_document.h"

namespace hearsay::collect {

// Reads a sitemap (sitemaps.org, with Google's news extension: its titles,
// dates and languages) or an index of sitemaps. The address of a page is its
// id.
Feed ParseSitemap(const client::XmlDocument& document, absl::string_view base);

}  // namespace hearsay::collect

#endif  // HEARSAY_CLIENT_COLLECT_SITEMAP_H_

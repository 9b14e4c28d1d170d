#include "client/collect/feed_parser.h"

#include <utility>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "client/collect/feed_vocabulary.h"
#include "client/collect/json_feed.h"
#include "client/collect/resolve_url.h"
#include "client/collect/sitemap.h"
#include "client/collect/xml_feed.h"
#include "client/xml_document.h"
#include "common/base/status_macros.h"

namespace hearsay::collect {
namespace {

bool LooksLikeJson(absl::string_view bytes) {
  absl::ConsumePrefix(&bytes, "\xEF\xBB\xBF");
  bytes = absl::StripLeadingAsciiWhitespace(bytes);
  return absl::StartsWith(bytes, "{");
}

}  // namespace

absl::StatusOr<Feed> ParseFeed(absl::string_view bytes,
                               const FeedSource& source) {
  const std::string base = ResolveUrl(source.url, source.content_location);
  const std::string& from = base.empty() ? source.url : base;
  if (LooksLikeJson(bytes)) return ParseJsonFeed(bytes, from);
  HEARSAY_ASSIGN_OR_RETURN(
      client::XmlDocument document,
      client::XmlDocument::Parse(bytes, source.content_type));
  const std::string root = LowerName(document.root());
  if (root == "urlset" || root == "sitemapindex") {
    return ParseSitemap(document, from);
  }
  if (root == "html") {
    return absl::InvalidArgumentError(
        "is a web page, not a feed; give the address of its RSS, Atom or JSON "
        "feed");
  }
  if (std::optional<Feed> feed =
          ParseXmlFeed(document, from, source.content_language)) {
    return *std::move(feed);
  }
  return absl::InvalidArgumentError(
      absl::StrCat("is XML, but no feed: its root is <",
                   client::LocalName(document.root()).substr(0, 40), ">"));
}

}  // namespace hearsay::collect

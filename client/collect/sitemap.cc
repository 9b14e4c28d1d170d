#include "client/collect/sitemap.h"

#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "client/collect/feed_parser.h"
#include "client/collect/feed_vocabulary.h"
#include "client/collect/resolve_url.h"
#include "client/feed_date.h"

namespace hearsay::collect {
namespace {

std::string Text(const xmlNode* element) {
  const std::string text = client::TextBelow(element);
  return std::string(absl::StripAsciiWhitespace(text));
}

FeedInstant Instant(const xmlNode* element) {
  std::string text = Text(element);
  const auto time = client::ParseFeedDate(text);
  return {std::move(text), time};
}

void ReadNews(const xmlNode* news, FeedItem& item) {
  for (const xmlNode* child = news->children; child; child = child->next) {
    if (!client::IsElement(child)) continue;
    const std::string name = LowerName(child);
    if (name == "title") {
      item.title = {Text(child), false};
    } else if (name == "publication_date") {
      item.published = Instant(child);
    } else if (name == "publication") {
      if (const xmlNode* language = client::ChildNamed(child, "language")) {
        item.language = Text(language);
      }
    }
  }
}

FeedItem ReadPage(const xmlNode* page, absl::string_view base) {
  FeedItem item;
  for (const xmlNode* child = page->children; child; child = child->next) {
    if (!client::IsElement(child)) continue;
    const std::string name = LowerName(child);
    if (name == "loc" && item.link.empty()) {
      item.link = ResolveUrl(base, Text(child));
    } else if (name == "lastmod") {
      item.updated = Instant(child);
    } else if (name == "news") {
      ReadNews(child, item);
    }
  }
  item.id = item.link;
  return item;
}

}  // namespace

Feed ParseSitemap(const client::XmlDocument& document, absl::string_view base) {
  Feed feed;
  feed.format = "sitemap";
  const xmlNode* root = document.root();
  for (const xmlNode* child = root->children; child; child = child->next) {
    if (!client::IsElement(child)) continue;
    if (feed.items.size() + feed.sitemaps.size() >= kMaxFeedItems) break;
    const std::string name = LowerName(child);
    if (name != "url" && name != "sitemap") continue;
    FeedItem item = ReadPage(child, base);
    if (item.link.empty()) continue;
    if (name == "url") {
      feed.items.push_back(std::move(item));
    } else {
      feed.sitemaps.push_back(std::move(item.link));
    }
  }
  return feed;
}

}  // namespace hearsay::collect

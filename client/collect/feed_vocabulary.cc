#include "client/collect/feed_vocabulary.h"

#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/string_view.h"
#include "client/xml_document.h"

namespace hearsay::collect {
namespace {

using enum Vocabulary;

// Beginnings of namespaces, without scheme, in lower case.
constexpr std::pair<absl::string_view, Vocabulary> kNamespaces[] = {
    {"backend.userland.com/rss", kFeed},
    {"blogs.law.harvard.edu/tech/rss", kFeed},
    {"channel.netscape.com/rdf/simple/", kFeed},
    {"cyber.law.harvard.edu/rss", kFeed},
    {"my.netscape.com/publish/formats/", kFeed},
    {"my.netscape.com/rdf/simple/", kFeed},
    {"purl.org/net/rss1.1", kFeed},
    {"purl.org/rss/1.0/modules/content", kContent},
    {"purl.org/rss/1.0/modules/syndication", kSyndication},
    {"purl.org/rss/1.0/modules/", kOther},
    {"purl.org/rss/", kFeed},
    {"purl.org/atom-blog/", kAtom},
    {"purl.org/atom/app", kOther},
    {"purl.org/atom/", kAtom},
    {"purl.org/echo/", kAtom},
    {"purl.org/pie/", kAtom},
    {"purl.org/dc/elements/", kDublinCore},
    {"purl.org/dc/terms", kDublinCoreTerms},
    {"purl.org/atompub/tombstones/", kTombstones},
    {"rssnamespace.org/feedburner/", kFeedBurner},
    {"search.yahoo.com/mrss", kMedia},
    {"www.google.com/schemas/sitemap-news/", kGoogleNews},
    {"www.google.com/schemas/sitemap/", kSitemap},
    {"www.itunes.com/dtds/podcast", kItunes},
    {"www.sitemaps.org/schemas/sitemap/", kSitemap},
    {"www.w3.org/1999/02/22-rdf-syntax-ns", kRdf},
    {"www.w3.org/1999/xhtml", kXhtml},
    {"www.w3.org/2005/atom", kAtom},
};

constexpr std::pair<absl::string_view, Vocabulary> kPrefixes[] = {
    {"a10", kAtom},
    {"at", kTombstones},
    {"atom", kAtom},
    {"content", kContent},
    {"dc", kDublinCore},
    {"dcterms", kDublinCoreTerms},
    {"feedburner", kFeedBurner},
    {"itunes", kItunes},
    {"media", kMedia},
    {"news", kGoogleNews},
    {"rdf", kRdf},
    {"rss", kFeed},
    {"sy", kSyndication},
    {"xhtml", kXhtml},
};

const xmlNode* RootOf(const xmlNode* element) {
  return xmlDocGetRootElement(element->doc);
}

}  // namespace

Vocabulary VocabularyOf(const xmlNode* element) {
  const absl::string_view uri = client::NamespaceUri(element);
  if (uri.empty()) {
    const absl::string_view prefix = client::Prefix(element);
    if (prefix.empty()) return kFeed;
    for (const auto& [known, vocabulary] : kPrefixes) {
      if (absl::EqualsIgnoreCase(prefix, known)) return vocabulary;
    }
    return kOther;
  }
  std::string lower = absl::AsciiStrToLower(absl::StripAsciiWhitespace(uri));
  absl::string_view place = lower;
  if (const size_t scheme = place.find("://"); scheme != place.npos) {
    place.remove_prefix(scheme + 3);
  }
  for (const auto& [start, vocabulary] : kNamespaces) {
    if (absl::StartsWith(place, start)) return vocabulary;
  }
  // A feed in a namespace of its own: what shares it with the root is the
  // feed's.
  const xmlNode* root = RootOf(element);
  return root != nullptr && client::NamespaceUri(root) == uri &&
                 client::Prefix(root) == client::Prefix(element)
             ? kFeed
             : kOther;
}

std::string LowerName(const xmlNode* element) {
  return absl::AsciiStrToLower(client::LocalName(element));
}

}  // namespace hearsay::collect

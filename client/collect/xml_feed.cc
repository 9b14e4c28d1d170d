#include "client/collect/xml_feed.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "client/collect/feed_item_builder.h"
#include "client/collect/feed_parser.h"
#include "client/collect/feed_text.h"
#include "client/collect/feed_vocabulary.h"
#include "client/collect/resolve_url.h"

namespace hearsay::collect {
namespace {

bool IsItem(const xmlNode* node) {
  if (!client::IsElement(node)) return false;
  const std::string name = LowerName(node);
  if (name != "item" && name != "entry") return false;
  const Vocabulary vocabulary = VocabularyOf(node);
  return vocabulary == Vocabulary::kFeed || vocabulary == Vocabulary::kAtom;
}

bool IsDeletedEntry(const xmlNode* node) {
  return client::IsElement(node) &&
         VocabularyOf(node) == Vocabulary::kTombstones &&
         LowerName(node) == "deleted-entry";
}

// Elements that hold what is the feed's and not an item's.
bool IsHolder(const xmlNode* node) {
  const std::string name = LowerName(node);
  return name == "channel" || name == "feed" || name == "items";
}

// All nodes of a tree in document order, without recursion.
const xmlNode* NextNode(const xmlNode* node, const xmlNode* top) {
  if (node->children != nullptr && client::IsElement(node)) {
    return node->children;
  }
  while (node != top && node->next == nullptr) node = node->parent;
  return node == top ? nullptr : node->next;
}

// What an element takes from those around it.
FeedContext ContextAt(const xmlNode* element, const FeedContext& outermost) {
  std::vector<const xmlNode*> path;
  for (const xmlNode* node = element;
       node != nullptr && node->type == XML_ELEMENT_NODE; node = node->parent) {
    path.push_back(node);
  }
  FeedContext context = outermost;
  for (auto node = path.rbegin(); node != path.rend(); ++node) {
    context = context.Within(*node);
  }
  return context;
}

class FeedReader {
 public:
  FeedReader(client::XmlDocument& document, FeedContext outermost)
      : document_(document), outermost_(std::move(outermost)) {}

  std::optional<Feed> Read() {
    xmlNode* root = document_.root();
    FindItems(root);
    const std::string name = LowerName(root);
    const bool is_root = name == "rss" || name == "rdf" || name == "feed" ||
                         name == "channel" || name == "entry";
    if (!is_root && items_.empty()) return std::nullopt;
    feed_.format = Format(root, name);
    if (!IsItem(root)) ReadHolder(root, outermost_.Within(root), 0);
    if (!language_.empty()) feed_.language = language_;
    for (const auto& [node, context] : items_) {
      FeedItemBuilder builder(feed_, context);
      builder.AddAll(node);
      feed_.items.push_back(std::move(builder).Build());
    }
    return std::move(feed_);
  }

 private:
  // An item ends where the next one starts: what a missing end tag nested is
  // taken out again.
  void FindItems(xmlNode* root) {
    for (const xmlNode* node = root; node != nullptr;
         node = NextNode(node, root)) {
      if (IsDeletedEntry(node)) {
        ReadDeleted(node);
      } else if (IsItem(node) && items_.size() < kMaxFeedItems) {
        items_.emplace_back(const_cast<xmlNode*>(node),
                            ContextAt(node->parent, outermost_));
      }
    }
    for (auto& [node, context] : items_) {
      if (node == root) continue;
      xmlUnlinkNode(node);
      xmlAddChild(root, node);
    }
  }

  void ReadDeleted(const xmlNode* node) {
    DeletedEntry deleted;
    deleted.id = client::Attribute(node, "ref");
    deleted.when = ReadInstant(client::Attribute(node, "when"));
    if (const xmlNode* comment = client::ChildNamed(node, "comment")) {
      deleted.comment = PlainLine(ReadFeedText(comment, ""));
    }
    if (!deleted.id.empty()) feed_.deleted.push_back(std::move(deleted));
  }

  std::string Format(const xmlNode* root, const std::string& name) const {
    const std::string version = client::Attribute(root, "version");
    if (name == "feed" || name == "entry") {
      return absl::StrCat("atom ", version == "0.3" ? "0.3" : "1.0");
    }
    if (name == "rdf") {
      const xmlNode* channel = client::ChildNamed(root, "channel");
      return absl::StrCat(
          "rdf ",
          channel != nullptr &&
                  absl::StrContains(client::NamespaceUri(channel), "/0.9")
              ? "0.9"
              : "1.0");
    }
    if (name == "channel") {
      return absl::StrContains(client::NamespaceUri(root), "rss1.1") ? "rss 1.1"
                                                                     : "cdf";
    }
    return absl::StrCat("rss ", version.empty() ? "2.0" : version);
  }

  void ReadHolder(const xmlNode* holder, const FeedContext& context,
                  int depth) {
    if (LowerName(holder) == "channel" || LowerName(holder) == "feed") {
      if (feed_.language.empty()) feed_.language = context.language;
      // CDF keeps some of it in attributes.
      if (feed_.link.empty()) {
        feed_.link = context.Resolve(client::Attribute(holder, "href"));
      }
      if (feed_.updated.text.empty()) {
        feed_.updated = ReadInstant(client::Attribute(holder, "lastmod"));
      }
    }
    for (const xmlNode* child = holder->children; child; child = child->next) {
      if (!client::IsElement(child) || IsItem(child)) continue;
      const FeedContext inner = context.Within(child);
      constexpr int kMaxDepth = 8;
      if (IsHolder(child) && depth < kMaxDepth) {
        ReadHolder(child, inner, depth + 1);
      } else {
        ReadFeedElement(child, inner);
      }
    }
  }

  void SetText(const xmlNode* element, const FeedContext& context,
               FeedText& target) {
    if (target.value.empty()) target = ReadFeedText(element, context.base);
  }

  void ReadFeedElement(const xmlNode* element, const FeedContext& context) {
    const std::string name = LowerName(element);
    const auto text = [&] {
      return std::string(
          absl::StripAsciiWhitespace(client::TextBelow(element)));
    };
    switch (VocabularyOf(element)) {
      case Vocabulary::kFeed:
      case Vocabulary::kAtom:
        if (name == "title") {
          SetText(element, context, feed_.title);
        } else if (name == "subtitle" || name == "tagline" ||
                   name == "description" || name == "abstract") {
          SetText(element, context, feed_.subtitle);
        } else if (name == "link") {
          ReadFeedLink(element, context);
        } else if (name == "id") {
          if (feed_.id.empty()) feed_.id = ReadId(element, context);
        } else if (name == "language") {
          if (language_.empty()) language_ = text();
        } else if (name == "updated" || name == "modified" ||
                   name == "lastbuilddate") {
          feed_.updated = ReadInstant(text());
        } else if (name == "pubdate" || name == "published" ||
                   name == "issued") {
          feed_.published = ReadInstant(text());
        } else if (name == "author" || name == "managingeditor") {
          feed_.authors.push_back(ReadPerson(element, context));
        } else if (name == "ttl") {
          int minutes = 0;
          if (absl::SimpleAtoi(text(), &minutes) && minutes > 0) {
            feed_.update_every = absl::Minutes(minutes);
          }
        }
        break;
      case Vocabulary::kDublinCore:
        if (name == "language" && language_.empty()) language_ = text();
        if (name == "title") SetText(element, context, feed_.title);
        if (name == "description") SetText(element, context, feed_.subtitle);
        if (name == "date" && feed_.updated.text.empty()) {
          feed_.updated = ReadInstant(text());
        }
        if (name == "creator" || name == "author") {
          feed_.authors.push_back(ReadPerson(element, context));
        }
        break;
      case Vocabulary::kDublinCoreTerms:
        if (name == "issued") feed_.published = ReadInstant(text());
        if (name == "modified") feed_.updated = ReadInstant(text());
        break;
      case Vocabulary::kItunes:
        if (name == "author" && feed_.authors.empty()) {
          feed_.authors.push_back(ReadPerson(element, context));
        }
        if (name == "subtitle" || name == "summary") {
          SetText(element, context, feed_.subtitle);
        }
        break;
      case Vocabulary::kSyndication:
        ReadUpdatePeriod(name, text());
        break;
      default:
        break;
    }
  }

  void ReadFeedLink(const xmlNode* element, const FeedContext& context) {
    const std::string rel = client::Attribute(element, "rel");
    const std::string href = client::Attribute(element, "href");
    const std::string link = href.empty() ? client::TextBelow(element) : href;
    if (feed_.link.empty() && (rel.empty() || rel == "alternate")) {
      feed_.link = context.Resolve(link);
    }
  }

  void ReadUpdatePeriod(const std::string& name, const std::string& text) {
    const std::string value = absl::AsciiStrToLower(text);
    if (name == "updateperiod") {
      if (value == "hourly") period_ = absl::Hours(1);
      if (value == "daily") period_ = absl::Hours(24);
      if (value == "weekly") period_ = absl::Hours(24 * 7);
    } else if (name == "updatefrequency") {
      int times = 0;
      if (absl::SimpleAtoi(value, &times) && times > 0) frequency_ = times;
    }
    if (period_ > absl::ZeroDuration()) {
      feed_.update_every = period_ / frequency_;
    }
  }

  client::XmlDocument& document_;
  const FeedContext outermost_;
  // Each with the context of where it stood.
  std::vector<std::pair<xmlNode*, FeedContext>> items_;
  Feed feed_;
  std::string language_;  // As an element says it; xml:lang gives way to it.
  absl::Duration period_;
  int frequency_ = 1;
};

}  // namespace

std::optional<Feed> ParseXmlFeed(client::XmlDocument& document,
                                 absl::string_view base,
                                 absl::string_view language) {
  return FeedReader(document, {std::string(base), std::string(language)})
      .Read();
}

}  // namespace hearsay::collect

#include "client/collect/feed_item_builder.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_replace.h"
#include "client/collect/feed_text.h"
#include "client/collect/feed_vocabulary.h"
#include "client/collect/resolve_url.h"
#include "client/feed_date.h"
#include "client/xml_document.h"

namespace hearsay::collect {
namespace {

std::string Text(const xmlNode* element) {
  return std::string(absl::StripAsciiWhitespace(client::TextBelow(element)));
}

void SetOnce(std::string value, std::string& target) {
  if (target.empty()) target = std::move(value);
}

void SetOnce(FeedText value, FeedText& target) {
  if (target.value.empty()) target = std::move(value);
}

// The last one that can be read, else the first one.
void SetInstant(FeedInstant value, FeedInstant& target) {
  if (target.text.empty() || value.time) target = std::move(value);
}

void SetDefault(const FeedInstant& value, FeedInstant& target) {
  if (target.text.empty()) target = value;
}

}  // namespace

FeedContext FeedContext::Within(const xmlNode* element) const {
  FeedContext inner = *this;
  const std::string base_here = client::XmlAttribute(element, "base");
  if (!base_here.empty()) inner.base = ResolveUrl(base, base_here);
  const std::string language_here = client::XmlAttribute(element, "lang");
  if (!language_here.empty()) {
    inner.language = absl::StrReplaceAll(language_here, {{"_", "-"}});
  }
  return inner;
}

std::string FeedContext::Resolve(absl::string_view reference) const {
  return ResolveUrl(base, reference);
}

FeedInstant ReadInstant(absl::string_view text) {
  text = absl::StripAsciiWhitespace(text);
  return {std::string(text), client::ParseFeedDate(text)};
}

std::string ReadId(const xmlNode* element, const FeedContext& context) {
  const std::string id = Text(element);
  return absl::StartsWith(id, "/") ? context.Resolve(id) : id;
}

FeedPerson ReadPerson(const xmlNode* element, const FeedContext& context) {
  FeedPerson person;
  for (const xmlNode* child = element->children; child; child = child->next) {
    if (!client::IsElement(child)) continue;
    const std::string name = LowerName(child);
    if (name == "name") person.name = Text(child);
    if (name == "email") person.email = Text(child);
    if (name == "uri" || name == "url" || name == "homepage") {
      person.uri = context.Within(child).Resolve(Text(child));
    }
  }
  if (person.name.empty() && person.email.empty() && person.uri.empty()) {
    return ParsePerson(Text(element));
  }
  return person;
}

void FeedItemBuilder::AddAll(const xmlNode* item) {
  const FeedContext context = context_.Within(item);
  is_atom_ = LowerName(item) == "entry";
  item_.language = context.language;
  rdf_about_ = client::Attribute(item, "about");
  // CDF has these as attributes.
  item_.link = context.Resolve(client::Attribute(item, "href"));
  item_.updated = ReadInstant(client::Attribute(item, "lastmod"));
  for (const xmlNode* child = item->children; child; child = child->next) {
    if (client::IsElement(child)) Add(child, context.Within(child));
  }
}

void FeedItemBuilder::Add(const xmlNode* element, const FeedContext& context) {
  const std::string name = LowerName(element);
  switch (VocabularyOf(element)) {
    case Vocabulary::kFeed:
    case Vocabulary::kAtom:
      return AddOwn(element, name, context);
    case Vocabulary::kContent:
      if (name == "encoded") {
        SetOnce(ReadFeedText(element, context.base), item_.content);
      }
      return;
    case Vocabulary::kXhtml:
      if (name == "body" || name == "div") {
        SetOnce(ReadFeedText(element, context.base), item_.content);
      }
      return;
    case Vocabulary::kDublinCore:
    case Vocabulary::kDublinCoreTerms:
      return AddDublinCore(element, name, context);
    case Vocabulary::kItunes:
      if (name == "author") {
        lesser_authors_.push_back(ParsePerson(Text(element)));
      } else if (name == "summary" || name == "subtitle") {
        SetOnce(ReadFeedText(element, context.base), lesser_summary_);
      } else if (name == "title") {
        SetOnce(ReadFeedText(element, context.base), lesser_title_);
      }
      return;
    case Vocabulary::kMedia:
      return AddMedia(element, name, context);
    case Vocabulary::kFeedBurner:
      if (name == "origlink") item_.original_link = Text(element);
      return;
    default:
      return;
  }
}

void FeedItemBuilder::AddOwn(const xmlNode* element, const std::string& name,
                             const FeedContext& context) {
  if (name == "title") {
    SetOnce(ReadFeedText(element, context.base), item_.title);
  } else if (name == "link") {
    AddLink(element, context);
  } else if (name == "guid") {
    AddGuid(element, context);
  } else if (name == "id") {
    SetOnce(ReadId(element, context), item_.id);
  } else if (name == "description" || name == "abstract") {
    SetOnce(ReadFeedText(element, context.base), item_.summary);
  } else if (name == "summary") {
    // Beside a description it is the longer text.
    FeedText text = ReadFeedText(element, context.base);
    SetOnce(std::move(text),
            item_.summary.value.empty() ? item_.summary : item_.content);
  } else if (name == "content" || name == "body" || name == "fullitem" ||
             name == "prodlink") {
    const std::string elsewhere = client::Attribute(element, "src");
    if (!elsewhere.empty()) SetOnce(context.Resolve(elsewhere), other_link_);
    SetOnce(ReadFeedText(element, context.base), item_.content);
  } else if (name == "pubdate" || name == "published" || name == "issued") {
    SetInstant(ReadInstant(Text(element)), item_.published);
  } else if (name == "updated" || name == "modified" || name == "lastmod") {
    SetInstant(ReadInstant(Text(element)), item_.updated);
  } else if (name == "created") {
    SetInstant(ReadInstant(Text(element)), item_.created);
  } else if (name == "author" || name == "managingeditor") {
    item_.authors.push_back(ReadPerson(element, context));
  } else if (name == "language") {
    item_.language = Text(element);
  } else if (name == "enclosure") {
    AddEnclosure(element, "url", context);
  }
}

void FeedItemBuilder::AddDublinCore(const xmlNode* element,
                                    const std::string& name,
                                    const FeedContext& context) {
  if (name == "title") {
    SetOnce(ReadFeedText(element, context.base), lesser_title_);
  } else if (name == "description" || name == "abstract") {
    SetOnce(ReadFeedText(element, context.base), lesser_summary_);
  } else if (name == "creator" || name == "author") {
    item_.authors.push_back(ParsePerson(Text(element)));
  } else if (name == "date") {
    SetInstant(ReadInstant(Text(element)), date_);
  } else if (name == "issued") {
    SetInstant(ReadInstant(Text(element)), item_.published);
  } else if (name == "modified") {
    SetInstant(ReadInstant(Text(element)), item_.updated);
  } else if (name == "created") {
    SetInstant(ReadInstant(Text(element)), item_.created);
  } else if (name == "language") {
    item_.language = Text(element);
  }
}

void FeedItemBuilder::AddMedia(const xmlNode* element, const std::string& name,
                               const FeedContext& context) {
  if (name == "title") {
    SetOnce(ReadFeedText(element, context.base), lesser_title_);
  } else if (name == "description" || name == "text") {
    SetOnce(ReadFeedText(element, context.base), lesser_summary_);
  } else if (name == "group" || name == "content") {
    if (name == "content") AddEnclosure(element, "url", context);
    for (const xmlNode* child = element->children; child; child = child->next) {
      if (client::IsElement(child) &&
          VocabularyOf(child) == Vocabulary::kMedia) {
        AddMedia(child, LowerName(child), context.Within(child));
      }
    }
  }
}

void FeedItemBuilder::AddEnclosure(const xmlNode* element, const char* url,
                                   const FeedContext& context) {
  FeedEnclosure enclosure{context.Resolve(client::Attribute(element, url)),
                          client::Attribute(element, "type"),
                          client::Attribute(element, "length")};
  constexpr size_t kMaxEnclosures = 64;
  if (!enclosure.url.empty() && item_.enclosures.size() < kMaxEnclosures) {
    item_.enclosures.push_back(std::move(enclosure));
  }
}

void FeedItemBuilder::AddLink(const xmlNode* element,
                              const FeedContext& context) {
  const std::string href = client::Attribute(element, "href");
  if (href.empty()) {
    // Of several the last counts, as it does for other readers.
    std::string link = context.Resolve(Text(element));
    if (!link.empty()) item_.link = std::move(link);
    return;
  }
  const std::string rel =
      absl::AsciiStrToLower(client::Attribute(element, "rel"));
  const std::string type =
      absl::AsciiStrToLower(client::Attribute(element, "type"));
  std::string url = context.Resolve(href);
  if (rel.empty() && !url.empty() && !item_.link.empty()) {
    item_.link = std::move(url);  // An item of RSS, which knows no `rel`.
  } else if (rel == "enclosure") {
    AddEnclosure(element, "href", context);
  } else if (rel.empty() || rel == "alternate") {
    const bool page = type.empty() || absl::StrContains(type, "html");
    SetOnce(url, page ? html_link_ : alternate_link_);
  }
}

void FeedItemBuilder::AddGuid(const xmlNode* element,
                              const FeedContext& context) {
  const std::string guid = Text(element);
  SetOnce(guid, item_.id);
  const bool is_link = !absl::EqualsIgnoreCase(
      client::Attribute(element, "isPermaLink"), "false");
  // A word alone is no relative address, though one could be resolved.
  const bool is_address = IsWebUrl(guid) || absl::StartsWith(guid, "/");
  if (is_link && is_address) SetOnce(context.Resolve(guid), permalink_);
}

FeedItem FeedItemBuilder::Build() && {
  for (std::string* link :
       {&html_link_, &alternate_link_, &permalink_, &other_link_}) {
    SetOnce(std::move(*link), item_.link);
  }
  if (IsWebUrl(rdf_about_)) SetOnce(rdf_about_, item_.link);
  SetOnce(rdf_about_, item_.id);
  SetOnce(item_.link, item_.id);
  SetOnce(std::move(lesser_title_), item_.title);
  SetOnce(std::move(lesser_summary_), item_.summary);
  if (item_.authors.empty()) item_.authors = std::move(lesser_authors_);
  // Atom says that they are the entry's too; an RSS editor wrote no item.
  if (item_.authors.empty() && is_atom_) item_.authors = feed_.authors;
  SetDefault(date_, item_.updated);
  SetDefault(date_, item_.published);
  if (item_.language.empty()) item_.language = feed_.language;
  return std::move(item_);
}

}  // namespace hearsay::collect

#include "client/newsml.h"

#include <initializer_list>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "client/feed_date.h"
#include "client/news_identifier.h"
#include "client/xml_document.h"
#include "common/base/status_macros.h"
#include "common/record/proto_time.h"

namespace hearsay::client {
namespace {

using Articles = std::vector<absl::StatusOr<v1::RawArticle>>;

// The element at a path of local names below `node`, or nullptr.
const xmlNode* At(const xmlNode* node,
                  std::initializer_list<absl::string_view> path) {
  for (const absl::string_view name : path) {
    if (node == nullptr) return nullptr;
    node = ChildNamed(node, name);
  }
  return node;
}

std::string Line(const xmlNode* node) {
  if (node == nullptr) return "";
  const std::string text = TextBelow(node);
  return std::string(absl::StripAsciiWhitespace(text));
}

// The first that is not empty.
std::string FirstLine(std::initializer_list<const xmlNode*> nodes) {
  for (const xmlNode* node : nodes) {
    if (std::string text = Line(node); !text.empty()) return text;
  }
  return "";
}

void SetDate(std::initializer_list<const xmlNode*> nodes,
             v1::RawArticle& article) {
  for (const xmlNode* node : nodes) {
    if (const auto time = ParseFeedDate(Line(node))) {
      *article.mutable_publish_time() = record::ToTimestamp(*time);
      return;
    }
  }
}

void SetHtml(const xmlNode* holder, v1::RawArticle& article) {
  article.set_html(absl::StrCat("<html><body><article>", MarkupBelow(holder),
                                "</article></body></html>"));
  article.set_content_type("text/html; charset=utf-8");
}

// What is below nitf: head and body.
absl::StatusOr<v1::RawArticle> ReadNitf(const xmlNode* nitf,
                                        v1::RawArticle article) {
  const xmlNode* head = At(nitf, {"body", "body.head"});
  const xmlNode* content = At(nitf, {"body", "body.content"});
  if (content == nullptr || Line(content).empty()) {
    return absl::InvalidArgumentError("has no text in body.content");
  }
  SetHtml(content, article);
  if (article.title().empty()) {
    article.set_title(
        FirstLine({At(head, {"hedline", "hl1"}), At(nitf, {"head", "title"})}));
  }
  if (article.byline().empty()) {
    article.set_byline(Line(At(head, {"byline"})));
  }
  const xmlNode* docdata = At(nitf, {"head", "docdata"});
  if (const xmlNode* id = At(docdata, {"doc-id"});
      id != nullptr && article.external_id().empty()) {
    article.set_external_id(Attribute(id, "id-string"));
  }
  if (const xmlNode* issued = At(docdata, {"date.issue"});
      issued != nullptr && !article.has_publish_time()) {
    if (const auto time = ParseFeedDate(Attribute(issued, "norm"))) {
      *article.mutable_publish_time() = record::ToTimestamp(*time);
    }
  }
  return article;
}

// "stat:canceled", "http://…/stat#withheld" and the like.
bool IsStatus(absl::string_view code, absl::string_view status) {
  return absl::EndsWithIgnoreCase(code, status);
}

std::string CreatorNames(const xmlNode* meta) {
  std::string names;
  for (const xmlNode* node = meta ? meta->children : nullptr; node;
       node = node->next) {
    if (!IsElement(node) || LocalName(node) != "creator") continue;
    const std::string name = Line(ChildNamed(node, "name"));
    if (!name.empty()) absl::StrAppend(&names, names.empty() ? "" : ", ", name);
  }
  return names;
}

// Sets the body from one child of contentSet; false when it is of no use.
bool SetContent(const xmlNode* content, v1::RawArticle& article) {
  const std::string type =
      absl::AsciiStrToLower(Attribute(content, "contenttype"));
  if (LocalName(content) == "inlineData") {
    std::string text = Line(content);
    if (text.empty()) return false;
    if (absl::StrContains(type, "html")) {
      article.set_html(std::move(text));
      article.set_content_type("text/html; charset=utf-8");
    } else {
      article.set_text(std::move(text));
    }
    return true;
  }
  if (LocalName(content) != "inlineXML") return false;
  if (const xmlNode* nitf = ChildNamed(content, "nitf")) {
    auto read = ReadNitf(nitf, article);
    if (!read.ok()) return false;
    article = *std::move(read);
    return true;
  }
  if (Line(content).empty()) return false;
  const xmlNode* body = At(content, {"html", "body"});
  SetHtml(body != nullptr ? body : content, article);
  return true;
}

absl::StatusOr<v1::RawArticle> ReadItem(const xmlNode* item) {
  const xmlNode* meta = ChildNamed(item, "itemMeta");
  const xmlNode* about = ChildNamed(item, "contentMeta");
  if (const xmlNode* status = At(meta, {"pubStatus"})) {
    const std::string code =
        absl::StrCat(Attribute(status, "qcode"), Attribute(status, "uri"));
    for (const absl::string_view dead : {"canceled", "withheld"}) {
      if (IsStatus(code, dead)) {
        return absl::InvalidArgumentError(absl::StrCat(
            "pubStatus: is ", dead,
            "; such an item is no article (take a stored one down with "
            "`hearsay retract`)"));
      }
    }
  }
  v1::RawArticle article;
  article.set_external_id(Attribute(item, "guid"));
  article.set_source(DomainOfIdentifier(article.external_id()));
  article.set_title(FirstLine({At(about, {"headline"}), At(meta, {"title"})}));
  article.set_byline(Line(At(about, {"by"})));
  if (article.byline().empty()) article.set_byline(CreatorNames(about));
  if (const xmlNode* language = At(about, {"language"})) {
    article.set_language_code(Attribute(language, "tag"));
  }
  if (article.language_code().empty()) {
    article.set_language_code(XmlAttribute(item, "lang"));
  }
  SetDate({At(about, {"contentCreated"}), At(meta, {"firstCreated"}),
           At(meta, {"versionCreated"})},
          article);
  const xmlNode* contents = ChildNamed(item, "contentSet");
  for (const xmlNode* content = contents ? contents->children : nullptr;
       content; content = content->next) {
    if (IsElement(content) && SetContent(content, article)) return article;
  }
  return absl::InvalidArgumentError(
      "contentSet: has no text in inlineXML or inlineData");
}

// Recursion is bounded by the parser's depth.
void ReadItemsBelow(const xmlNode* node, Articles& articles) {
  for (const xmlNode* child = node->children; child; child = child->next) {
    if (!IsElement(child)) continue;
    if (LocalName(child) == "newsItem") {
      articles.push_back(ReadItem(child));
    } else {
      ReadItemsBelow(child, articles);
    }
  }
}

}  // namespace

absl::StatusOr<Articles> ReadNewsMl(absl::string_view bytes) {
  HEARSAY_ASSIGN_OR_RETURN(const XmlDocument document,
                           XmlDocument::Parse(bytes, ""));
  const xmlNode* root = document.root();
  Articles articles;
  if (LocalName(root) == "nitf") {
    v1::RawArticle article;
    articles.push_back(ReadNitf(root, article));
  } else if (LocalName(root) == "newsItem") {
    articles.push_back(ReadItem(root));
  } else {
    ReadItemsBelow(root, articles);
  }
  if (articles.empty()) {
    return absl::InvalidArgumentError(
        absl::StrCat("is XML, but neither NewsML-G2 nor NITF: its root is <",
                     LocalName(root).substr(0, 40), ">"));
  }
  return articles;
}

}  // namespace hearsay::client

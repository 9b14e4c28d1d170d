#include "client/xml_document.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <time.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "client/xml_repair.h"
#include "common/text/utf8.h"
#include "ingest_service/normalize/charset.h"

namespace hearsay::client {
namespace {

constexpr absl::string_view kXhtml = "http://www.w3.org/1999/xhtml";
constexpr absl::string_view kXmlNamespace =
    "http://www.w3.org/XML/1998/namespace";

absl::string_view View(const xmlChar* text) {
  return text == nullptr
             ? absl::string_view()
             : absl::string_view(reinterpret_cast<const char*>(text));
}

uint32_t CodeUnit(absl::string_view bytes, size_t at, size_t width,
                  bool big_endian) {
  uint32_t unit = 0;
  for (size_t i = 0; i < width; ++i) {
    const auto byte = static_cast<unsigned char>(
        bytes[at + (big_endian ? i : width - 1 - i)]);
    unit = unit << 8 | byte;
  }
  return unit;
}

std::string DecodeUnits(absl::string_view bytes, size_t width,
                        bool big_endian) {
  std::string out;
  for (size_t at = 0; at + width <= bytes.size(); at += width) {
    uint32_t c = CodeUnit(bytes, at, width, big_endian);
    if (width == 2 && c >= 0xD800 && c < 0xDC00 && at + 4 <= bytes.size()) {
      const uint32_t low = CodeUnit(bytes, at + 2, 2, big_endian);
      if (low >= 0xDC00 && low < 0xE000) {
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        at += 2;
      }
    }
    if (c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) c = 0xFFFD;
    if (c != 0xFEFF) text::AppendCodePoint(c, out);
  }
  return out;
}

bool IsEmptyInHtml(absl::string_view name) {
  static constexpr absl::string_view kNames[] = {
      "area",  "base", "br",   "col",   "embed",  "hr",    "img",
      "input", "link", "meta", "param", "source", "track", "wbr"};
  return std::find(std::begin(kNames), std::end(kNames), name) !=
         std::end(kNames);
}

// Vocabularies that HTML has without prefixes.
bool IsOfHtml(absl::string_view uri) {
  return uri == kXhtml || uri == "http://www.w3.org/2000/svg" ||
         uri == "http://www.w3.org/1998/Math/MathML";
}

// The name in markup: HTML's own plain, others as written.
std::string MarkupName(const xmlNode* element) {
  const absl::string_view prefix = Prefix(element);
  if (prefix.empty() || IsOfHtml(NamespaceUri(element))) {
    return std::string(LocalName(element));
  }
  return absl::StrCat(prefix, ":", LocalName(element));
}

std::string AttributeValue(const xmlAttr* attribute) {
  std::string value;
  for (const xmlNode* part = attribute->children; part; part = part->next) {
    absl::StrAppend(&value, View(part->content));
  }
  return value;
}

void AppendAttributes(const xmlNode* element, std::string& out) {
  std::map<std::string, std::string> sorted;
  for (const xmlNs* ns = element->nsDef; ns; ns = ns->next) {
    if (IsOfHtml(View(ns->href))) continue;
    const absl::string_view prefix = View(ns->prefix);
    sorted[prefix.empty() ? "xmlns" : absl::StrCat("xmlns:", prefix)] =
        std::string(View(ns->href));
  }
  // A drawing or a formula says what it is where it begins.
  const absl::string_view uri = NamespaceUri(element);
  if (uri != kXhtml && IsOfHtml(uri) &&
      (!IsElement(element->parent) || NamespaceUri(element->parent) != uri)) {
    sorted["xmlns"] = std::string(uri);
  }
  for (const xmlAttr* a = element->properties; a; a = a->next) {
    const absl::string_view prefix =
        a->ns ? View(a->ns->prefix) : absl::string_view();
    if (prefix.empty()) {
      sorted[std::string(View(a->name))] = AttributeValue(a);
      continue;
    }
    sorted[absl::StrCat(prefix, ":", View(a->name))] = AttributeValue(a);
    if (View(a->ns->href) != kXmlNamespace) {
      sorted[absl::StrCat("xmlns:", prefix)] = std::string(View(a->ns->href));
    }
  }
  for (const auto& [name, value] : sorted) {
    absl::StrAppend(
        &out, " ", name, "=\"",
        absl::StrReplaceAll(value,
                            {{"&", "&amp;"}, {"\"", "&quot;"}, {"<", "&lt;"}}),
        "\"");
  }
}

bool IsText(const xmlNode* node) {
  return node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
}

// What one document may cost; hangs off the parser.
struct Budget {
  static constexpr int64_t kMaxElements = 2'000'000;
  static constexpr double kMaxSeconds = 5;
  int64_t elements = 0;
  double start_s = 0;
};

double ThreadSeconds() {
  timespec now = {};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * now.tv_nsec;
}

// Ends the document when it is over its budget.
void StartElement(void* context, const xmlChar* name, const xmlChar* prefix,
                  const xmlChar* uri, int namespaces,
                  const xmlChar** namespace_pairs, int attributes,
                  int defaulted, const xmlChar** attribute_parts) {
  auto* parser = static_cast<xmlParserCtxt*>(context);
  auto* budget = static_cast<Budget*>(parser->_private);
  ++budget->elements;
  if (budget->elements > Budget::kMaxElements ||
      (budget->elements % 256 == 0 &&
       ThreadSeconds() - budget->start_s > Budget::kMaxSeconds)) {
    xmlStopParser(parser);
    return;
  }
  xmlSAX2StartElementNs(context, name, prefix, uri, namespaces, namespace_pairs,
                        attributes, defaulted, attribute_parts);
}

// The tree, or nullptr. The caller frees it.
xmlDoc* Build(const std::string& text) {
  xmlParserCtxt* parser =
      xmlCreateMemoryParserCtxt(text.data(), static_cast<int>(text.size()));
  if (parser == nullptr) return nullptr;
  // XML_PARSE_NOENT stays off: references are characters by now.
  xmlCtxtUseOptions(parser, XML_PARSE_RECOVER | XML_PARSE_NONET |
                                XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                                XML_PARSE_NOCDATA);
  Budget budget;
  budget.start_s = ThreadSeconds();
  parser->_private = &budget;
  parser->sax->startElementNs = StartElement;
  xmlParseDocument(parser);
  xmlDoc* document = parser->myDoc;
  parser->myDoc = nullptr;
  xmlFreeParserCtxt(parser);
  return document;
}

// The parser bounds the depth, so that recursion is bounded too.
void AppendMarkup(const xmlNode* parent, std::string& out) {
  for (const xmlNode* node = parent->children; node; node = node->next) {
    if (IsText(node)) {
      absl::StrAppend(
          &out,
          absl::StrReplaceAll(View(node->content),
                              {{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}}));
    } else if (IsElement(node)) {
      const std::string name = MarkupName(node);
      absl::StrAppend(&out, "<", name);
      AppendAttributes(node, out);
      if (node->children == nullptr && IsEmptyInHtml(name)) {
        out += " />";
        continue;
      }
      out += ">";
      AppendMarkup(node, out);
      absl::StrAppend(&out, "</", name, ">");
    }
  }
}

void AppendText(const xmlNode* parent, std::string& out) {
  for (const xmlNode* node = parent->children; node; node = node->next) {
    if (IsText(node)) {
      absl::StrAppend(&out, View(node->content));
    } else if (IsElement(node)) {
      AppendText(node, out);
    }
  }
}

}  // namespace

std::string DecodeXml(absl::string_view bytes, absl::string_view content_type) {
  // Byte order marks, then "<" or "<?" of documents that have none. UTF-32
  // first: UTF-16's little-endian mark begins its own.
  using namespace std::string_view_literals;
  static constexpr std::string_view kUtf32Le = "\xFF\xFE\0\0"sv;
  static constexpr std::string_view kUtf32Be = "\0\0\xFE\xFF"sv;
  static constexpr std::string_view kUtf16Le = "\xFF\xFE"sv;
  static constexpr std::string_view kUtf16Be = "\xFE\xFF"sv;
  static constexpr std::string_view kPlain32Le = "<\0\0\0"sv;
  static constexpr std::string_view kPlain32Be = "\0\0\0<"sv;
  static constexpr std::string_view kPlain16Le = "<\0"sv;
  static constexpr std::string_view kPlain16Be = "\0<"sv;
  const std::string_view all(bytes.data(), bytes.size());
  for (const auto& [start, width, big_endian] :
       {std::tuple(kUtf32Le, 4, false), std::tuple(kUtf32Be, 4, true),
        std::tuple(kPlain32Le, 4, false), std::tuple(kPlain32Be, 4, true),
        std::tuple(kUtf16Le, 2, false), std::tuple(kUtf16Be, 2, true),
        std::tuple(kPlain16Le, 2, false), std::tuple(kPlain16Be, 2, true)}) {
    if (all.substr(0, start.size()) == start) {
      return DecodeUnits(bytes, width, big_endian);
    }
  }
  return normalize::DecodeToUtf8(bytes, content_type);
}

absl::StatusOr<XmlDocument> XmlDocument::Parse(absl::string_view bytes,
                                               absl::string_view content_type) {
  if (bytes.size() > kMaxBytes) {
    return absl::OutOfRangeError(absl::StrCat("is ", bytes.size(),
                                              " bytes; at most ", kMaxBytes,
                                              " are read as XML"));
  }
  static const bool initialized = [] {
    xmlInitParser();
    return true;
  }();
  static_cast<void>(initialized);
  const std::string text = RepairXml(DecodeXml(bytes, content_type));
  xmlDoc* document = text.size() > INT32_MAX ? nullptr : Build(text);
  xmlNode* root = document ? xmlDocGetRootElement(document) : nullptr;
  if (root == nullptr) {
    if (document != nullptr) xmlFreeDoc(document);
    return absl::InvalidArgumentError("is not XML: it has no element");
  }
  return XmlDocument(document, root);
}

absl::string_view LocalName(const xmlNode* element) {
  const absl::string_view name = View(element->name);
  const size_t colon = name.find(':');
  return colon == absl::string_view::npos ? name : name.substr(colon + 1);
}

absl::string_view Prefix(const xmlNode* element) {
  if (element->ns != nullptr) return View(element->ns->prefix);
  const absl::string_view name = View(element->name);
  const size_t colon = name.find(':');
  return colon == absl::string_view::npos ? "" : name.substr(0, colon);
}

absl::string_view NamespaceUri(const xmlNode* element) {
  return element->ns == nullptr ? absl::string_view() : View(element->ns->href);
}

std::string Attribute(const xmlNode* element, absl::string_view name) {
  for (const xmlAttr* a = element->properties; a; a = a->next) {
    if (a->ns != nullptr && View(a->ns->href) == kXmlNamespace) continue;
    absl::string_view own = View(a->name);
    if (const size_t colon = own.find(':'); colon != own.npos) {
      own.remove_prefix(colon + 1);
    }
    if (absl::EqualsIgnoreCase(own, name)) return AttributeValue(a);
  }
  return "";
}

std::string XmlAttribute(const xmlNode* element, absl::string_view name) {
  for (const xmlAttr* a = element->properties; a; a = a->next) {
    if (a->ns != nullptr && View(a->ns->href) == kXmlNamespace &&
        View(a->name) == name) {
      return AttributeValue(a);
    }
  }
  return "";
}

std::string TextBelow(const xmlNode* node) {
  std::string out;
  AppendText(node, out);
  return out;
}

std::string MarkupBelow(const xmlNode* node) {
  std::string out;
  AppendMarkup(node, out);
  return out;
}

bool HasElements(const xmlNode* node) {
  for (const xmlNode* child = node->children; child; child = child->next) {
    if (IsElement(child)) return true;
  }
  return false;
}

const xmlNode* ChildNamed(const xmlNode* node, absl::string_view name) {
  for (const xmlNode* child = node->children; child; child = child->next) {
    if (IsElement(child) && LocalName(child) == name) return child;
  }
  return nullptr;
}

}  // namespace hearsay::client

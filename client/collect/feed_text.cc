#include "client/collect/feed_text.h"

#include <cstddef>
#include <optional>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "client/collect/feed_markup.h"
#include "client/collect/feed_vocabulary.h"
#include "client/collect/resolve_url.h"
#include "client/xml_document.h"
#include "common/text/utf8.h"
#include "ingest_service/normalize/clean_text.h"
#include "ingest_service/normalize/document.h"

namespace hearsay::collect {
namespace {

// The one element below `element` when there is no text beside it.
const xmlNode* OnlyElement(const xmlNode* element) {
  const xmlNode* only = nullptr;
  for (const xmlNode* child = element->children; child; child = child->next) {
    if (client::IsElement(child)) {
      if (only != nullptr) return nullptr;
      only = child;
    } else if (child->content != nullptr) {
      const absl::string_view text(
          reinterpret_cast<const char*>(child->content));
      if (!absl::StripAsciiWhitespace(text).empty()) return nullptr;
    }
  }
  return only;
}

// base64 in lines, as Atom 0.3 has it.
std::optional<std::string> Base64(absl::string_view text) {
  std::string packed, out;
  for (const char c : text) {
    if (!absl::ascii_isspace(c)) packed.push_back(c);
  }
  if (!absl::Base64Unescape(packed, &out)) return std::nullopt;
  // A word can look like base64; what it would say hardly is text then.
  if (!text::IsValidUtf8(out)) return std::nullopt;
  return out;
}

// A tag that is closed or a reference: text that only HTML can mean so.
bool LooksLikeHtml(absl::string_view text) {
  for (size_t i = 0; i + 2 < text.size(); ++i) {
    if (text[i] == '&' &&
        (text[i + 1] == '#' || absl::ascii_isalpha(text[i + 1]))) {
      const size_t end = text.substr(i, 12).find(';');
      if (end != absl::string_view::npos) return true;
    }
    if (text[i] == '<' &&
        (absl::ascii_isalpha(text[i + 1]) ||
         (text[i + 1] == '/' && absl::ascii_isalpha(text[i + 2])))) {
      return text.find('>', i) != absl::string_view::npos;
    }
  }
  return false;
}

std::string Trimmed(absl::string_view text) {
  return std::string(absl::StripAsciiWhitespace(text));
}

}  // namespace

FeedText ReadFeedText(const xmlNode* element, absl::string_view base) {
  std::string type = absl::AsciiStrToLower(client::Attribute(element, "type"));
  const std::string mode =
      absl::AsciiStrToLower(client::Attribute(element, "mode"));
  std::string inner_base;
  FeedText out;
  if (client::HasElements(element)) {
    const xmlNode* holder = element;
    // Atom 1.0 wraps XHTML into a <div> that is not part of it; 0.3 does not.
    const xmlNode* only = OnlyElement(element);
    const bool has_div = only != nullptr && LowerName(only) == "div";
    const bool is_xhtml =
        type == "xhtml" ||
        (absl::EndsWith(type, "xhtml+xml") &&
         absl::EndsWith(client::NamespaceUri(element), "www.w3.org/2005/Atom"));
    if (type == "html" && has_div && !client::HasElements(only)) {
      // Escaped markup in a <div> that should not be there.
      return {CleanMarkup(Trimmed(client::TextBelow(only)), base), true};
    }
    if (is_xhtml && has_div) {
      holder = only;
      inner_base = ResolveUrl(base, client::XmlAttribute(only, "base"));
      if (!inner_base.empty()) base = inner_base;
    }
    out = {Trimmed(client::MarkupBelow(holder)), true};
  } else {
    out.value = Trimmed(client::TextBelow(element));
    const bool binary = !type.empty() && absl::StrContains(type, "/") &&
                        !absl::StartsWith(type, "text/") &&
                        !absl::EndsWith(type, "xml");
    if (mode == "base64" ||
        (binary && VocabularyOf(element) == Vocabulary::kAtom)) {
      if (auto decoded = Base64(out.value)) {
        out.value = Trimmed(*decoded);
        if (binary) type = "";
      }
    }
    const bool plain = type == "text" || type == "text/plain";
    out.is_html = type == "html" || absl::EndsWith(type, "/html") ||
                  absl::EndsWith(type, "xhtml+xml") ||
                  (!plain && LooksLikeHtml(out.value));
  }
  if (out.is_html) out.value = CleanMarkup(out.value, base);
  return out;
}

std::string PlainLine(const FeedText& text) {
  if (text.is_html && LooksLikeHtml(text.value)) {
    const auto document = normalize::Document::Parse(text.value);
    if (document.ok())
      return normalize::CleanLine(document->Text(0, text.value.size()));
  }
  return normalize::CleanLine(text.value);
}

FeedPerson ParsePerson(absl::string_view text) {
  text = absl::StripAsciiWhitespace(text);
  const auto trim = [](absl::string_view part) {
    part = absl::StripAsciiWhitespace(part);
    if (part.size() > 1 && part.front() == '"' && part.back() == '"') {
      part = part.substr(1, part.size() - 2);
    }
    return std::string(part);
  };
  const auto is_mail = [](absl::string_view part) {
    const size_t at = part.find('@');
    return at != absl::string_view::npos && at > 0 && at + 1 < part.size() &&
           part.find(' ') == absl::string_view::npos;
  };
  for (const auto& [open, close] : {std::pair('(', ')'), std::pair('<', '>')}) {
    const size_t at = text.find(open);
    if (at == absl::string_view::npos || text.back() != close) continue;
    const std::string before = trim(text.substr(0, at));
    const std::string inside = trim(text.substr(at + 1, text.size() - at - 2));
    if (is_mail(inside)) return {before, inside, ""};
    if (is_mail(before)) return {inside, before, ""};
  }
  if (is_mail(text)) return {"", std::string(text), ""};
  // "mail@example.org name" of old software.
  if (const size_t space = text.find(' ');
      space != absl::string_view::npos && is_mail(text.substr(0, space))) {
    return {trim(text.substr(space)), std::string(text.substr(0, space)), ""};
  }
  return {std::string(text), "", ""};
}

}  // namespace hearsay::collect

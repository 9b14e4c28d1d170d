#include "ingest_service/normalize/unseen.h"

#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/strip.h"
#include "ingest_service/normalize/style_sheet.h"

namespace hearsay::normalize {
namespace {

// True when `style`, without spaces, sets `property` to nothing:
// "font-size:0;".
bool SetsToZero(absl::string_view style, absl::string_view property) {
  for (size_t at = style.find(property); at != absl::string_view::npos;
       at = style.find(property, at + 1)) {
    absl::string_view value = style.substr(at + property.size());
    if (!absl::ConsumePrefix(&value, "0")) continue;
    if (value.empty() || (value[0] != '.' && !absl::ascii_isdigit(value[0]))) {
      return true;
    }
  }
  return false;
}

bool IsHidden(const Document& page, uint32_t i) {
  if (page.HasAttribute(i, "hidden")) return true;
  const absl::string_view written = page.Attribute(i, "style");
  if (written.empty()) return false;
  std::string style;
  for (const char c : written) {
    if (!absl::ascii_isspace(c)) style.push_back(absl::ascii_tolower(c));
  }
  return absl::StrContains(style, "display:none") ||
         absl::StrContains(style, "visibility:hidden") ||
         absl::StrContains(style, "left:-999") ||
         absl::StrContains(style, "text-indent:-999") ||
         SetsToZero(style, "font-size:");
}

// The sheets in the page that a screen shows it with, when scripts run.
StyleSheet ReadSheets(const Document& page) {
  StyleSheet sheet;
  uint32_t noscript_end = 0;
  for (uint32_t i = 0; i < page.nodes().size(); ++i) {
    if (page[i].tag == GUMBO_TAG_NOSCRIPT) noscript_end = page[i].end;
    if (page[i].tag != GUMBO_TAG_STYLE || i < noscript_end) continue;
    const absl::string_view media = page.Attribute(i, "media");
    if (!media.empty() && !absl::EqualsIgnoreCase(media, "all") &&
        !absl::EqualsIgnoreCase(media, "screen")) {
      continue;
    }
    for (uint32_t k = i + 1; k < page[i].end; ++k) sheet.Add(page[k].text);
  }
  return sheet;
}

bool IsHiddenBySheet(const Document& page, uint32_t i,
                     const StyleSheet& sheet) {
  if (sheet.hides_nothing()) return false;
  // The element's own style is the stronger one.
  if (absl::StrContains(page.Attribute(i, "style"), "display")) return false;
  return sheet.Hides(gumbo_normalized_tagname(page[i].tag),
                     page.Attribute(i, "id"), page.Attribute(i, "class"));
}

}  // namespace

bool IsNeverShown(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_NOFRAMES:
    case GUMBO_TAG_NOEMBED:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_SVG:
      return true;
    default:
      return false;
  }
}

std::vector<bool> FindHidden(const Document& page) {
  const StyleSheet sheet = ReadSheets(page);
  std::vector<bool> hidden(page.nodes().size());
  for (uint32_t i = 0; i < hidden.size(); ++i) {
    hidden[i] = !page[i].is_text() &&
                (IsHidden(page, i) || IsHiddenBySheet(page, i, sheet));
  }
  return hidden;
}

std::vector<bool> FindUnseen(const Document& page) {
  std::vector<bool> unseen = FindHidden(page);
  for (uint32_t i = 0; i < unseen.size(); ++i) {
    if (IsNeverShown(page[i].tag)) unseen[i] = true;
  }
  return unseen;
}

}  // namespace hearsay::normalize

#include "ingest_service/normalize/boilerplate.h"

#include <algorithm>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace hearsay::normalize {
namespace {

bool IsNeverBody(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_INPUT:
    case GUMBO_TAG_LABEL:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_MATH:
    case GUMBO_TAG_MENU:
    case GUMBO_TAG_H1:
      return true;
    default:
      return false;
  }
}

// Beginnings of words in class and id names that say what an element is not.
constexpr absl::string_view kNames[] = {"comment",       "disqus",
                                        "respond",       "share",
                                        "sharing",       "social",
                                        "related",       "recommend",
                                        "recirc",        "newsletter",
                                        "subscri",       "promo",
                                        "sidebar",       "side-bar",
                                        "footer",        "breadcrumb",
                                        "navigation",    "navbar",
                                        "nav-",          "nav_",
                                        "menu",          "advert",
                                        "sponsor",       "cookie",
                                        "consent",       "popup",
                                        "modal",         "widget",
                                        "taglist",       "tag-list",
                                        "post-tags",     "article-tags",
                                        "tags",          "author-bio",
                                        "author-box",    "authorbox",
                                        "author-info",   "author_info",
                                        "about-author",  "byline",
                                        "caption",       "copyright",
                                        "outbrain",      "taboola",
                                        "most-read",     "mostread",
                                        "most-popular",  "popular",
                                        "trending",      "read-more",
                                        "readmore",      "read-next",
                                        "more-on",       "see-also",
                                        "also-read",     "toolbar",
                                        "login",         "signup",
                                        "sign-up",       "paywall",
                                        "skip-link",     "sr-only",
                                        "screen-reader", "visually-hidden",
                                        "teaser",        "timestamp",
                                        "publish-date",  "published",
                                        "post-date",     "pubdate",
                                        "post-meta",     "entry-meta",
                                        "article-meta",  "meta-info",
                                        "print-",        "rating",
                                        "gallery",       "slideshow",
                                        "carousel",      "pagination",
                                        "pager",         "next-post",
                                        "prev-post",     "post-nav",
                                        "donat",         "wp-caption",
                                        "credit",        "disclaimer",
                                        "feedback",      "bookmark",
                                        "infobox",       "toc",
                                        "survey",        "poll-",
                                        "player",        "ticker",
                                        "breaking-news", "similar",
                                        "entry-footer",  "post-footer",
                                        "crosslink",     "kommentar",
                                        "werbung",       "anzeige",
                                        "verwandt",      "bildunterschrift",
                                        "autor"};

// Whole names that do.
constexpr absl::string_view kWholeNames[] = {
    "hidden", "hide",  "date",  "meta",  "author", "authors",    "ad",
    "ads",    "nav",   "topic", "print", "image",  "media",      "foot",
    "source", "label", "tag",   "bio",   "kicker", "breadcrumbs"};

// True when a word of `names`, lower case, begins with `word`; words are
// letters, so "modal-open" has two.
bool HasWord(absl::string_view names, absl::string_view word) {
  for (size_t at = names.find(word); at != absl::string_view::npos;
       at = names.find(word, at + 1)) {
    if (at == 0 || !absl::ascii_isalpha(names[at - 1])) return true;
  }
  return false;
}

// A container that is named for the whole page's state, or for the article.
bool IsContainer(GumboTag tag) {
  return tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_BODY ||
         tag == GUMBO_TAG_MAIN || tag == GUMBO_TAG_ARTICLE;
}

bool IsHidden(const Document& page, uint32_t i) {
  if (page.HasAttribute(i, "hidden")) return true;
  const std::string style = absl::AsciiStrToLower(page.Attribute(i, "style"));
  return absl::StrContains(style, "display:none") ||
         absl::StrContains(style, "display: none") ||
         absl::StrContains(style, "visibility:hidden");
}

bool HasBoilerplateName(const Document& page, uint32_t i) {
  const absl::string_view classes = page.Attribute(i, "class");
  const absl::string_view id = page.Attribute(i, "id");
  const absl::string_view role = page.Attribute(i, "role");
  if (role == "navigation" || role == "complementary" || role == "banner" ||
      role == "contentinfo" || role == "dialog" || role == "search") {
    return true;
  }
  if (classes.empty() && id.empty()) return false;
  // In "authorBox" the capital begins a word.
  std::string names;
  for (const char c : absl::StrCat(classes, " ", id)) {
    if (absl::ascii_isupper(c) && !names.empty() &&
        absl::ascii_islower(names.back())) {
      names.push_back('-');
    }
    names.push_back(absl::ascii_tolower(c));
  }
  for (const absl::string_view name :
       absl::StrSplit(names, absl::ByAnyChar(" \t\n"), absl::SkipEmpty())) {
    // "has-sidebar" and "no-ads" speak of the whole page.
    if (absl::StartsWith(name, "has-") || absl::StartsWith(name, "no-") ||
        absl::StartsWith(name, "with-")) {
      continue;
    }
    if (std::find(std::begin(kWholeNames), std::end(kWholeNames), name) !=
            std::end(kWholeNames) ||
        std::any_of(
            std::begin(kNames), std::end(kNames),
            [&](absl::string_view word) { return HasWord(name, word); })) {
      return true;
    }
  }
  return false;
}

// True for each node that <h1> is, or has below it.
std::vector<bool> HoldsFirstHeading(const Document& page) {
  std::vector<bool> holds(page.nodes().size());
  for (size_t i = holds.size(); i-- > 1;) {
    if (page[static_cast<uint32_t>(i)].tag == GUMBO_TAG_H1) holds[i] = true;
    if (holds[i]) holds[page[static_cast<uint32_t>(i)].parent] = true;
  }
  return holds;
}

// Bytes of text in paragraphs below each node: what an article is made of.
std::vector<uint32_t> ParagraphBytes(const Document& page) {
  std::vector<uint32_t> bytes(page.nodes().size());
  for (size_t k = bytes.size(); k-- > 1;) {
    const auto i = static_cast<uint32_t>(k);
    const Node& node = page[i];
    if (node.is_text() && page[node.parent].tag != GUMBO_TAG_SCRIPT &&
        page[node.parent].tag != GUMBO_TAG_STYLE &&
        page[node.parent].tag != GUMBO_TAG_A) {
      constexpr size_t kProse = 40;
      if (node.text.size() >= kProse) {
        bytes[i] = static_cast<uint32_t>(node.text.size());
      }
    }
    bytes[node.parent] += bytes[i];
  }
  return bytes;
}

}  // namespace

Boilerplate FindBoilerplate(const Document& page) {
  const std::vector<uint32_t> prose = ParagraphBytes(page);
  const std::vector<bool> with_heading = HoldsFirstHeading(page);
  Boilerplate found;
  found.tagged.resize(page.nodes().size());
  found.named.resize(page.nodes().size());
  for (uint32_t i = 0; i < page.nodes().size();) {
    const Node& node = page[i];
    if (node.is_text() || IsContainer(node.tag)) {
      ++i;
      continue;
    }
    // What holds half of the page's prose is its body, whatever its name; so is
    // what holds the heading and some prose. Old sites put whole pages into one
    // form.
    const bool holds_body = prose[i] * 2ull > prose[0] ||
                            (with_heading[i] && prose[i] * 10ull > prose[0]);
    // An unclosed <aside> may hold all that follows it.
    const bool may_hold_body =
        node.tag == GUMBO_TAG_FORM ||
        (with_heading[i] && prose[i] * 2ull > prose[0] &&
         (node.tag == GUMBO_TAG_ASIDE || node.tag == GUMBO_TAG_LABEL ||
          node.tag == GUMBO_TAG_FOOTER || node.tag == GUMBO_TAG_NAV));
    found.tagged[i] = IsNeverBody(node.tag) ? !may_hold_body || !holds_body
                                            : IsHidden(page, i) && !holds_body;
    found.named[i] =
        found.tagged[i] || (!holds_body && HasBoilerplateName(page, i));
    i = found.tagged[i] ? node.end : i + 1;
  }
  return found;
}

}  // namespace hearsay::normalize

#include "ingest_service/normalize/boilerplate.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "ingest_service/normalize/unseen.h"

namespace hearsay::normalize {
namespace {

bool IsNeverBody(GumboTag tag) {
  if (IsNeverShown(tag)) return true;
  switch (tag) {
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_INPUT:
    case GUMBO_TAG_LABEL:
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_MATH:
    case GUMBO_TAG_MENU:
    case GUMBO_TAG_H1:
      return true;
    default:
      return false;
  }
}

// Beginnings of words in class and id names that say what an element is not.
struct Name {
  absl::string_view word;
  BoilerplateKind kind;
};
using enum BoilerplateKind;
constexpr Name kNames[] = {
    {"comment", kComments},
    {"disqus", kComments},
    {"respond", kComments},
    {"feedback", kComments},
    {"kommentar", kComments},
    {"related", kRelated},
    {"recommend", kRelated},
    {"recirc", kRelated},
    {"sidebar", kRelated},
    {"side-bar", kRelated},
    {"outbrain", kRelated},
    {"taboola", kRelated},
    {"most-read", kRelated},
    {"mostread", kRelated},
    {"most-popular", kRelated},
    {"popular", kRelated},
    {"trending", kRelated},
    {"read-more", kRelated},
    {"readmore", kRelated},
    {"read-next", kRelated},
    {"more-on", kRelated},
    {"see-also", kRelated},
    {"also-read", kRelated},
    {"teaser", kRelated},
    {"gallery", kRelated},
    {"slideshow", kRelated},
    {"carousel", kRelated},
    {"pagination", kRelated},
    {"pager", kRelated},
    {"next-post", kRelated},
    {"prev-post", kRelated},
    {"post-nav", kRelated},
    {"ticker", kRelated},
    {"breaking-news", kRelated},
    {"similar", kRelated},
    {"crosslink", kRelated},
    {"verwandt", kRelated},
    {"taglist", kAbout},
    {"tag-list", kAbout},
    {"post-tags", kAbout},
    {"article-tags", kAbout},
    {"tags", kAbout},
    {"author-bio", kAbout},
    {"author-box", kAbout},
    {"authorbox", kAbout},
    {"author-info", kAbout},
    {"author_info", kAbout},
    {"about-author", kAbout},
    {"byline", kAbout},
    {"caption", kAbout},
    {"copyright", kAbout},
    {"timestamp", kAbout},
    {"publish-date", kAbout},
    {"published", kAbout},
    {"post-date", kAbout},
    {"pubdate", kAbout},
    {"post-meta", kAbout},
    {"entry-meta", kAbout},
    {"article-meta", kAbout},
    {"meta-info", kAbout},
    {"wp-caption", kAbout},
    {"credit", kAbout},
    {"disclaimer", kAbout},
    {"infobox", kAbout},
    {"toc", kAbout},
    {"entry-footer", kAbout},
    {"post-footer", kAbout},
    {"bildunterschrift", kAbout},
    {"autor", kAbout},
    {"share", kPromotion},
    {"sharing", kPromotion},
    {"social", kPromotion},
    {"newsletter", kPromotion},
    {"subscri", kPromotion},
    {"promo", kPromotion},
    {"footer", kPromotion},
    {"breadcrumb", kPromotion},
    {"navigation", kPromotion},
    {"navbar", kPromotion},
    {"nav-", kPromotion},
    {"nav_", kPromotion},
    {"menu", kPromotion},
    {"advert", kPromotion},
    {"sponsor", kPromotion},
    {"cookie", kPromotion},
    {"consent", kPromotion},
    {"popup", kPromotion},
    {"modal", kPromotion},
    {"widget", kPromotion},
    {"toolbar", kPromotion},
    {"login", kPromotion},
    {"signup", kPromotion},
    {"sign-up", kPromotion},
    {"paywall", kPromotion},
    {"skip-link", kPromotion},
    {"sr-only", kPromotion},
    {"screen-reader", kPromotion},
    {"visually-hidden", kPromotion},
    {"print-", kPromotion},
    {"rating", kPromotion},
    {"donat", kPromotion},
    {"bookmark", kPromotion},
    {"survey", kPromotion},
    {"poll-", kPromotion},
    {"player", kPromotion},
    {"werbung", kPromotion},
    {"anzeige", kPromotion},
};

// Whole names that do.
constexpr Name kWholeNames[] = {
    {"date", kAbout},       {"meta", kAbout},
    {"author", kAbout},     {"authors", kAbout},
    {"topic", kAbout},      {"image", kAbout},
    {"media", kAbout},      {"source", kAbout},
    {"label", kAbout},      {"tag", kAbout},
    {"bio", kAbout},        {"kicker", kAbout},
    {"hidden", kPromotion}, {"hide", kPromotion},
    {"ad", kPromotion},     {"ads", kPromotion},
    {"nav", kPromotion},    {"print", kPromotion},
    {"foot", kPromotion},   {"breadcrumbs", kPromotion},
};

// The first of kNames that a word of `name`, lower case, begins with; words are
// letters, so "modal-open" has two. Null when there is none.
const Name* FindName(absl::string_view name) {
  static const auto* const by_letter = [] {
    auto* places = new std::array<std::vector<size_t>, 256>;
    for (size_t i = 0; i < std::size(kNames); ++i) {
      (*places)[static_cast<uint8_t>(kNames[i].word[0])].push_back(i);
    }
    return places;
  }();
  size_t first = std::size(kNames);
  for (size_t at = 0; at < name.size(); ++at) {
    if (at > 0 && absl::ascii_isalpha(name[at - 1])) continue;
    for (const size_t i : (*by_letter)[static_cast<uint8_t>(name[at])]) {
      if (i >= first) break;
      if (absl::StartsWith(name.substr(at), kNames[i].word)) first = i;
    }
  }
  return first == std::size(kNames) ? nullptr : &kNames[first];
}

// A container that is named for the whole page's state, or for the article.
bool IsContainer(GumboTag tag) {
  return tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_BODY ||
         tag == GUMBO_TAG_MAIN || tag == GUMBO_TAG_ARTICLE;
}

// What frames of other sites leave in a page: a request to look there.
bool IsEmptyEmbed(const Document& page, uint32_t i) {
  const absl::string_view classes = page.Attribute(i, "class");
  return page[i].tag == GUMBO_TAG_BLOCKQUOTE &&
         (absl::StrContains(classes, "instagram-media") ||
          absl::StrContains(classes, "tiktok-embed"));
}

BoilerplateKind NamedKind(const Document& page, uint32_t i) {
  const absl::string_view classes = page.Attribute(i, "class");
  const absl::string_view id = page.Attribute(i, "id");
  const absl::string_view role = page.Attribute(i, "role");
  if (role == "navigation" || role == "complementary" || role == "banner" ||
      role == "contentinfo" || role == "dialog" || role == "search") {
    return kPromotion;
  }
  if (classes.empty() && id.empty()) return kNone;
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
    for (const Name& whole : kWholeNames) {
      if (name == whole.word) return whole.kind;
    }
    if (const Name* known = FindName(name)) return known->kind;
  }
  return kNone;
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

// Bytes of prose that readers see: not below what is hidden.
uint32_t VisibleProse(const Document& page, const std::vector<bool>& hidden,
                      const std::vector<uint32_t>& prose) {
  uint32_t visible = prose[0];
  for (uint32_t i = 0; i < page.nodes().size();) {
    if (hidden[i]) visible -= std::min(visible, prose[i]);
    i = hidden[i] ? page[i].end : i + 1;
  }
  return visible;
}

}  // namespace

Boilerplate FindBoilerplate(const Document& page) {
  const std::vector<uint32_t> prose = ParagraphBytes(page);
  const std::vector<bool> with_heading = HoldsFirstHeading(page);
  const std::vector<bool> hidden = FindHidden(page);
  // A page that shows its readers next to nothing is unveiled by a script.
  constexpr uint32_t kShown = 250;
  const bool shows_prose = VisibleProse(page, hidden, prose) >= kShown;
  Boilerplate found;
  found.tagged.resize(page.nodes().size());
  found.named.resize(page.nodes().size());
  found.kinds.resize(page.nodes().size(), kNone);
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
    found.tagged[i] = IsNeverBody(node.tag)
                          ? !may_hold_body || !holds_body
                          : hidden[i] && (shows_prose || !holds_body);
    if (IsEmptyEmbed(page, i)) found.tagged[i] = true;
    found.kinds[i] = NamedKind(page, i);
    found.named[i] =
        found.tagged[i] || (!holds_body && found.kinds[i] != kNone);
    i = found.tagged[i] ? node.end : i + 1;
  }
  return found;
}

}  // namespace hearsay::normalize

#include "ingest_service/normalize/element_place.h"

#include <algorithm>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"

namespace hearsay::normalize {
namespace {

bool HasBodyName(const Document& page, uint32_t i) {
  for (const char* key : {"class", "id", "itemprop"}) {
    const absl::string_view value = page.Attribute(i, key);
    if (value.empty()) continue;
    const std::string lower = absl::AsciiStrToLower(value);
    for (const absl::string_view name : {"articlebody",     "article-body",
                                         "article_body",    "article__body",
                                         "story-body",      "storybody",
                                         "story_body",      "post-content",
                                         "post_content",    "post-body",
                                         "entry-content",   "article-content",
                                         "article_content", "article__content",
                                         "articlecontent",  "article-text",
                                         "articletext",     "article__text",
                                         "content-body",    "body-content",
                                         "body-text",       "bodytext",
                                         "story-content",   "paragraph",
                                         "richtext",        "rich-text",
                                         "text-block",      "prose"}) {
      if (absl::StrContains(lower, name)) return true;
    }
  }
  return false;
}

}  // namespace

std::vector<ElementPlace> FindPlaces(const Document& page,
                                     const Boilerplate& boilerplate,
                                     uint32_t best) {
  std::vector<ElementPlace> places(page.nodes().size());
  for (uint32_t i = 0; i < page.nodes().size(); ++i) {
    const Node& node = page[i];
    ElementPlace& place = places[i];
    if (i > 0) place = places[node.parent];
    if (node.is_text()) continue;
    const bool holds_best = i <= best && best < node.end;
    if (boilerplate.kinds[i] != BoilerplateKind::kNone && !holds_best) {
      place.named = static_cast<uint8_t>(std::min(place.named + 1, 250));
      place.named_depth = node.depth;
      place.kinds |= static_cast<uint8_t>(
          1u << static_cast<unsigned>(boilerplate.kinds[i]));
    }
    if (HasBodyName(page, i)) {
      place.body_depth = node.depth;
      place.article_body |= page.Attribute(i, "itemprop") == "articleBody";
    }
    switch (node.tag) {
      case GUMBO_TAG_ARTICLE:
        place.article = true;
        break;
      case GUMBO_TAG_MAIN:
        place.main = true;
        break;
      case GUMBO_TAG_UL:
      case GUMBO_TAG_OL:
      case GUMBO_TAG_DL:
        place.list = true;
        break;
      case GUMBO_TAG_TABLE:
        place.table = true;
        break;
      case GUMBO_TAG_BLOCKQUOTE:
        place.quote = true;
        break;
      case GUMBO_TAG_FIGURE:
        place.figure = true;
        break;
      case GUMBO_TAG_HEADER:
      case GUMBO_TAG_FOOTER:
      case GUMBO_TAG_ASIDE:
      case GUMBO_TAG_NAV:
      case GUMBO_TAG_FORM:
        place.side = true;
        break;
      case GUMBO_TAG_B:
      case GUMBO_TAG_STRONG:
      case GUMBO_TAG_EM:
      case GUMBO_TAG_I:
        place.bold = true;
        break;
      default:
        break;
    }
  }
  return places;
}

}  // namespace hearsay::normalize

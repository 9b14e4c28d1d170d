#include "ingest_service/normalize/author_evidence.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "ingest_service/normalize/byline.h"
#include "ingest_service/normalize/clean_text.h"
#include "ingest_service/normalize/heading_distance.h"

namespace hearsay::normalize {
namespace {

constexpr size_t kMaxFound = 60;
constexpr size_t kMaxBytes = 160;

// Words of class names that name an author; those of `kNot` beside them name
// what is shown of one: a picture, a life.
constexpr absl::string_view kAuthorWords[] = {
    "author",    "authors",   "byline",    "autor",     "auteur",
    "autore",    "writer",    "vcard",     "verfasser", "username",
    "redakteur", "signature", "journalist"};
constexpr absl::string_view kNot[] = {
    "bio",     "box",   "image", "avatar",  "img",   "photo",   "about",
    "comment", "count", "link",  "social",  "share", "follow",  "description",
    "desc",    "title", "job",   "role",    "date",  "related", "comments",
    "list",    "page",  "more",  "archive", "email", "twitter", "info"};

bool NamesAuthor(absl::string_view names) {
  if (names.empty()) return false;
  const std::string lower = absl::AsciiStrToLower(names);
  for (const absl::string_view name :
       absl::StrSplit(lower, absl::ByAnyChar(" \t\n"), absl::SkipEmpty())) {
    bool author = false, other = false;
    for (const absl::string_view word :
         absl::StrSplit(name, absl::ByAnyChar("-_"), absl::SkipEmpty())) {
      author |= std::find(std::begin(kAuthorWords), std::end(kAuthorWords),
                          word) != std::end(kAuthorWords) ||
                word == "authorname";
      other |=
          std::find(std::begin(kNot), std::end(kNot), word) != std::end(kNot);
    }
    if (author && !other) return true;
  }
  return false;
}

bool LinksToAuthor(absl::string_view href) {
  for (const absl::string_view part :
       {"/author/", "/authors/", "/autor/", "/autoren/", "/auteur/", "/by/",
        "/staff/", "/profile/", "/people/", "/journalist"}) {
    const size_t at = href.find(part);
    if (at != absl::string_view::npos && href.size() > at + part.size()) {
      return true;
    }
  }
  return false;
}

// The texts below an element, a space where one ends, so that "Ann Roe" and
// "Editor" beside it are two words.
std::string SpacedText(const Document& page, uint32_t i) {
  std::string out;
  for (uint32_t k = i; k < page[i].end && out.size() < kMaxBytes; ++k) {
    if (!page[k].is_text()) continue;
    const absl::string_view text = absl::StripAsciiWhitespace(page[k].text);
    if (text.empty()) continue;
    if (!out.empty() && text.front() != ',') out.push_back(' ');
    const absl::string_view kept = text.substr(0, 2 * kMaxBytes);
    out.append(kept.data(), kept.size());
  }
  return out;
}

bool StartsByline(absl::string_view text) {
  for (const absl::string_view lead :
       {"By ",      "by ",    "BY ",         "Von ",       "von ",
        "VON ",     "Par ",   "par ",        "Por ",       "por ",
        "Di ",      "di ",    "Door ",       "door ",      "Autor: ",
        "Author: ", "Text: ", "Written by ", "Posted by ", "Автор: ",
        "Autorin: "}) {
    if (absl::StartsWith(text, lead)) return true;
  }
  return false;
}

}  // namespace

void AuthorCollector::ReadElement(const Document& page, uint32_t i) {
  constexpr uint32_t kMaxNodes = 40;
  if (page[i].tag == GUMBO_TAG_H1 && heading_ == 0) heading_ = i;
  if (named_.size() >= kMaxFound || page[i].end - i > kMaxNodes ||
      page[i].tag == GUMBO_TAG_META || page[i].tag == GUMBO_TAG_LINK ||
      page[i].tag == GUMBO_TAG_SCRIPT) {
    return;
  }
  const bool link =
      page[i].tag == GUMBO_TAG_A && (page.Attribute(i, "rel") == "author" ||
                                     LinksToAuthor(page.Attribute(i, "href")));
  // What is named inside a byline says more precisely what that says.
  if (!link && page.Attribute(i, "itemprop") != "author" &&
      !NamesAuthor(page.Attribute(i, "class")) &&
      !NamesAuthor(page.Attribute(i, "data-testid"))) {
    return;
  }
  std::string text = SpacedText(page, i);
  if (text.empty() || text.size() >= kMaxBytes) return;
  if (!named_.empty() && i < byline_end_ && !StartsByline(text)) {
    // Several links in one byline are several authors.
    Found& outer = named_.back();
    if (outer.node < i && absl::StrContains(outer.text, text) && !link) {
      outer.text = std::move(text);
    }
    return;
  }
  byline_end_ = page[i].end;
  named_.push_back({i, std::move(text)});
}

void AuthorCollector::ReadText(uint32_t i, absl::string_view text) {
  constexpr size_t kMaxLineBytes = 80;
  text = absl::StripAsciiWhitespace(text);
  if (text.size() > kMaxLineBytes || lines_.size() >= kMaxFound ||
      !StartsByline(text)) {
    return;
  }
  // A sentence that begins so is no byline.
  if (absl::EndsWith(text, ".") || absl::EndsWith(text, "?")) return;
  lines_.push_back({i, std::string(text)});
}

std::vector<std::string> AuthorCollector::Nearest(
    std::vector<Found> list) const {
  SortByHeadingDistance(heading_, list);
  std::vector<std::string> names;
  for (const Found& found : list) {
    AddBylineNames(CleanLine(found.text), names);
    if (!names.empty()) break;
  }
  return names;
}

std::vector<std::string> AuthorCollector::Names() const {
  std::vector<std::string> names = Nearest(named_);
  return names.empty() ? Nearest(lines_) : names;
}

}  // namespace hearsay::normalize

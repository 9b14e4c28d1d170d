#include "ingest_service/normalize/date_evidence.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "ingest_service/normalize/date_labels.h"
#include "ingest_service/normalize/heading_distance.h"

namespace hearsay::normalize {
namespace {

constexpr size_t kMaxFound = 400;
constexpr size_t kMaxTextBytes = 300;

bool NamesAny(absl::string_view names,
              std::initializer_list<absl::string_view> wanted) {
  if (names.empty()) return false;
  const std::string lower = absl::AsciiStrToLower(names);
  return std::any_of(wanted.begin(), wanted.end(), [&](absl::string_view one) {
    return absl::StrContains(lower, one);
  });
}

bool IsNamedDate(const Document& page, uint32_t i) {
  return NamesAny(page.Attribute(i, "class"),
                  {"date", "time", "publish", "posted", "meta", "info", "datum",
                   "fecha", "byline", "submitted"}) ||
         NamesAny(page.Attribute(i, "id"), {"date", "time", "publish"}) ||
         NamesAny(page.Attribute(i, "data-testid"), {"date", "time"});
}

// True for what is named for comments or for other articles.
bool IsBeside(const Document& page, uint32_t i) {
  for (const char* attribute : {"class", "id"}) {
    if (NamesAny(page.Attribute(i, attribute),
                 {"comment", "kommentar", "disqus", "related", "teaser",
                  "sidebar", "recommend", "most-read", "popular", "trending",
                  "latest", "ticker", "tweet"})) {
      return true;
    }
  }
  return page[i].tag == GUMBO_TAG_ASIDE;
}

bool HoldsDigits(absl::string_view text) {
  return std::count_if(text.begin(), text.end(), absl::ascii_isdigit) >= 3;
}

}  // namespace

void DateCollector::Add(List& list, uint32_t node, std::string text) {
  if (list.size() >= kMaxFound || text.empty()) return;
  list.push_back({node, std::move(text),
                  node < beside_.end ? beside_ : Range{node, node}});
}

void DateCollector::AddShown(List& list, uint32_t node,
                             absl::string_view text) {
  const LabelledText labelled = ReadDateLabel(text);
  switch (labelled.label) {
    case DateLabel::kPublished:
      Add(labelled_, node, std::string(labelled.rest));
      return;
    case DateLabel::kUpdated:
      Add(updated_, node, std::string(labelled.rest));
      return;
    case DateLabel::kClock:
      return;
    case DateLabel::kNone:
      Add(list, node, std::string(text));
  }
}

void DateCollector::ReadElement(const Document& page, uint32_t i) {
  // Larger elements are parts of the page, not lines of it.
  constexpr uint32_t kMaxTextNodes = 60;
  const absl::string_view itemprop = page.Attribute(i, "itemprop");
  if (page[i].tag == GUMBO_TAG_H1 && heading_ == 0) heading_ = i;
  if (i >= beside_.end && IsBeside(page, i)) beside_ = {i, page[i].end};
  if (itemprop == "datePublished" && itemprops_.size() < kMaxFound) {
    absl::string_view at = page.Attribute(i, "content");
    if (at.empty()) at = page.Attribute(i, "datetime");
    Add(itemprops_, i,
        at.empty() ? page.Text(i, kMaxTextBytes) : std::string(at));
  }
  if (page[i].tag == GUMBO_TAG_TIME) {
    const absl::string_view classes = page.Attribute(i, "class");
    const bool changed =
        itemprop == "dateModified" || (NamesAny(classes, {"updat", "modif"}) &&
                                       !NamesAny(classes, {"publish"}));
    Add(changed ? updated_ : elements_, i,
        std::string(page.Attribute(i, "datetime")));
    const std::string text = page.Text(i, kMaxTextBytes);
    if (changed) {
      Add(updated_, i, text);
    } else {
      AddShown(named_, i, text);
    }
    return;
  }
  if (page[i].tag == GUMBO_TAG_ABBR) {
    Add(elements_, i, std::string(page.Attribute(i, "title")));
  }
  if (page[i].end - i <= kMaxTextNodes && named_.size() < kMaxFound &&
      IsNamedDate(page, i)) {
    AddShown(named_, i, page.Text(i, kMaxTextBytes));
  }
}

void DateCollector::ReadText(uint32_t i, absl::string_view text) {
  constexpr size_t kMinBytes = 6;
  constexpr size_t kMaxBytes = 60;
  constexpr size_t kMaxLabelledBytes = 100;
  constexpr size_t kOpeningBytes = 60;
  text = absl::StripAsciiWhitespace(text);
  if (text.size() < kMinBytes) return;
  const bool is_line = text.size() <= kMaxBytes ||
                       (text.size() <= kMaxLabelledBytes &&
                        ReadDateLabel(text).label != DateLabel::kNone);
  if (!is_line) {
    text = text.substr(0, kOpeningBytes);
    while (!text.empty() && (text.back() & 0x80) != 0) text.remove_suffix(1);
  }
  // Footers give the year of the site.
  if (!HoldsDigits(text) || absl::StrContains(text, "©")) return;
  if (is_line) {
    AddShown(lines_, i, text);
  } else {
    Add(openings_, i, std::string(text));
  }
}

void DateCollector::ReadScript(absl::string_view script) {
  constexpr size_t kMaxGap = 48;
  for (const absl::string_view name :
       {"datePublished", "publishedAt", "publish_date", "publishDate",
        "publishdate", "published_at", "publication_date", "publicationDate",
        "pubDate", "pub_date", "publishedFirst", "published_time",
        "dateCreated", "uploadDate", "createdAt", "created_at"}) {
    const size_t at = script.find(name);
    if (at == absl::string_view::npos || scripts_.size() >= kMaxFound) continue;
    scripts_.emplace_back(script.substr(at + name.size(), kMaxGap));
  }
}

std::vector<std::string> DateCollector::ByDistance(
    List list, std::vector<std::string>& beside) const {
  SortByHeadingDistance(heading_, list);
  std::vector<std::string> texts;
  for (Found& found : list) {
    const Range& range = found.beside;
    const bool holds_heading = range.begin < heading_ && heading_ < range.end;
    const bool is_beside = range.end > range.begin && !holds_heading;
    (is_beside ? beside : texts).push_back(std::move(found.text));
  }
  return texts;
}

void DateCollector::MoveTo(DateEvidence& evidence) {
  evidence.scripts = std::move(scripts_);
  evidence.itemprops = ByDistance(std::move(itemprops_), evidence.beside);
  evidence.elements = ByDistance(std::move(elements_), evidence.beside);
  evidence.labelled = ByDistance(std::move(labelled_), evidence.beside);
  evidence.named = ByDistance(std::move(named_), evidence.beside);
  evidence.lines = ByDistance(std::move(lines_), evidence.beside);
  evidence.openings = ByDistance(std::move(openings_), evidence.beside);
  evidence.updated = ByDistance(std::move(updated_), evidence.beside);
}

}  // namespace hearsay::normalize

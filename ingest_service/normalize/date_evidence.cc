#include "ingest_service/normalize/date_evidence.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"

namespace hearsay::normalize {
namespace {

constexpr size_t kMaxFound = 100;
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

bool HoldsDigits(absl::string_view text) {
  return std::count_if(text.begin(), text.end(), absl::ascii_isdigit) >= 3;
}

}  // namespace

void DateCollector::Add(List& list, uint32_t node, std::string text) {
  if (list.size() < kMaxFound && !text.empty()) {
    list.push_back({node, std::move(text)});
  }
}

void DateCollector::ReadElement(const Document& page, uint32_t i) {
  // Larger elements are parts of the page, not lines of it.
  constexpr uint32_t kMaxTextNodes = 60;
  const absl::string_view itemprop = page.Attribute(i, "itemprop");
  if (page[i].tag == GUMBO_TAG_H1 && heading_ == 0) heading_ = i;
  if (itemprop == "datePublished" && published_.size() < kMaxFound) {
    absl::string_view at = page.Attribute(i, "content");
    if (at.empty()) at = page.Attribute(i, "datetime");
    published_.push_back(at.empty() ? page.Text(i, kMaxTextBytes)
                                    : std::string(at));
  }
  if (page[i].tag == GUMBO_TAG_TIME) {
    Add(elements_, i, std::string(page.Attribute(i, "datetime")));
    Add(named_, i, page.Text(i, kMaxTextBytes));
    return;
  }
  if (page[i].tag == GUMBO_TAG_ABBR &&
      NamesAny(page.Attribute(i, "class"), {"publish", "date", "dtstart"})) {
    Add(elements_, i, std::string(page.Attribute(i, "title")));
  }
  if (page[i].end - i <= kMaxTextNodes && named_.size() < kMaxFound &&
      IsNamedDate(page, i)) {
    Add(named_, i, page.Text(i, kMaxTextBytes));
  }
}

void DateCollector::ReadText(uint32_t i, absl::string_view text) {
  constexpr size_t kMinBytes = 6;
  constexpr size_t kMaxBytes = 100;
  constexpr size_t kOpeningBytes = 40;
  constexpr size_t kMaxLines = 400;
  text = absl::StripAsciiWhitespace(text);
  if (text.size() < kMinBytes) return;
  const bool is_line = text.size() <= kMaxBytes;
  if (!is_line) {
    text = text.substr(0, kOpeningBytes);
    while (!text.empty() && (text.back() & 0x80) != 0) text.remove_suffix(1);
  }
  // Footers give the year of the site.
  if (!HoldsDigits(text) || absl::StrContains(text, "©")) return;
  List& list = is_line ? lines_ : openings_;
  if (list.size() < kMaxLines) list.push_back({i, std::string(text)});
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

std::vector<std::string> DateCollector::ByDistance(List list) const {
  // What stands above a heading is more often the page's own than the
  // article's.
  constexpr uint32_t kAboveCosts = 2;
  const auto distance = [&](const Found& found) {
    return found.node >= heading_ ? found.node - heading_
                                  : kAboveCosts * (heading_ - found.node);
  };
  if (heading_ != 0) {
    std::stable_sort(list.begin(), list.end(),
                     [&](const Found& a, const Found& b) {
                       return distance(a) < distance(b);
                     });
  }
  std::vector<std::string> texts;
  for (Found& found : list) texts.push_back(std::move(found.text));
  return texts;
}

void DateCollector::MoveTo(DateEvidence& evidence) {
  evidence.elements = std::move(published_);
  for (std::string& text : ByDistance(std::move(elements_))) {
    evidence.elements.push_back(std::move(text));
  }
  evidence.scripts = std::move(scripts_);
  evidence.named = ByDistance(std::move(named_));
  evidence.lines = ByDistance(std::move(lines_));
  evidence.openings = ByDistance(std::move(openings_));
}

}  // namespace hearsay::normalize

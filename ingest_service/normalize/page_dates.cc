#include "ingest_service/normalize/page_dates.h"

#include <cstdlib>

namespace hearsay::normalize {
namespace {

// The first text of `texts` that holds a date.
std::optional<FoundDate> First(const std::vector<std::string>& texts,
                               DayOrder order, absl::Time latest) {
  constexpr size_t kMaxBytes = 512;
  for (const std::string& text : texts) {
    if (text.empty() || text.size() > kMaxBytes) continue;
    const auto date = FindDate(text, order);
    if (date && date->instant <= latest) return date;
  }
  return std::nullopt;
}

// The day of the URL when that is a day beside `date`.
std::optional<absl::CivilDay> NeighbouringDay(absl::string_view url_path,
                                              const FoundDate& date) {
  const auto url = FindDateInPath(url_path);
  if (!url || std::abs(url->day - date.day) != 1) return std::nullopt;
  return url->day;
}

}  // namespace

std::optional<SettledDate> SettlePageDate(const DateEvidence& evidence,
                                          DayOrder order, absl::Time latest) {
  const auto with_basis =
      [&](const std::vector<std::string>& texts,
          v1::DateBasis basis) -> std::optional<SettledDate> {
    auto date = First(texts, order, latest);
    if (!date) return std::nullopt;
    const bool in_utc =
        date->has_time &&
        absl::ToCivilDay(date->instant, absl::UTCTimeZone()) == date->day;
    if (in_utc) {
      if (const auto day = NeighbouringDay(evidence.url_path, *date)) {
        date->day = *day;
      }
    }
    return SettledDate{*date, basis};
  };
  if (auto found = with_basis(evidence.published, v1::DATE_BASIS_METADATA)) {
    return found;
  }
  if (const auto date = FindDateInPath(evidence.url_path);
      date && date->instant <= latest) {
    return SettledDate{*date, v1::DATE_BASIS_URL};
  }
  if (auto found = with_basis(evidence.elements, v1::DATE_BASIS_METADATA)) {
    return found;
  }
  if (auto found = with_basis(evidence.scripts, v1::DATE_BASIS_METADATA)) {
    return found;
  }
  if (auto found = with_basis(evidence.named, v1::DATE_BASIS_TEXT)) {
    return found;
  }
  if (auto found = with_basis(evidence.lines, v1::DATE_BASIS_TEXT)) {
    return found;
  }
  return with_basis(evidence.modified, v1::DATE_BASIS_METADATA);
}

void FindScriptDates(absl::string_view script,
                     std::vector<std::string>& dates) {
  constexpr size_t kMaxDates = 10;
  constexpr size_t kMaxGap = 48;
  for (const absl::string_view name :
       {"datePublished", "publishedAt", "publish_date", "publishDate",
        "publishdate", "published_at", "publication_date", "publicationDate",
        "pubDate", "pub_date", "dateCreated"}) {
    const size_t at = script.find(name);
    if (at == absl::string_view::npos || dates.size() >= kMaxDates) continue;
    dates.emplace_back(script.substr(at + name.size(), kMaxGap));
  }
}

}  // namespace hearsay::normalize

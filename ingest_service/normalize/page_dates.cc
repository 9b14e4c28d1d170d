#include "ingest_service/normalize/page_dates.h"

#include <algorithm>
#include <string>
#include <vector>

namespace hearsay::normalize {
namespace {

class Settler {
 public:
  Settler(const DateEvidence& evidence, DayOrder order, absl::Time latest)
      : evidence_(evidence), order_(order), latest_(latest) {}

  std::optional<FoundDate> Change(
      const std::optional<FoundDate>& published) const {
    for (const auto* texts : {&evidence_.modified, &evidence_.updated}) {
      for (const std::string& text : *texts) {
        const auto date = Read(text);
        if (date && (!published || date->day >= published->day)) return date;
      }
    }
    return std::nullopt;
  }

  std::optional<SettledDate> Settle() const {
    if (auto found = FirstIn(evidence_.published)) return Majority(*found);
    if (const auto found = FirstInPaths(evidence_.url_paths)) {
      return SettledDate{*found, v1::DATE_BASIS_URL};
    }
    for (const auto* texts : {&evidence_.itemprops, &evidence_.elements,
                              &evidence_.dates, &evidence_.scripts}) {
      if (auto found = FirstIn(*texts)) return Metadata(*found);
    }
    for (const auto* texts :
         {&evidence_.labelled, &evidence_.named, &evidence_.lines,
          &evidence_.updated, &evidence_.openings}) {
      if (const auto found = FirstIn(*texts)) {
        return SettledDate{*found, v1::DATE_BASIS_TEXT};
      }
    }
    if (auto found = FirstIn(evidence_.modified)) return Metadata(*found);
    if (const auto found = FirstInPaths(evidence_.images)) {
      return SettledDate{*found, v1::DATE_BASIS_URL};
    }
    if (const auto found = FirstIn(evidence_.beside)) {
      return SettledDate{*found, v1::DATE_BASIS_TEXT};
    }
    return std::nullopt;
  }

 private:
  std::optional<FoundDate> Read(const std::string& text) const {
    constexpr size_t kMaxBytes = 512;
    if (text.empty() || text.size() > kMaxBytes) return std::nullopt;
    const auto date = FindDate(text, order_);
    // No page is older than the Web; what it tells of may be.
    static const absl::CivilDay kFirstPage(1991, 8, 6);
    const bool likely =
        date && date->day >= kFirstPage && date->instant <= latest_;
    return likely ? date : std::nullopt;
  }

  std::optional<FoundDate> FirstIn(
      const std::vector<std::string>& texts) const {
    for (const std::string& text : texts) {
      if (const auto date = Read(text)) return date;
    }
    return std::nullopt;
  }

  std::optional<FoundDate> FirstInPaths(
      const std::vector<std::string>& paths) const {
    for (const std::string& path : paths) {
      const auto date = FindDateInPath(path);
      if (date && date->instant <= latest_) return date;
    }
    return std::nullopt;
  }

  // The first of the metadata, unless more of what the page says is another
  // day, which is not that of a change: programs that keep one date stamp it
  // into whatever asks for one.
  SettledDate Majority(const FoundDate& first) const {
    std::vector<absl::CivilDay> changes;
    for (const auto* texts : {&evidence_.modified, &evidence_.updated}) {
      for (const std::string& text : *texts) {
        if (const auto date = Read(text)) {
          changes.push_back(Metadata(*date).date.day);
        }
      }
    }
    std::vector<SettledDate> said;
    const auto hear = [&](const std::vector<std::string>& texts, size_t most) {
      for (size_t i = 0; i < texts.size() && i < most; ++i) {
        const auto date = Read(texts[i]);
        if (!date) continue;
        const SettledDate one = Metadata(*date);
        if (std::find(changes.begin(), changes.end(), one.date.day) ==
            changes.end()) {
          said.push_back(one);
        }
      }
    };
    hear(evidence_.published, evidence_.published.size());
    for (const auto* texts :
         {&evidence_.dates, &evidence_.itemprops, &evidence_.elements,
          &evidence_.labelled, &evidence_.named}) {
      hear(*texts, 1);
    }
    const auto votes = [&](const SettledDate& other) {
      return std::count_if(said.begin(), said.end(),
                           [&](const SettledDate& one) {
                             return one.date.day == other.date.day;
                           });
    };
    constexpr ptrdiff_t kEnough = 3;
    SettledDate best = Metadata(first);
    for (const SettledDate& one : said) {
      if (votes(one) >= kEnough && votes(one) > votes(best)) best = one;
    }
    return best;
  }

  SettledDate Metadata(FoundDate date) const {
    if (date.has_time && date.zone == absl::ZeroDuration()) {
      date.day = LocalDay(date);
    }
    return {date, v1::DATE_BASIS_METADATA};
  }

  // The day of a time stamp in UTC where it was written.
  absl::CivilDay LocalDay(const FoundDate& stamp) const {
    // Zones reach from 12 hours behind to 14 before.
    const absl::CivilDay first =
        absl::ToCivilDay(stamp.instant - absl::Hours(12), absl::UTCTimeZone());
    const absl::CivilDay last =
        absl::ToCivilDay(stamp.instant + absl::Hours(14), absl::UTCTimeZone());
    // Another time stamp speaks for this one only when it is the same instant.
    const auto fits = [&](const std::optional<FoundDate>& other) {
      return other && other->day != stamp.day && other->day >= first &&
             other->day <= last &&
             (!other->has_time || other->instant == stamp.instant);
    };
    if (const auto url = FirstInPaths(evidence_.url_paths); fits(url)) {
      return url->day;
    }
    for (const auto* texts : {&evidence_.published, &evidence_.itemprops,
                              &evidence_.elements, &evidence_.named}) {
      // Only what dates the article, not what is dated beside it.
      const size_t nearest = texts == &evidence_.published ? texts->size() : 3;
      for (size_t i = 0; i < texts->size() && i < nearest; ++i) {
        const auto other = Read((*texts)[i]);
        if (other && other->day == stamp.day && !other->has_time) {
          return stamp.day;
        }
        if (fits(other)) return other->day;
      }
    }
    return stamp.day;
  }

  const DateEvidence& evidence_;
  const DayOrder order_;
  const absl::Time latest_;
};

}  // namespace

std::optional<SettledDate> SettlePageDate(const DateEvidence& evidence,
                                          DayOrder order, absl::Time latest) {
  return Settler(evidence, order, latest).Settle();
}

std::optional<FoundDate> SettleChangeDate(
    const DateEvidence& evidence, DayOrder order,
    const std::optional<FoundDate>& published, absl::Time latest) {
  return Settler(evidence, order, latest).Change(published);
}

}  // namespace hearsay::normalize

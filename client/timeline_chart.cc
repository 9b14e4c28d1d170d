#include "client/timeline_chart.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/civil_time.h"
#include "client/progress_bar.h"
#include "client/terminal_text.h"

namespace hearsay::client {
namespace {

// The last one is for all other values.
constexpr std::array<absl::string_view, 4> kShades = {"█", "▓", "▒", "░"};
constexpr size_t kDateCells = 10;
constexpr size_t kGap = 2;
constexpr size_t kLegendCells = 30;
// So many empty lines are shown, more become one.
constexpr int kMaxEmptyLines = 3;

// One date's counts by shade.
using Bar = std::array<int64_t, kShades.size()>;

int64_t Sum(const Bar& bar) {
  int64_t sum = 0;
  for (const int64_t part : bar) sum += part;
  return sum;
}

struct Timeline {
  std::map<std::string, Bar> bars;
  std::vector<std::pair<std::string, int64_t>> legend;  // By shade.
};

Timeline Arrange(const v1::AggregateClaimsResponse& counts) {
  std::map<std::string, int64_t> totals;
  for (const auto& bucket : counts.buckets()) {
    if (bucket.values_size() > 1) totals[bucket.values(1)] += bucket.count();
  }
  Timeline timeline;
  timeline.legend.assign(totals.begin(), totals.end());
  std::stable_sort(
      timeline.legend.begin(), timeline.legend.end(),
      [](const auto& a, const auto& b) { return a.second > b.second; });
  const size_t named = kShades.size() - 1;
  std::map<std::string, size_t> shades;
  for (size_t i = 0; i < timeline.legend.size(); ++i) {
    shades[timeline.legend[i].first] = std::min(i, named);
  }
  if (timeline.legend.size() > named + 1) {
    int64_t rest = 0;
    for (size_t i = named; i < timeline.legend.size(); ++i) {
      rest += timeline.legend[i].second;
    }
    const size_t others = timeline.legend.size() - named;
    timeline.legend.resize(named);
    timeline.legend.emplace_back(
        absl::StrCat(FormatCount(static_cast<int64_t>(others)), " others"),
        rest);
  }
  for (const auto& bucket : counts.buckets()) {
    if (bucket.values().empty()) continue;
    const size_t shade =
        bucket.values_size() > 1 ? shades[bucket.values(1)] : 0;
    timeline.bars[bucket.values(0)][shade] += bucket.count();
  }
  return timeline;
}

std::string Legend(const Timeline& timeline, size_t columns) {
  std::string out;
  size_t used = 0;
  for (size_t i = 0; i < timeline.legend.size(); ++i) {
    const auto& [value, count] = timeline.legend[i];
    const std::string name =
        WrapText(value.empty() ? "(none)" : value, kLegendCells)[0];
    const std::string entry =
        absl::StrCat(kShades[i], " ", name, " ", FormatCount(count));
    const size_t cells = TerminalWidth(entry);
    if (used > 0 && used + kGap + cells > columns) {
      absl::StrAppend(&out, "\n");
      used = 0;
    }
    if (used > 0) absl::StrAppend(&out, std::string(kGap, ' '));
    absl::StrAppend(&out, entry);
    used += cells + (used > 0 ? kGap : 0);
  }
  if (!out.empty()) absl::StrAppend(&out, "\n");
  return out;
}

// `width` cells stand for `most`.
std::string DrawBar(const Bar& bar, int64_t most, size_t width) {
  std::string out;
  int64_t before = 0;
  size_t drawn = 0;
  for (size_t shade = 0; shade < bar.size(); ++shade) {
    before += bar[shade];
    // Whole bars are as long as their sum, however their parts are rounded;
    // something is never nothing.
    size_t until = static_cast<size_t>(
        (before * static_cast<int64_t>(width) + most / 2) / most);
    if (before > 0) until = std::max<size_t>(until, 1);
    for (; drawn < until; ++drawn) absl::StrAppend(&out, kShades[shade]);
  }
  return out;
}

// The date after `date`, or "" when it is none.
std::string NextDate(const std::string& date, absl::string_view period) {
  if (period == "month") {
    absl::CivilMonth month;
    if (!absl::ParseCivilTime(date, &month)) return "";
    return absl::FormatCivilTime(month + 1);
  }
  absl::CivilDay day;
  if (!absl::ParseCivilTime(date, &day)) return "";
  return absl::FormatCivilTime(day + (period == "week" ? 7 : 1));
}

// The lines between two bars.
std::string EmptyLines(std::string date, const std::string& until,
                       absl::string_view period) {
  std::string out;
  for (int lines = 0; !date.empty() && date < until; ++lines) {
    if (lines == kMaxEmptyLines) return "       ...\n";
    absl::StrAppend(&out, date, "\n");
    date = NextDate(date, period);
  }
  return out;
}

}  // namespace

std::string TimelineChart(const v1::AggregateClaimsResponse& counts,
                          absl::string_view period, absl::string_view by,
                          size_t columns) {
  columns = std::max<size_t>(columns, 40);
  const Timeline timeline = Arrange(counts);
  std::string out =
      absl::StrCat(FormatCount(counts.total_size()), " claim",
                   counts.total_size() == 1 ? "" : "s", " by ", period,
                   by.empty() ? "" : absl::StrCat(" and ", by), "\n",
                   Legend(timeline, columns));
  if (timeline.bars.empty()) return out;
  int64_t most = 1;
  for (const auto& [date, bar] : timeline.bars) {
    most = std::max(most, Sum(bar));
  }
  const size_t width =
      columns - kDateCells - 2 * kGap - FormatCount(most).size();
  absl::StrAppend(&out, "\n");
  std::string next;
  for (const auto& [date, bar] : timeline.bars) {
    if (!next.empty()) absl::StrAppend(&out, EmptyLines(next, date, period));
    const std::string label = date.substr(0, kDateCells);
    absl::StrAppend(&out, label,
                    std::string(kDateCells - label.size() + kGap, ' '),
                    DrawBar(bar, most, width), std::string(kGap, ' '),
                    FormatCount(Sum(bar)), "\n");
    next = NextDate(date, period);
  }
  return out;
}

}  // namespace hearsay::client

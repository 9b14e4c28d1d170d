#include "client/timeline_chart.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "client/terminal_text.h"
#include "gmock/gmock.h"

namespace hearsay::client {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

void Add(v1::AggregateClaimsResponse& counts, int64_t count,
         const std::vector<std::string>& values) {
  auto& bucket = *counts.add_buckets();
  for (const std::string& value : values) bucket.add_values(value);
  bucket.set_count(count);
  counts.set_total_size(counts.total_size() + count);
}

TEST(TimelineChartTest, DrawsABarForEachDateAndLeavesGaps) {
  v1::AggregateClaimsResponse counts;
  Add(counts, 20, {"2023-05-01"});
  Add(counts, 10, {"2023-05-03"});
  Add(counts, 1, {"2023-05-13"});
  EXPECT_EQ(TimelineChart(counts, "day", "", 40),
            "31 claims by day\n"
            "\n"
            "2023-05-01  ████████████████████████  20\n"
            "2023-05-02\n"
            "2023-05-03  ████████████  10\n"
            "       ...\n"
            "2023-05-13  █  1\n");
}

TEST(TimelineChartTest, StepsByWeekAndMonth) {
  v1::AggregateClaimsResponse counts;
  Add(counts, 1, {"2023-12-25"});
  Add(counts, 1, {"2024-01-08"});
  EXPECT_THAT(TimelineChart(counts, "week", "", 80),
              HasSubstr("\n2024-01-01\n2024-01-08"));
  counts.Clear();
  Add(counts, 1, {"2023-11"});
  Add(counts, 1, {"2024-01"});
  EXPECT_THAT(TimelineChart(counts, "month", "", 80),
              HasSubstr("\n2023-12\n2024-01 "));
}

TEST(TimelineChartTest, SharesBarsAmongTheMostFrequentValues) {
  v1::AggregateClaimsResponse counts;
  Add(counts, 12, {"2023-05-01", "Kyiv"});
  Add(counts, 6, {"2023-05-01", "Moscow"});
  Add(counts, 3, {"2023-05-01", ""});
  Add(counts, 2, {"2023-05-01", "Minsk"});
  Add(counts, 1, {"2023-05-01", "Riga"});
  const std::string chart = TimelineChart(counts, "day", "holder", 40);
  EXPECT_THAT(chart, HasSubstr("24 claims by day and holder\n"));
  EXPECT_THAT(chart, HasSubstr("█ Kyiv 12  ▓ Moscow 6  ▒ (none) 3\n"));
  EXPECT_THAT(chart, HasSubstr("░ 2 others 3\n"));
  EXPECT_THAT(chart, HasSubstr("2023-05-01  ████████████▓▓▓▓▓▓▒▒▒░░░  24\n"));
  for (const absl::string_view line : absl::StrSplit(chart, '\n')) {
    EXPECT_LE(TerminalWidth(line), 40) << line;
  }
}

TEST(TimelineChartTest, NothingIsSaidPlainly) {
  EXPECT_EQ(TimelineChart({}, "day", "", 80), "0 claims by day\n");
}

TEST(TimelineChartTest, ValuesCannotDriveTheTerminal) {
  v1::AggregateClaimsResponse counts;
  Add(counts, 1, {"2023-05-01", "evil\x1b[2J"});
  EXPECT_THAT(TimelineChart(counts, "day", "holder", 80),
              Not(HasSubstr("\x1b")));
}

}  // namespace
}  // namespace hearsay::client

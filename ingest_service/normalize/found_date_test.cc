#include "ingest_service/normalize/found_date.h"

#include <sstream>

#include "gmock/gmock.h"

namespace hearsay::normalize {
namespace {

std::string Shown(const std::optional<FoundDate>& found) {
  if (!found) return "none";
  if (found->has_time) {
    return absl::FormatTime(absl::RFC3339_sec, found->instant,
                            absl::UTCTimeZone());
  }
  std::ostringstream day;
  day << found->day;
  return day.str();
}

struct DateCase {
  std::string name;
  std::string text;
  std::string want;
};

class FindDateTest : public ::testing::TestWithParam<DateCase> {};

TEST_P(FindDateTest, Finds) {
  EXPECT_EQ(Shown(FindDate(GetParam().text)), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    , FindDateTest,
    ::testing::ValuesIn<DateCase>({
        {"iso_with_zone", "2024-02-29T23:30:00+02:00",
         "2024-02-29T21:30:00+00:00"},
        {"iso_utc_with_fraction", "2024-02-29T10:00:00.123Z",
         "2024-02-29T10:00:00+00:00"},
        {"iso_day", "2024-02-29", "2024-02-29"},
        {"time_without_zone_is_a_day", "2024-02-29 10:00", "2024-02-29"},
        {"rfc_822", "Thu, 29 Feb 2024 10:00:00 -0500",
         "2024-02-29T15:00:00+00:00"},
        {"no_such_day", "2023-02-29", "none"},
        {"month_13", "2023-13-01", "none"},
        {"english", "Published March 4th, 2021 by us", "2021-03-04"},
        {"english_short", "Sept. 4, 2021", "2021-09-04"},
        {"british", "4th of March 2021", "2021-03-04"},
        {"german", "Montag, 4. März 2021, 10 Uhr", "2021-03-04"},
        {"german_numbers", "vom 04.03.2021", "2021-03-04"},
        {"two_digit_year", "04.03.21", "2021-03-04"},
        {"french", "publié le 1er février 2021", "2021-02-01"},
        {"spanish", "4 de marzo de 2021", "2021-03-04"},
        {"portuguese", "4 de março de 2021", "2021-03-04"},
        {"russian", "4 марта 2021 г.", "2021-03-04"},
        {"polish", "4 marca 2021", "2021-03-04"},
        {"turkish", "4 Şubat 2021", "2021-02-04"},
        {"hungarian", "2021. március 4.", "2021-03-04"},
        {"chinese", "2021年3月4日电", "2021-03-04"},
        {"arabic", "4 مارس 2021", "2021-03-04"},
        {"no_year", "March 4", "none"},
        {"year_alone", "Copyright 2021", "none"},
        {"words", "nothing to see", "none"},
        {"empty", "", "none"},
    }),
    [](const auto& info) { return info.param.name; });

TEST(FindDateOrderTest, SlashesFollowTheOrder) {
  EXPECT_EQ(Shown(FindDate("03/04/2021", DayOrder::kDayFirst)), "2021-04-03");
  EXPECT_EQ(Shown(FindDate("03/04/2021", DayOrder::kMonthFirst)), "2021-03-04");
  EXPECT_EQ(Shown(FindDate("03/14/2021", DayOrder::kDayFirst)), "2021-03-14");
}

TEST(FindDateInPathTest, ReadsUrls) {
  EXPECT_EQ(Shown(FindDateInPath("/news/2021/03/04/bridge")), "2021-03-04");
  EXPECT_EQ(Shown(FindDateInPath("/2021-03-04-bridge")), "2021-03-04");
  EXPECT_EQ(Shown(FindDateInPath("/a/20210304")), "2021-03-04");
  EXPECT_EQ(Shown(FindDateInPath("/a/12345678")), "none");
  EXPECT_EQ(Shown(FindDateInPath("/1234/56/78")), "none");
}

}  // namespace
}  // namespace hearsay::normalize

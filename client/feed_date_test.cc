#include "client/feed_date.h"

#include <string>

#include "absl/time/time.h"
#include "gtest/gtest.h"

namespace hearsay::client {
namespace {

struct DateCase {
  std::string name;
  std::string text;
  std::string want;  // RFC 3339 in UTC, or empty: no date.
};

class FeedDateTest : public ::testing::TestWithParam<DateCase> {};

TEST_P(FeedDateTest, IsRightOrAbsent) {
  const auto read = ParseFeedDate(GetParam().text);
  const std::string got = read ? absl::FormatTime("%Y-%m-%dT%H:%M:%E*SZ", *read,
                                                  absl::UTCTimeZone())
                               : "";
  EXPECT_EQ(got, GetParam().want) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    , FeedDateTest,
    ::testing::ValuesIn<DateCase>({
        {"rfc3339", "2024-03-05T10:20:30Z", "2024-03-05T10:20:30Z"},
        {"zone_east", "2024-03-05T01:20:30+05:30", "2024-03-04T19:50:30Z"},
        {"fraction", "2024-03-05T10:20:30.75-01:00", "2024-03-05T11:20:30.75Z"},
        {"no_seconds", "2024-03-05T10:20+01:00", "2024-03-05T09:20:00Z"},
        {"no_zone_is_utc", "2024-03-05T10:20:30", "2024-03-05T10:20:30Z"},
        {"space_for_t", "2024-03-05 10:20:30 -05:00", "2024-03-05T15:20:30Z"},
        {"compact", "20240305T102030Z", "2024-03-05T10:20:30Z"},
        {"digits_alone", "20240305102030", "2024-03-05T10:20:30Z"},
        {"day_alone", "2024-03-05", "2024-03-05T00:00:00Z"},
        {"day_of_year", "2024-060", "2024-02-29T00:00:00Z"},
        {"leap_second", "2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"},
        {"rfc822", "Tue, 05 Mar 2024 10:20:30 GMT", "2024-03-05T10:20:30Z"},
        {"rfc2822_offset", "Tue, 5 Mar 2024 10:20:30 -0500",
         "2024-03-05T15:20:30Z"},
        {"offset_with_colon", "Tue, 5 Mar 2024 10:20:30 -05:00",
         "2024-03-05T15:20:30Z"},
        {"no_weekday", "5 Mar 2024 10:20 EST", "2024-03-05T15:20:00Z"},
        {"letter_case", "tUe, 05 mAr 2024 10:20:30 pDt",
         "2024-03-05T17:20:30Z"},
        {"two_digit_year", "05 Mar 24 10:20:30 GMT", "2024-03-05T10:20:30Z"},
        {"last_century", "05 Mar 96 10:20:30 GMT", "1996-03-05T10:20:30Z"},
        {"comments",
         "Tue(one), 5(th) Mar(ch (nested\\))) 2024 10:20 +0000(UTC)",
         "2024-03-05T10:20:00Z"},
        {"wrong_weekday_is_ignored", "Fri, 05 Mar 2024 10:20:30 GMT",
         "2024-03-05T10:20:30Z"},
        {"gmt_with_offset", "Tue, 05 Mar 2024 10:20:30 GMT+0200",
         "2024-03-05T08:20:30Z"},
        {"asctime", "Tue Mar  5 10:20:30 2024", "2024-03-05T10:20:30Z"},
        {"unix_date", "Tue Mar  5 10:20:30 CET 2024", "2024-03-05T09:20:30Z"},
        {"month_first", "March 5th, 2024 at 2:03 PM", "2024-03-05T14:03:00Z"},
        {"noon", "Mar 5 2024 12:00 PM", "2024-03-05T12:00:00Z"},
        {"midnight", "Mar 5 2024 12:00 AM", "2024-03-05T00:00:00Z"},
        {"german", "Di, 5. März 2024 10:20:30 +0100", "2024-03-05T09:20:30Z"},
        {"spanish", "mar, 5 de enero de 2024 10:20:30 GMT",
         "2024-01-05T10:20:30Z"},
        {"french", "jeu, 05 janv 2023 10:20:30 +0100", "2023-01-05T09:20:30Z"},
        {"russian", "5 марта 2024 10:20 MSK", "2024-03-05T07:20:00Z"},
        {"numbers_that_tell", "25/03/2024 10:20", "2024-03-25T10:20:00Z"},
        {"numbers_that_could_be_either", "05/03/2024 10:20", ""},
        {"month_only", "2024-03", ""},
        {"year_only", "2024", ""},
        {"no_year", "03-05T10:20:30Z", ""},
        {"no_such_day", "2023-02-29T10:20:30Z", ""},
        {"no_such_month", "2023-13-01T10:20:30Z", ""},
        {"no_such_minute", "2023-01-01T10:61:30Z", ""},
        {"no_such_hour", "Tue, 05 Mar 2024 25:20:30 GMT", ""},
        {"military_letter", "Tue, 05 Mar 2024 10:20:30 A", ""},
        {"zone_of_many_places", "Tue, 05 Mar 2024 10:20:30 IST", ""},
        {"zone_out_of_range", "2024-03-05T10:20:30+25:00", ""},
        {"words", "insert the date here", ""},
        {"trailing_words", "2024-03-05T10:20:30Z or so", ""},
        {"two_dates", "5 Mar 2024 6 Apr 2025", ""},
        {"empty", "", ""},
        {"not_utf8", "2024-03-05\xff", ""},
        {"long_digits", "99999999999999999999", ""},
    }),
    [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace hearsay::client

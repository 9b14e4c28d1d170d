#include "query_service/interpret/date_phrases.h"

#include <gtest/gtest.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "query_service/interpret/query_tokens.h"

namespace hearsay::interpret {
namespace {

// A Thursday.
const absl::Time kNow = absl::FromCivil(
    absl::CivilSecond(2023, 5, 25, 14, 30, 0), absl::UTCTimeZone());

struct DateCase {
  std::string name;
  std::string text;
  std::string want;  // "start end", as days; empty when it is no date.
  size_t tokens = 0;
};

class DatePhraseTest : public ::testing::TestWithParam<DateCase> {};

TEST_P(DatePhraseTest, Reads) {
  const auto phrase = ReadDatePhrase(TokenizeQuery(GetParam().text), 0, kNow);
  ASSERT_EQ(phrase.has_value(), !GetParam().want.empty());
  if (!phrase) return;
  const auto day = [](int64_t seconds) {
    return absl::FormatTime("%Y-%m-%d", absl::FromUnixSeconds(seconds),
                            absl::UTCTimeZone());
  };
  EXPECT_EQ(absl::StrCat(day(phrase->range.start_seconds), " ",
                         day(phrase->range.end_seconds)),
            GetParam().want);
  EXPECT_EQ(phrase->tokens, GetParam().tokens);
}

INSTANTIATE_TEST_SUITE_P(
    , DatePhraseTest,
    ::testing::ValuesIn<DateCase>({
        {"month_and_day", "May 20", "2023-05-20 2023-05-21", 2},
        {"today_is_not_after_now", "May 25", "2023-05-25 2023-05-26", 2},
        {"day_still_to_come_is_last_years", "May 26", "2022-05-26 2022-05-27",
         2},
        {"leap_day", "Feb 29", "2020-02-29 2020-03-01", 2},
        {"day_first", "20 May", "2023-05-20 2023-05-21", 2},
        {"ordinal_of", "20th of May 2021 and", "2021-05-20 2021-05-21", 4},
        {"american", "may 3rd, 2022", "2022-05-03 2022-05-04", 3},
        {"month_and_year", "May 2021", "2021-05-01 2021-06-01", 2},
        {"month", "June", "2022-06-01 2022-07-01", 1},
        {"short_month", "Sept 5", "2022-09-05 2022-09-06", 2},
        {"year", "2021", "2021-01-01 2022-01-01", 1},
        {"iso_day", "2023-05-20", "2023-05-20 2023-05-21", 1},
        {"iso_month", "2023-05", "2023-05-01 2023-06-01", 1},
        {"today", "today", "2023-05-25 2023-05-26", 1},
        {"yesterday", "yesterday", "2023-05-24 2023-05-25", 1},
        {"weekday", "Monday", "2023-05-22 2023-05-23", 1},
        {"todays_weekday_is_last_weeks", "last Thursday",
         "2023-05-18 2023-05-19", 2},
        {"this_week", "this week", "2023-05-22 2023-05-29", 2},
        {"last_week", "last week", "2023-05-15 2023-05-22", 2},
        {"last_month", "last month", "2023-04-01 2023-05-01", 2},
        {"past_week", "the past week", "2023-05-18 2023-05-26", 3},
        {"past_days", "last 3 days", "2023-05-22 2023-05-26", 3},
        {"days_ago", "two days ago", "2023-05-23 2023-05-24", 3},
        {"the_day", "the 20th of May", "2023-05-20 2023-05-21", 4},
        {"an_events_name", "the May 3 attack", ""},
        {"no_such_day", "February 30", ""},
        {"no_year", "1234", ""},
        {"number", "20 drones", ""},
        {"word", "mayhem", ""},
        {"quoted", "\"May 20\"", ""},
        {"nothing", "", ""},
        {"huge_count", "last 99999999999 days", ""},
    }),
    [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace hearsay::interpret

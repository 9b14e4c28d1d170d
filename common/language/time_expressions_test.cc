#include "common/language/time_expressions.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "common/language/segmenter.h"
#include "gtest/gtest.h"

namespace hearsay::language {
namespace {

// A Thursday.
constexpr absl::CivilDay kPublished(2023, 5, 25);

std::string Show(const std::string& text,
                 std::optional<absl::CivilDay> published) {
  const AnnotatedText annotated = Segment(text);
  const auto day = [](int64_t seconds) {
    return absl::FormatTime("%Y-%m-%d", absl::FromUnixSeconds(seconds),
                            absl::UTCTimeZone());
  };
  std::string shown;
  for (const TimeExpression& time : FindTimeExpressions(annotated, published)) {
    EXPECT_LT(time.range.start_seconds, time.range.end_seconds);
    EXPECT_EQ(annotated.tokens[time.first_token].span.begin, time.span.begin);
    EXPECT_EQ(annotated.tokens[time.end_token - 1].span.end, time.span.end);
    absl::StrAppend(&shown, shown.empty() ? "" : "; ", time.span.In(text),
                    " = ", day(time.range.start_seconds), " ",
                    day(time.range.end_seconds), " ",
                    time.unit == TimeUnit::kYear    ? "year"
                    : time.unit == TimeUnit::kMonth ? "month"
                                                    : "day");
  }
  return shown;
}

struct TimeCase {
  std::string name;
  std::string text;
  std::string want;
};

class TimeExpressionsTest : public ::testing::TestWithParam<TimeCase> {};

TEST_P(TimeExpressionsTest, AreFoundAndResolved) {
  EXPECT_EQ(Show(GetParam().text, kPublished), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    , TimeExpressionsTest,
    ::testing::ValuesIn<TimeCase>({
        {"day_without_year", "The dam broke on May 3.",
         "May 3 = 2023-05-03 2023-05-04 day"},
        {"an_events_name", "After the May 3 flood she left.",
         "May 3 = 2023-05-03 2023-05-04 day"},
        {"day_soon_to_come", "The dam will be closed on June 12.",
         "June 12 = 2023-06-12 2023-06-13 day"},
        {"day_far_ahead_is_last_years", "It rained on November 2.",
         "November 2 = 2022-11-02 2022-11-03 day"},
        {"whole_date", "Built on March 4, 1998, it held.",
         "March 4, 1998 = 1998-03-04 1998-03-05 day"},
        {"day_first", "On 4 March 1998 it rained.",
         "4 March 1998 = 1998-03-04 1998-03-05 day"},
        {"weekday_may_be_todays", "The mayor said on Thursday it held.",
         "Thursday = 2023-05-25 2023-05-26 day"},
        {"weekday", "It broke on Tuesday night.",
         "Tuesday night = 2023-05-23 2023-05-24 day"},
        {"day_far_ahead_that_will_come", "The dam will close on November 2.",
         "November 2 = 2023-11-02 2023-11-03 day"},
        {"month_that_is_expected", "It is expected to rain in December.",
         "December = 2023-12-01 2024-01-01 month"},
        {"weekday_to_come", "The council will meet on Tuesday.",
         "Tuesday = 2023-05-30 2023-05-31 day"},
        {"last_and_next_weekday",
         "Last Friday it rained; next Friday it stops.",
         "Last Friday = 2023-05-19 2023-05-20 day; next Friday = 2023-05-26 "
         "2023-05-27 day"},
        {"yesterday", "It broke yesterday.",
         "yesterday = 2023-05-24 2023-05-25 day"},
        {"days_ago", "It broke two days ago.",
         "two days ago = 2023-05-23 2023-05-24 day"},
        {"months_ago", "It broke three months ago.",
         "three months ago = 2023-02-01 2023-03-01 month"},
        {"a_year_ago", "It broke a year ago.",
         "a year ago = 2022-01-01 2023-01-01 year"},
        {"last_week", "It broke last week.",
         "last week = 2023-05-15 2023-05-22 day"},
        {"earlier_this_month", "It broke earlier this month.",
         "earlier this month = 2023-05-01 2023-05-26 month"},
        {"early_this_month", "It broke early this month.",
         "early this month = 2023-05-01 2023-05-11 month"},
        {"late_last_year", "It broke late last year.",
         "late last year = 2022-09-01 2023-01-01 month"},
        {"year", "In 2019 and since 2021 it held.",
         "2019 = 2019-01-01 2020-01-01 year; 2021 = 2021-01-01 2022-01-01 "
         "year"},
        {"month", "In March it held, in April 2020 it broke.",
         "March = 2023-03-01 2023-04-01 month; April 2020 = 2020-04-01 "
         "2020-05-01 month"},
        {"range_of_days", "From May 3 to May 5 it rained.",
         "May 3 to May 5 = 2023-05-03 2023-05-06 day"},
        {"range_in_a_month", "Between May 3 and 5 it rained.",
         "May 3 and 5 = 2023-05-03 2023-05-06 day"},
        {"range_of_years", "It rained between 2019 and 2021.",
         "2019 and 2021 = 2019-01-01 2022-01-01 year"},
        {"the_next_day", "It broke on May 3. The next day they left.",
         "May 3 = 2023-05-03 2023-05-04 day; The next day = 2023-05-04 "
         "2023-05-05 day"},
        {"days_later", "It broke on Monday; two days later they left.",
         "Monday = 2023-05-22 2023-05-23 day; two days later = 2023-05-24 "
         "2023-05-25 day"},
        {"past_weeks", "In the past two weeks it rained.",
         "past two weeks = 2023-05-11 2023-05-26 day"},
        {"last_summer", "The well ran dry last summer.",
         "last summer = 2022-06-01 2022-09-01 month"},
        {"decade", "The bridge is of the 1990s.",
         "1990s = 1990-01-01 2000-01-01 year"},
        {"iso", "Seen 2023-05-20 at the gate.",
         "2023-05-20 = 2023-05-20 2023-05-21 day"},
        {"modal_verb", "It may 3 times rain; we march on.", ""},
        {"persons_name", "Theresa May left with 2019 others.", ""},
        {"counts", "Two weeks of rain and a month of sun, 20 drones.", ""},
        {"no_such_day", "On February 30 it rained.", ""},
        {"nothing", "", ""},
    }),
    [](const auto& info) { return info.param.name; });

TEST(TimeExpressionsWithoutDateTest, OnlyCompleteDatesAreFound) {
  EXPECT_EQ(Show("Yesterday, on Monday, on May 3 and on May 3, 2021 and in "
                 "2019 it rained.",
                 std::nullopt),
            "May 3, 2021 = 2021-05-03 2021-05-04 day; 2019 = 2019-01-01 "
            "2020-01-01 year");
}

}  // namespace
}  // namespace hearsay::language

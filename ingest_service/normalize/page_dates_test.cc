#include "ingest_service/normalize/page_dates.h"

#include <string>

#include "gmock/gmock.h"

namespace hearsay::normalize {
namespace {

const absl::Time kLatest =
    absl::FromCivil(absl::CivilSecond(2024, 6, 1), absl::UTCTimeZone());

struct DateCase {
  std::string name;
  DateEvidence evidence;
  std::string want;
  v1::DateBasis basis = v1::DATE_BASIS_METADATA;
};

class SettlePageDateTest : public ::testing::TestWithParam<DateCase> {};

TEST_P(SettlePageDateTest, TakesTheStrongest) {
  const auto settled =
      SettlePageDate(GetParam().evidence, DayOrder::kDayFirst, kLatest);
  ASSERT_EQ(settled.has_value(), !GetParam().want.empty());
  if (!settled) return;
  EXPECT_EQ(absl::FormatCivilTime(settled->date.day), GetParam().want);
  EXPECT_EQ(settled->basis, GetParam().basis);
}

using enum v1::DateBasis;
INSTANTIATE_TEST_SUITE_P(
    , SettlePageDateTest,
    ::testing::ValuesIn<DateCase>({
        {"nothing", {}, ""},
        {"metadata_before_url",
         {.published = {"", "2024-03-05"}, .url_paths = {"/2024/03/09/x"}},
         "2024-03-05"},
        {"url_before_text",
         {.url_paths = {"/x", "/2024/03/09/x"}, .named = {"5 March 2024"}},
         "2024-03-09",
         DATE_BASIS_URL},
        {"text_before_modified",
         {.lines = {"no. 17", "5 March 2024"}, .modified = {"2024-04-01"}},
         "2024-03-05",
         DATE_BASIS_TEXT},
        {"modified_before_pictures",
         {.modified = {"2024-04-01"}, .images = {"/2024/03/09/a.jpg"}},
         "2024-04-01"},
        {"pictures_are_better_than_nothing",
         {.images = {"/up/2024/03/09/a.jpg"}},
         "2024-03-09",
         DATE_BASIS_URL},
        {"future_is_passed_over",
         {.published = {"2031-01-01"}, .lines = {"2024-03-05"}},
         "2024-03-05",
         DATE_BASIS_TEXT},
        {"no_page_is_older_than_the_web",
         {.named = {"28.09.1912"}, .lines = {"5 March 2024"}},
         "2024-03-05",
         DATE_BASIS_TEXT},
        {"evening_in_america_by_url",
         {.published = {"2024-03-06T02:30:00Z"},
          .url_paths = {"/2024/03/05/x"}},
         "2024-03-05"},
        {"evening_in_america_by_element",
         {.published = {"2024-03-06T02:30:00+00:00"},
          .elements = {"2024-03-05T21:30:00-05:00"}},
         "2024-03-05"},
        {"morning_in_asia_by_text",
         {.published = {"2024-03-05T22:30:00Z"}, .named = {"6 March 2024"}},
         "2024-03-06"},
        {"no_zone_is_that_far",
         {.published = {"2024-03-05T15:30:00Z"}, .named = {"4 March 2024"}},
         "2024-03-05"},
        {"another_instant_says_nothing",
         {.published = {"2024-03-05T22:30:00Z"},
          .elements = {"2024-03-06T08:00:00Z"}},
         "2024-03-05"},
        {"what_says_published_before_what_is_named",
         {.labelled = {" 5 March 2024"}, .named = {"2024-03-09"}},
         "2024-03-05",
         DATE_BASIS_TEXT},
        {"lines_before_what_says_updated",
         {.lines = {"5 March 2024"}, .updated = {"2024-03-09"}},
         "2024-03-05",
         DATE_BASIS_TEXT},
        {"elements_before_any_date",
         {.elements = {"2024-03-05"}, .dates = {"2024-03-09"}},
         "2024-03-05"},
        {"comments_before_nothing",
         {.beside = {"2024-03-05"}},
         "2024-03-05",
         DATE_BASIS_TEXT},
        {"three_overrule_the_first",
         {.published = {"2024-03-01", "2024-03-05", "2024-03-05"},
          .named = {"5 March 2024"}},
         "2024-03-05"},
        {"two_do_not",
         {.published = {"2024-03-01", "2024-03-05"}, .named = {"5 March 2024"}},
         "2024-03-01"},
        {"the_day_of_a_change_overrules_nothing",
         {.published = {"2024-03-01", "2024-03-05", "2024-03-05"},
          .named = {"5 March 2024"},
          .modified = {"2024-03-05T08:00:00+01:00"}},
         "2024-03-01"},
        {"seconds_of_one_digit",
         {.published = {"2024-03-05T23:15:0Z"}, .itemprops = {"6 March 2024"}},
         "2024-03-06"},
        {"a_zone_is_taken_at_its_word",
         {.published = {"2024-03-06T02:30:00+02:00"},
          .url_paths = {"/2024/03/05/x"}},
         "2024-03-06"},
    }),
    [](const auto& info) { return info.param.name; });

TEST(SettleChangeDateTest, IsNotBeforeThePublication) {
  const DateEvidence evidence = {.updated = {"7 March 2024"},
                                 .modified = {"2024-03-01", "2031-01-01"}};
  const auto published = FindDate("2024-03-05");
  const auto changed =
      SettleChangeDate(evidence, DayOrder::kDayFirst, published, kLatest);
  ASSERT_TRUE(changed.has_value());
  EXPECT_EQ(changed->day, absl::CivilDay(2024, 3, 7));
  EXPECT_EQ(SettleChangeDate({.modified = {"2024-03-01"}}, DayOrder::kDayFirst,
                             published, kLatest),
            std::nullopt);
}

}  // namespace
}  // namespace hearsay::normalize

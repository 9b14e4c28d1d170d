#include "query_service/interpret/filter_parser.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/base/field_error.h"
#include "tests/support/status_matchers.h"

namespace hearsay::interpret {
namespace {

using ::testing::HasSubstr;

struct GoodCase {
  std::string name;
  std::string filter;
  std::string want;  // As PrintFilter spells it.
};

class GoodFilterTest : public ::testing::TestWithParam<GoodCase> {};

TEST_P(GoodFilterTest, ReadsAndPrints) {
  const auto node = ParseFilter(GetParam().filter);
  ASSERT_TRUE(node.ok()) << node.status();
  const std::string printed = PrintFilter(*node);
  EXPECT_EQ(printed, GetParam().want);
  const auto again = ParseFilter(printed);
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_EQ(PrintFilter(*again), printed);
}

INSTANTIATE_TEST_SUITE_P(
    , GoodFilterTest,
    ::testing::ValuesIn<GoodCase>({
        {"empty", "", ""},
        {"only_space", " \t\n", ""},
        {"words", "holder:\"US officials\"", "holder:\"US officials\""},
        {"bare_word_value", "holder:Zelensky", "holder:\"Zelensky\""},
        {"single_quotes", "via:'The \"Post\"'", "via:\"The \\\"Post\\\"\""},
        {"spaces_around_comparator", "via : \"CNN\"", "via:\"CNN\""},
        {"whole_name", "holder=\"ISW\"", "holder = \"ISW\""},
        {"not_equal", "source!=example.com", "source != \"example.com\""},
        {"field_in_any_case", "Holder:ISW", "holder:\"ISW\""},
        {"enum_lower_case", "polarity:negative", "polarity:NEGATIVE"},
        {"enum_with_prefix", "type = CLAIM_TYPE_DENIAL", "type = DENIAL"},
        {"enum_quoted", "type:\"denial\"", "type:DENIAL"},
        {"enum_hyphen", "factuality:ct-plus", "factuality:CT_PLUS"},
        {"factbank_spelling", "factuality:PS- factuality:CTu",
         "factuality:PS_MINUS AND factuality:CT_U"},
        {"confidence", "stated_confidence:low", "stated_confidence:LOW"},
        {"no_confidence_stated", "stated_confidence:unspecified",
         "stated_confidence:UNSPECIFIED"},
        {"day", "publish_time >= \"2023-05-20\"",
         "publish_time >= \"2023-05-20\""},
        {"month", "publish_time:2023-05", "publish_time:\"2023-05\""},
        {"year", "publish_time<2023", "publish_time < \"2023\""},
        {"second", "publish_time > 2023-05-20T10:00:00Z",
         "publish_time > \"2023-05-20T10:00:00Z\""},
        {"zone", "publish_time <= \"2023-05-20T10:00:00+02:00\"",
         "publish_time <= \"2023-05-20T08:00:00Z\""},
        {"fraction_is_cut", "publish_time = \"2023-05-20T10:00:00.75Z\"",
         "publish_time = \"2023-05-20T10:00:00Z\""},
        {"bare_literal_is_text", "Dugina", "text:\"Dugina\""},
        {"bare_string_is_text", "\"car bombing\"", "text:\"car bombing\""},
        {"implicit_and", "drone kremlin",
         "text:\"drone\" AND text:\"kremlin\""},
        {"apostrophe_inside_word", "Dugina's", "text:\"Dugina's\""},
        {"hyphen_inside_word", "pro-war", "text:\"pro-war\""},
        {"minus", "-holder:ISW", "NOT holder:\"ISW\""},
        {"not_of_group", "NOT (a OR b)", "NOT (text:\"a\" OR text:\"b\")"},
        {"not_not", "NOT NOT a", "NOT NOT text:\"a\""},
        {"or_binds_tighter_than_and", "a AND b OR c",
         "text:\"a\" AND (text:\"b\" OR text:\"c\")"},
        {"or_binds_tighter_than_space", "a b OR c",
         "text:\"a\" AND (text:\"b\" OR text:\"c\")"},
        {"and_inside_or", "(a b) OR c",
         "(text:\"a\" AND text:\"b\") OR text:\"c\""},
        {"groups_of_one_kind_join", "(a AND (b AND c))",
         "text:\"a\" AND text:\"b\" AND text:\"c\""},
        {"escapes", "text:\"a\\\\b\\\"c\\nd\\te\"",
         "text:\"a\\\\b\\\"c\\nd\\te\""},
        {"other_scripts", "holder:Зеленский OR \"中国\"",
         "holder:\"Зеленский\" OR text:\"中国\""},
        {"resource_name_as_value", "event:events/abc", "event:\"events/abc\""},
        {"everything",
         "via:\"CNN\" AND holder:\"US officials\" AND "
         "publish_time >= \"2023-05-20\" AND NOT language:ru AND "
         "(quote_type:direct OR quote_type:mixed) entity:Dugina",
         "via:\"CNN\" AND holder:\"US officials\" AND publish_time >= "
         "\"2023-05-20\" AND NOT language:\"ru\" AND (quote_type:DIRECT OR "
         "quote_type:MIXED) AND entity:\"Dugina\""},
    }),
    [](const auto& info) { return info.param.name; });

struct BadCase {
  std::string name;
  std::string filter;
  std::string field;
  std::string says;
};

class BadFilterTest : public ::testing::TestWithParam<BadCase> {};

TEST_P(BadFilterTest, SaysWhereAndWhat) {
  const auto node = ParseFilter(GetParam().filter);
  ASSERT_EQ(node.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(GetErrorDetail(node.status()).field, GetParam().field);
  EXPECT_EQ(GetErrorDetail(node.status()).reason, "INVALID_FILTER");
  EXPECT_THAT(std::string(node.status().message()), HasSubstr(GetParam().says));
}

INSTANTIATE_TEST_SUITE_P(
    , BadFilterTest,
    ::testing::ValuesIn<BadCase>({
        {"unknown_field_names_the_nearest", "a AND holdr:ISW", "filter:6",
         "did you mean holder?"},
        {"unknown_field_lists_all", "colour:red", "filter:0",
         "one of source, holder, via"},
        {"position_in_code_points", "\"Дугина\" AND foo:1", "filter:13",
         "expected a field"},
        {"quoted_field", "\"holder\":ISW", "filter:0", "no quotation marks"},
        {"unknown_enum_names_the_nearest", "polarity:negatve", "filter:9",
         "did you mean NEGATIVE?"},
        {"enum_has_no_order", "type > DENIAL", "filter:5", "has no order"},
        {"words_have_no_order", "holder < A", "filter:7", "has no order"},
        {"no_date", "publish_time > yesterday", "filter:15", "2023-05-20"},
        {"no_such_day", "publish_time:2023-02-30", "filter:13", "found 2023"},
        {"time_without_zone", "publish_time:\"2023-05-20T10:00:00\"",
         "filter:13", "expected a time"},
        {"infinite", "publish_time < infinite-future", "filter:15",
         "expected a time"},
        {"no_value", "holder:", "filter:7", "expected a value for holder"},
        {"value_without_letters", "holder:\"--\"", "filter:7",
         "a letter or digit"},
        {"star", "*", "filter:0", "expected a word"},
        {"dangling_and", "a AND", "filter:5", "found the end of the filter"},
        {"dangling_or", "a OR ", "filter:5", "found the end"},
        {"leading_and", "AND a", "filter:0", "found AND"},
        {"lower_case_and", "a and b", "filter:2", "write AND"},
        {"dangling_not", "NOT", "filter:3", "expected a field"},
        {"never_closed", "a AND (b OR c", "filter:6", "never closed"},
        {"never_opened", "a)", "filter:1", "nothing is open"},
        {"empty_parentheses", "()", "filter:1", "found )"},
        {"string_never_ends", "text:\"abc", "filter:5", "never ends"},
        {"string_ends_in_escape", "\"abc\\", "filter:0", "never ends"},
        {"unknown_escape", "\"a\\qb\"", "filter:2", "unknown escape"},
        {"two_comparators", "holder:=ISW", "filter:7", "found ="},
        {"comma", "a, b", "filter:1", "write AND or OR"},
        {"bang", "!a", "filter:0", "write NOT"},
        {"not_utf8", "a\xff", "filter", "is not UTF-8"},
    }),
    [](const auto& info) { return info.param.name; });

TEST(FilterLimitsTest, DepthIsBounded) {
  const std::string deep(query::kMaxFilterDepth - 1, '(');
  const std::string shut(query::kMaxFilterDepth - 1, ')');
  EXPECT_TRUE(ParseFilter(absl::StrCat(deep, "a", shut)).ok());
  const auto refused = ParseFilter(absl::StrCat("((", deep, "a", shut, "))"));
  EXPECT_THAT(std::string(refused.status().message()), HasSubstr("nested"));
  EXPECT_FALSE(ParseFilter(std::string(10000, '(')).ok());
  EXPECT_FALSE(ParseFilter(std::string(10000, '-')).ok());
}

TEST(FilterLimitsTest, SizeIsBounded) {
  std::string wide = "a";
  for (int i = 0; i < query::kMaxFilterNodes - 2; ++i) wide += " b";
  EXPECT_TRUE(ParseFilter(wide).ok());
  EXPECT_EQ(GetErrorDetail(ParseFilter(wide + " c d").status()).field,
            "filter");
  EXPECT_EQ(GetErrorDetail(
                ParseFilter(std::string(kMaxFilterBytes + 1, 'a')).status())
                .field,
            "filter");
}

}  // namespace
}  // namespace hearsay::interpret

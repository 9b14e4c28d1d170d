#include "ingest_service/normalize/given_source.h"

#include <string>

#include "gtest/gtest.h"

namespace hearsay::normalize {
namespace {

struct SourceCase {
  std::string name;
  std::string given;
  std::string url;
  std::string source;
  std::string outlet_name;
};

class GivenSourceTest : public ::testing::TestWithParam<SourceCase> {};

TEST_P(GivenSourceTest, IsWhatAnArticleIsKeptUnder) {
  const auto read = ReadSource(GetParam().given, ParseUrl(GetParam().url));
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(read->source, GetParam().source);
  EXPECT_EQ(read->outlet_name, GetParam().outlet_name);
}

INSTANTIATE_TEST_SUITE_P(
    , GivenSourceTest,
    ::testing::ValuesIn<SourceCase>({
        {"nothing", "", "", "unknown", ""},
        {"an_address_alone", " ", "https://www.bay.example/a", "bay.example",
         ""},
        {"a_domain", "Bay.example", "https://copy.example/a", "bay.example",
         ""},
        {"an_address", "https://www.bay.example/news", "", "bay.example", ""},
        {"a_section", "bay.example/news", "", "bay.example", ""},
        {"a_key", "baypost", "https://bay.example/a", "baypost", ""},
        {"a_name", "The Bay Post", "", "the-bay-post", "The Bay Post"},
        {"a_name_in_one_word", "Baypost", "", "baypost", "Baypost"},
        {"a_name_with_marks", " St. Odo's Post & Mail ", "",
         "st-odo-s-post-mail", "St. Odo's Post & Mail"},
        {"a_name_with_accents", "L’Écho du Port", "", "l-echo-du-port",
         "L’Écho du Port"},
        {"a_name_beside_an_address", "The Bay Post", "https://bay.example/a",
         "bay.example", ""},
    }),
    [](const auto& info) { return info.param.name; });

TEST(ReadSourceTest, WhatNamesNothingIsRefusedByItsField) {
  for (const std::string& given : {std::string("?!"), std::string(600, 'a')}) {
    const auto read = ReadSource(given, std::nullopt);
    EXPECT_EQ(read.status().code(), absl::StatusCode::kInvalidArgument);
    EXPECT_NE(read.status().message().find("article.source"),
              std::string::npos);
  }
}

}  // namespace
}  // namespace hearsay::normalize

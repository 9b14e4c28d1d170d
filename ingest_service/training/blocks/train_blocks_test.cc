#include "ingest_service/training/blocks/train_blocks.h"

#include <fstream>
#include <string>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace hearsay::training {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr absl::string_view kSaid =
    "The harbour office said on Tuesday that the ferry would not sail.";
constexpr absl::string_view kComment =
    "I have never trusted that ferry, and I told everyone that I know so.";

std::string Page(int number) {
  return absl::StrCat("<h1>Ferry ", number, "</h1><div class=a><p>", kSaid,
                      "</p><p>Number ", number, " of the fleet is old, it ",
                      "said in a second statement.</p></div><div class=b><p>",
                      kComment, "</p></div>");
}

TruthPage Truth(int number) {
  TruthPage truth;
  truth.id = absl::StrCat(number);
  truth.site = absl::StrCat("site", number % 7, ".example");
  truth.html = Page(number);
  truth.text = absl::StrCat(kSaid, "\nNumber ", number,
                            " of the fleet is old, it said in a second "
                            "statement.");
  return truth;
}

TEST(MakeExamplesTest, ATextTellsEveryBlock) {
  const std::vector<TrainingPage> pages = MeasurePages({Truth(3)}, {});
  ASSERT_EQ(pages.size(), 1u);
  ASSERT_EQ(pages[0].examples.size(), 3u);
  EXPECT_TRUE(pages[0].examples[0].is_body);
  EXPECT_TRUE(pages[0].examples[1].is_body);
  EXPECT_FALSE(pages[0].examples[2].is_body);
}

TEST(MakeExamplesTest, SnippetsTellTheirBlocksOnly) {
  TruthPage truth = Truth(3);
  truth.text.clear();
  truth.with = {"ferry  would not sail"};
  truth.without = {"never trusted"};
  const std::vector<TrainingPage> pages = MeasurePages({truth}, {});
  ASSERT_EQ(pages[0].examples.size(), 2u);
  EXPECT_TRUE(pages[0].examples[0].is_body);
  EXPECT_FALSE(pages[0].examples[1].is_body);
}

TEST(MakeExamplesTest, OptionalTextIsNoExample) {
  TruthPage truth = Truth(3);
  truth.optional_text = std::string(kComment);
  EXPECT_EQ(MeasurePages({truth}, {})[0].examples.size(), 2u);
}

TEST(TrainBlocksTest, TreesOfSomeSitesReadAnother) {
  std::vector<TruthPage> truths;
  for (int i = 0; i < 60; ++i) truths.push_back(Truth(i));
  BlockTrainOptions options;
  options.booster.min_second = 0.01;
  const std::vector<std::vector<TrainingPage>> packs = {
      MeasurePages(truths, options)};
  const int fold = packs[0][0].fold;
  const auto trees = TrainBlocks(packs, fold, options);
  const std::string body = BodyOf(truths[0], trees);
  EXPECT_THAT(body, HasSubstr("would not sail"));
  EXPECT_THAT(body, HasSubstr("Number 0 of the fleet"));
  EXPECT_THAT(body, Not(HasSubstr("never trusted")));
  EXPECT_THAT(FormatTrees(trees), HasSubstr("}},\n"));
}

TEST(ReadTruthTest, NamesTheFileThatIsMissingOrBroken) {
  const TempDir dir;
  EXPECT_THAT(ReadTruth(dir.path()).status().message(),
              ::testing::HasSubstr("truth.jsonl"));
  std::ofstream(absl::StrCat(dir.path(), "/truth.jsonl")) << "{\n";
  EXPECT_THAT(ReadTruth(dir.path()),
              StatusIs(absl::StatusCode::kInvalidArgument));
}

TEST(ReadTruthTest, PagesOfOtherTypesKeepNoTruth) {
  const TempDir dir;
  std::ofstream(absl::StrCat(dir.path(), "/page.html")) << Page(1);
  std::ofstream(absl::StrCat(dir.path(), "/truth.jsonl"))
      << "{\"id\":\"a\",\"file\":\"page.html\",\"text\":\"A\","
         "\"url\":\"https://www.quay.example/1\"}\n"
      << "{\"id\":\"b\",\"file\":\"page.html\",\"text\":\"B\","
         "\"page_type\":\"forum\",\"with\":[\"x\"]}\n";
  const auto pages = ReadTruth(dir.path());
  ASSERT_TRUE(pages.ok()) << pages.status();
  ASSERT_EQ(pages->size(), 2u);
  EXPECT_EQ((*pages)[0].text, "A");
  EXPECT_EQ((*pages)[0].site, "quay.example");
  EXPECT_EQ((*pages)[1].text, "");
  EXPECT_THAT((*pages)[1].with, ::testing::IsEmpty());
}

}  // namespace
}  // namespace hearsay::training

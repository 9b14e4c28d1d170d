#include "ingest_service/normalize/credit_lines.h"

#include "gmock/gmock.h"

namespace hearsay::normalize {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(TakeCreditsTest, CutsPureCredits) {
  for (const absl::string_view line :
       {"Read the original article on Coast Post",
        "This story originally appeared on Coast Post.",
        "This article was originally published by Coast Post, a partner.",
        "Source: Coast Post"}) {
    const Credits credits = TakeCredits("One said so.\n\n" + std::string(line));
    EXPECT_EQ(credits.text, "One said so.") << line;
    EXPECT_THAT(credits.outlets, ElementsAre("Coast Post")) << line;
  }
}

TEST(TakeCreditsTest, ReadsButKeepsDatelines) {
  constexpr absl::string_view kText =
      "KYIV, May 3 (Reuters) - The port is shut.\n\nAnn Roe said so.";
  const Credits credits = TakeCredits(std::string(kText));
  EXPECT_EQ(credits.text, kText);
  EXPECT_THAT(credits.outlets, ElementsAre("Reuters"));
}

TEST(TakeCreditsTest, ReadsButKeepsClosingLines) {
  for (const absl::string_view line :
       {"dpa/AFP", "(dpa, AFP)", "– dpa and AFP", "dpa mit AFP",
        "With files from dpa and AFP.",
        "dpa and AFP contributed to this report."}) {
    const std::string text = "One said so.\n\n" + std::string(line);
    const Credits credits = TakeCredits(text);
    EXPECT_EQ(credits.text, text);
    EXPECT_THAT(credits.outlets, ElementsAre("dpa", "AFP")) << line;
  }
}

TEST(AddBylineAgenciesTest, KnowsAgenciesFromPeople) {
  std::vector<std::string> outlets = {"AFP"};
  AddBylineAgencies("The Associated Press, Ann Roe and Sid", outlets);
  AddBylineAgencies("AFP", outlets);
  EXPECT_THAT(outlets, ElementsAre("AFP", "The Associated Press"));
}

TEST(TakeCreditsTest, CutsReadMore) {
  EXPECT_EQ(TakeCredits("It is shut. (Read more bridge stories.)").text,
            "It is shut.");
}

TEST(TakeCreditsTest, LeavesProse) {
  for (const absl::string_view text :
       {"By the port, nobody waited.", "Source: the man who was there at night",
        "He (Ann) - said so.", "The port will be shut. He and Sid.",
        "They read the original article on paper."}) {
    const Credits credits = TakeCredits(std::string(text));
    EXPECT_EQ(credits.text, text);
    EXPECT_THAT(credits.outlets, IsEmpty()) << text;
  }
}

TEST(TakeCreditsTest, AnArticleOfOneCreditStays) {
  EXPECT_EQ(TakeCredits("By AP").text, "By AP");
}

}  // namespace
}  // namespace hearsay::normalize

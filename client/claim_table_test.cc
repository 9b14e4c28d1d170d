#include "client/claim_table.h"

#include <string>
#include <vector>

#include "absl/strings/str_split.h"
#include "client/claim_text.h"
#include "client/terminal_text.h"
#include "gmock/gmock.h"

namespace hearsay::client {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Le;
using ::testing::ResultOf;

void SetSpan(v1::Span& span, int start, int end, const std::string& exact) {
  span.set_start(start);
  span.set_end(end);
  span.set_exact(exact);
}

// "They *may* have opened the dam … perhaps at night", by way of two outlets.
v1::Claim DamClaim() {
  v1::Claim claim;
  claim.set_source("harbour.test");
  claim.mutable_publish_time()->set_seconds(1709373600);
  SetSpan(*claim.add_content(), 10, 38, "Élan may have opened the dam");
  SetSpan(*claim.add_content(), 50, 66, "perhaps at night");
  SetSpan(*claim.add_hedges(), 15, 18, "may");
  SetSpan(*claim.add_hedges(), 50, 57, "perhaps");
  SetSpan(*claim.add_hedges(), 2, 9, "suspect");
  claim.add_chain()->set_display_name("harbour.test");
  claim.add_chain()->set_display_name("The Lantern");
  v1::Attribution& holder = *claim.add_chain();
  holder.set_display_name("engineers");
  holder.set_anonymous(true);
  claim.set_polarity(v1::POLARITY_POSITIVE);
  claim.set_factuality(v1::FACTUALITY_PS_PLUS);
  claim.set_stated_confidence(v1::STATED_CONFIDENCE_LOW);
  claim.set_likelihood(v1::LIKELIHOOD_VERY_LIKELY);
  claim.set_type(v1::CLAIM_TYPE_SPECULATION);
  return claim;
}

TEST(ClaimTextTest, MarksHedgesAndShowsTheChainFromTheOutletOn) {
  const v1::Claim claim = DamClaim();
  EXPECT_EQ(ChainText(claim),
            "harbour.test → The Lantern → engineers (anonymous)");
  EXPECT_EQ(MarkedWords(claim),
            "Élan *may* have opened the dam … *perhaps* at night");
  EXPECT_EQ(StanceText(claim),
            "speculation; positive; possible (PS+); low confidence; very "
            "likely; *suspect*");
  EXPECT_EQ(DateText(claim), "2024-03-02");
}

TEST(ClaimTableTest, RowsKeepWithinTheColumns) {
  for (const size_t columns : {60, 80, 120}) {
    const ClaimTable table(columns);
    const std::vector<std::string> lines =
        absl::StrSplit(table.Header() + table.Row(DamClaim()), '\n');
    EXPECT_THAT(
        lines,
        Each(ResultOf([](const std::string& s) { return TerminalWidth(s); },
                      Le(columns))));
  }
  EXPECT_THAT(ClaimTable(120).Row(DamClaim()), HasSubstr("2024-03-02"));
}

TEST(ClaimTableTest, TellsHowTheWordsWereRead) {
  v1::SearchClaimsResponse page;
  page.set_total_size(1234);
  page.mutable_interpretation()->set_filter("text:dam");
  page.mutable_interpretation()->add_words("dam");
  page.mutable_interpretation()->add_ignored("all");
  page.mutable_interpretation()->add_ignored("claims");
  EXPECT_EQ(DescribeAnswer(page),
            "1,234 claims found\nread as:  text:dam\nwords:    dam\n"
            "left out: all, claims\n");
}

TEST(WrapTextTest, BreaksAtSpacesAndInsideWhatIsTooLong) {
  EXPECT_THAT(WrapText("one two  three", 7), ElementsAre("one two", "three"));
  EXPECT_THAT(WrapText("abcdefgh", 3), ElementsAre("abc", "def", "gh"));
  EXPECT_THAT(WrapText("", 5), ElementsAre(""));
  EXPECT_THAT(WrapText("a\x1b[31mb\nc", 9), ElementsAre("a [31mb c"));
  EXPECT_THAT(WrapText("北京市长", 5), ElementsAre("北京", "市长"));
}

}  // namespace
}  // namespace hearsay::client

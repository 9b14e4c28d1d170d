#include "ingest_service/normalize/revision_reason.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "common/text/utf8.h"
#include "gmock/gmock.h"

namespace hearsay::normalize {
namespace {

struct ReasonCase {
  std::string name;
  std::string paragraph;
  bool is_reason;
};

class RevisionReasonTest : public ::testing::TestWithParam<ReasonCase> {};

TEST_P(RevisionReasonTest, IsReadFromTheEdges) {
  const std::string& paragraph = GetParam().paragraph;
  const std::string want = GetParam().is_reason ? paragraph : "";
  EXPECT_EQ(FindRevisionReason(absl::StrCat("The bridge is shut.\n\nIt will "
                                            "open again.\n\n",
                                            paragraph)),
            want);
  EXPECT_EQ(FindRevisionReason(absl::StrCat(paragraph, "\n\nThe bridge.")),
            want);
}

INSTANTIATE_TEST_SUITE_P(
    , RevisionReasonTest,
    ::testing::ValuesIn<ReasonCase>({
        {"correction", "Correction: the bridge is 200 m long, not 300.", true},
        {"dated", "CORRECTION (May 3): the bridge is 200 m long.", true},
        {"clarification", "Clarification — the port was asked.", true},
        {"updated_at", "Updated at 10:20 with the port's answer", true},
        {"updated_on", "Updated May 3, 2024", true},
        {"last_updated", "Last updated: 3 May 2024", true},
        {"earlier_version",
         "An earlier version of this article gave a wrong length.", true},
        {"has_been_updated", "This story has been updated to add a quote.",
         true},
        {"editors_note", "Editor's note: this story was corrected on Monday.",
         true},
        {"starred", "*This article was amended on 3 May 2024.", true},
        {"german", "Korrektur: In einer früheren Fassung stand 300 Meter.",
         true},
        {"french", "Une version précédente de cet article disait 300 mètres.",
         true},
        {"russian", "Исправление: длина моста 200 метров.", true},
        {"prose", "Updated plans for the bridge were shown on Monday.", false},
        {"correction_of_prices",
         "Correction of prices is what the market needs: so said the bank.",
         false},
        {"other_note", "Editor's note: the author owns a boat.", false},
        {"plain", "The port said that it had corrected its figures.", false},
    }),
    [](const auto& info) { return info.param.name; });

TEST(FindRevisionReasonTest, NotesInTheMiddleAreALivePage) {
  std::string text;
  for (int i = 0; i < 20; ++i) {
    absl::StrAppend(&text, i == 0 ? "" : "\n\n",
                    i == 10 ? "Update: it rains." : "It rains on the bridge.");
  }
  EXPECT_EQ(FindRevisionReason(text), "");
}

TEST(FindRevisionReasonTest, SeveralAreJoinedAndBounded) {
  EXPECT_EQ(FindRevisionReason("Updated at 9:00\n\nText.\n\nCorrection: no."),
            "Updated at 9:00\nCorrection: no.");
  std::string note = "Correction: ";
  for (int i = 0; i < 600; ++i) note += "é";
  const std::string reason = FindRevisionReason(note);
  EXPECT_LE(reason.size(), 1000u);
  EXPECT_TRUE(text::IsValidUtf8(reason));
}

TEST(FindRevisionReasonTest, EmptyTextHasNone) {
  EXPECT_EQ(FindRevisionReason(""), "");
}

}  // namespace
}  // namespace hearsay::normalize

// With the models that ship: which labels before a colon speak.

#include "ingest_service/claims/screening/labels.h"

#include <string>

#include "gtest/gtest.h"
#include "ingest_service/claims/claim_lines.h"

namespace hearsay::claims {
namespace {

struct LabelCase {
  std::string name;
  std::string text;
  std::string want;  // Without the first paragraph, which says nothing.
};

class LabelsTest : public ::testing::TestWithParam<LabelCase> {};

TEST_P(LabelsTest, SpeakOrDoNot) {
  EXPECT_EQ(ClaimLines("It rained on the lake.\n\n" + GetParam().text),
            GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    , LabelsTest,
    ::testing::ValuesIn<LabelCase>({
        {"a_place", "CALDER: Rain in the morning. Dry by noon.", ""},
        {"a_winner", "WINNER: “The Long Lake” by the Rowers of Varn.", ""},
        {"what_follows",
         "Synopsis: “A boat sinks in a storm and nobody sees "
         "it go down.”",
         ""},
        {"a_day", "May 3: The lock “will close”", ""},
        {"a_heading", "Moss: The boat “will be raised”",
         "Moss: The boat “will be raised”"},
        {"words_in_marks", "Ada Moss: “The boat will be raised in May.”",
         "Ada Moss: “The boat will be raised in May.”"},
        {"we", "MOSS: We will raise the boat in May.",
         "MOSS: We will raise the boat in May"},
        {"an_answer",
         "Will the boat be raised?\n\nMOSS: The guild has no money left.",
         "MOSS: The guild has no money left"},
        {"turns",
         "MOSS: The boat is lost.\n\nORR: The guild has money.\n\nMOSS: The "
         "money is spent.",
         "MOSS: The boat is lost; MOSS: The money is spent"},
    }),
    [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace hearsay::claims

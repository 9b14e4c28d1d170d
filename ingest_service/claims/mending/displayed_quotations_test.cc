// With the models that ship: paragraphs that layout gives to somebody.

#include "ingest_service/claims/mending/displayed_quotations.h"

#include <string>

#include "gtest/gtest.h"
#include "ingest_service/claims/claim_lines.h"

namespace hearsay::claims {
namespace {

struct Case {
  std::string name;
  std::string text;
  std::string want;  // As ClaimLines() has it.
};

class DisplayedQuotationsTest : public ::testing::TestWithParam<Case> {};

TEST_P(DisplayedQuotationsTest, AreOfWhoeverTheLayoutNames) {
  EXPECT_EQ(ClaimLines(GetParam().text), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    , DisplayedQuotationsTest,
    ::testing::ValuesIn<Case>({
        {"introduced",
         "“The lock leaks,” Ada Moss said. She went on:\n\nThe guild looks "
         "away. It has done so for years.",
         "Ada Moss: “The lock leaks,”; Ada Moss: The guild looks away. It has "
         "done so for years."},
        {"introduced_with_a_year",
         "The lock is old. The Lake Post reported in 2019:\n\nThe gate of the "
         "lock was found open.\n\nNobody cared.",
         "Lake Post: The gate of the lock was found open."},
        {"a_thing_is_noted",
         "The Lake Post also noted the empty seats:\n\nThe hall was half full "
         "on Monday.",
         ""},
        {"a_line_of_the_page_behind_it",
         "The lock is old. This is what the mayor said:\n\nRelated: The dam "
         "was closed in May.",
         ""},
        {"as_somebody_wrote",
         "Here is what is known, as Moss wrote in May:\n\nThe gate of the "
         "lock was found open.",
         ""},
        {"a_list",
         "The areas that matter include:\n\nThe toll of the lock is high.", ""},
        {"a_post",
         "The rowers were quick.\n\nThat was the best row I ever saw "
         "pic.example.com/a1 — Ada Moss (@adamoss) May 4, 2023",
         "Ada Moss: That was the best row I ever saw"},
        {"two_posts_in_one_paragraph",
         "They won the cup again. — Ada Moss (@adamoss) May 4, 2023 It was "
         "never in doubt. — Varn Rowers (@varnrowers) May 5, 2023",
         "Ada Moss: They won the cup again.; Varn Rowers: It was never in "
         "doubt."},
        {"an_account_inside_a_sentence",
         "The rowers — Ada Moss and Piet Orr — can be followed on their pages "
         "(@varnrowers).",
         ""},
    }),
    [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace hearsay::claims

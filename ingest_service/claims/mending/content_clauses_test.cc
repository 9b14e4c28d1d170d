// With the models that ship: where contents end, by the clauses around them.

#include "ingest_service/claims/mending/content_clauses.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "ingest_service/claims/claim_lines.h"

namespace hearsay::claims {
namespace {

using ::testing::HasSubstr;

struct Case {
  std::string name;
  std::string text;
  std::string words;  // ": content" or ": content;" where one follows.
};

class ContentClausesTest : public ::testing::TestWithParam<Case> {};

TEST_P(ContentClausesTest, EndTheContent) {
  EXPECT_THAT(ClaimLines(GetParam().text) + ";",
              HasSubstr(GetParam().words + ";"));
}

INSTANTIATE_TEST_SUITE_P(
    , ContentClausesTest,
    ::testing::ValuesIn<Case>({
        {"the_subject_does_more",
         "Rowers of four guilds have rejected the agreement and are prepared "
         "to strike in May.",
         ": the agreement"},
        {"somebody_else_does_more",
         "The guild is planning to expand in Varn, and the town is also "
         "building a quay.",
         ": to expand in Varn"},
        {"whom_it_says_more_of_does_more",
         "Ada Moss, who rejected the new toll, carried the lamp for hours.",
         ": the new toll"},
        {"an_aside_in_a_clause",
         "The agency says the plan, first announced in May, meets the rules.",
         ": the plan, first announced in May, meets the rules"},
        {"two_deeds_planned",
         "The guild plans to sell the old boats and to buy new ones.",
         ": to sell the old boats and to buy new ones"},
        {"the_main_clause",
         "After Ada Moss announced that the guild would close the lock, two "
         "crews of the lake said they would leave.",
         ": that the guild would close the lock"},
        {"a_past_that_is_a_base_form",
         "The guild plans to sell some boats of its own and put the others on "
         "the lake.",
         ": to sell some boats of its own and put the others on the lake"},
        {"but_goes_on_with_the_subject",
         "The guild plans to sell the boats but says it is in no hurry.",
         ": to sell the boats"},
        {"a_day_of_saying", "Moss criticized the new toll on Monday.",
         ": the new toll"},
        {"a_day_of_what_is_planned",
         "The guild plans to open the lock on Monday.",
         ": to open the lock on Monday"},
        {"a_letter_that_says_it",
         "Moss repeated her threat to close the lock in a letter on Monday.",
         ": to close the lock"},
        {"a_second_clause_of_its_own",
         "Moss said that the gate had stuck for years, and that the guild had "
         "known of it.",
         ": that the gate had stuck for years, and that the guild had known of "
         "it"},
        {"a_denial_is_issued",
         "The harbour board issued a denial that it had been copied in.",
         ": that it had been copied in"},
        {"one_line",
         "Ada Moss answered with a single line: \"My source is inside and I "
         "trust him.\"",
         ": \"My source is inside and I trust him.\""},
        {"to_whom_in_the_middle",
         "The board, Lind added in a note to staff, \"did not recognise\" the "
         "account.",
         ": The board … \"did not recognise\" the account"},
        {"found_to_be_so",
         "The panel found the dam to be sound for another year.",
         ": the dam to be sound for another year"},
        {"a_list_goes_on",
         "Orr forecast a drop of a tenth in the price of maize, beans and rice "
         "because of the drought.",
         ": a drop of a tenth in the price of maize, beans and rice because of "
         "the drought"},
        {"what_follows_from_it",
         "A review has found that many rowers lack any grasp of the rules, "
         "leading to lost races.",
         ": that many rowers lack any grasp of the rules, leading to lost "
         "races"},
        {"an_aside_between_dashes",
         "The board has said that, given the state of the lock – which is "
         "older than the town – the guild did not have enough boats.",
         "the guild did not have enough boats"},
        {"two_quoted_predicates",
         "The guild said it \"promptly began\" an inquiry and was \"able to "
         "trace\" the leak.",
         ": it \"promptly began\" an inquiry and was \"able to trace\" the "
         "leak"},
        {"the_main_clause_behind_while",
         "While Orr says the guild is kind and that he feels at home, the "
         "rower was the only one to come.",
         ": the guild is kind and that he feels at home"},
        {"when_asked",
         "Orr told the Morning Star that he would stay when he was asked about "
         "the vote.",
         ": that he would stay"},
        {"where_it_was_said",
         "Orr said in his last release that the guild would close the lock.",
         ": that the guild would close the lock"},
        {"to_whom_it_was_written",
         "The board wrote in a letter to the firm that makes the pump that a "
         "test had failed.",
         ": that a test had failed"},
        {"what_is_in_brackets",
         "The rowers of Varn still plan to meet the Lindau crew (8-4) in the "
         "final on Sunday.",
         ": to meet the Lindau crew (8-4) in the final on Sunday"},
    }),
    [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace hearsay::claims

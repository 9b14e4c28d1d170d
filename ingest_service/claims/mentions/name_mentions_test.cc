// Whom a name means that the text has in another form: with the models that
// ship, on sentences of our own.

#include "ingest_service/claims/mentions/name_mentions.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "ingest_service/claims/claim_lines.h"

namespace hearsay::claims {
namespace {

struct NameCase {
  std::string name;
  std::string before;  // The sentence that names somebody in full.
  std::string called;  // How the next one does.
  std::string want;    // The fullest name of whoever speaks.
};

class NameCasesTest : public ::testing::TestWithParam<NameCase> {};

TEST_P(NameCasesTest, MeanTheSame) {
  const NameCase& c = GetParam();
  EXPECT_THAT(
      ClaimLines(absl::StrCat(c.before, " ", c.called,
                              " said the bridge was closed.")),
      ::testing::EndsWith(absl::StrCat(c.want, ": the bridge was closed")));
}

INSTANTIATE_TEST_SUITE_P(
    Surnames, NameCasesTest,
    ::testing::ValuesIn<NameCase>({
        {"that_is_a_plural", "The council met Hanna Reeves on Monday.",
         "Reeves", "Hanna Reeves"},
        {"that_ends_in_ly", "The council met Robert McNally on Monday.",
         "McNally", "Robert McNally"},
        {"behind_a_first_name_in_ly", "The council met Emily Gilmore in May.",
         "Gilmore", "Emily Gilmore"},
        {"of_two_parts", "The council met Anna Brook-Hansen in May.",
         "Brook-Hansen", "Anna Brook-Hansen"},
        {"with_an_apostrophe", "The council met Sean O'Donnell in May.",
         "O'Donnell", "Sean O'Donnell"},
        {"before_jr", "The council met Judge William C. Carver Jr. in May.",
         "Carver", "William C. Carver Jr."},
        {"of_a_secretary_of_state",
         "Secretary of State Andrew Hollins met them in May.", "Hollins",
         "Andrew Hollins"},
        {"of_a_provost", "Weston University Provost Mary Hollins spoke in May.",
         "Hollins", "Mary Hollins"},
        {"behind_a_title", "It was signed by Dr. Peter Hollins in May.",
         "Dr. Hollins of the FDA", "Peter Hollins"},
    }),
    [](const auto& info) { return info.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Others, NameCasesTest,
    ::testing::ValuesIn<NameCase>({
        {"the_family_first", "The council met Wang Meiling in May.", "Wang",
         "Wang Meiling"},
        {"initials_with_a_nation", "The American Rowing Society met in May.",
         "ARS", "American Rowing Society"},
        {"two_tasks_of_one_body", "The Parks and Wildlife Agency met in May.",
         "The agency", "Parks and Wildlife Agency"},
        {"two_bodies", "The Parks Council and Wildlife Agency met in May.",
         "The Wildlife Agency", "Wildlife Agency"},
        {"a_president_is_no_name", "Former President Mary Hollins met them.",
         "The former President", "Mary Hollins"},
    }),
    [](const auto& info) { return info.param.name; });

TEST(NameMentionsTest, ThePaperIsNoneThatItsWordsName) {
  EXPECT_THAT(
      ClaimLines("The mayor “lied to everybody”, said the Daily Lantern. This "
                 "is bad because “the reach of the BBC gives it power”, the "
                 "paper said."),
      ::testing::EndsWith("Daily Lantern: This is bad because “the reach of "
                          "the BBC gives it power”"));
}

}  // namespace
}  // namespace hearsay::claims

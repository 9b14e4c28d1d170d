// Everyday sentences that some rule once read wrongly, and texts that end where
// a rule would look on: with the models that ship, on sentences of our own.

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "ingest_service/claims/claim_lines.h"

namespace hearsay::claims {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

struct Case {
  std::string name;
  std::string text;
  std::string claim;  // In ClaimLines.
};

std::string NameOf(const ::testing::TestParamInfo<Case>& info) {
  return info.param.name;
}

class RightClaimTest : public ::testing::TestWithParam<Case> {};
class WrongClaimTest : public ::testing::TestWithParam<Case> {};

TEST_P(RightClaimTest, IsFound) {
  EXPECT_THAT(ClaimLines(GetParam().text), HasSubstr(GetParam().claim));
}

TEST_P(WrongClaimTest, IsNotMade) {
  EXPECT_THAT(ClaimLines(GetParam().text), Not(HasSubstr(GetParam().claim)));
}

INSTANTIATE_TEST_SUITE_P(
    Sources, RightClaimTest,
    ::testing::ValuesIn<Case>({
        {"a_newspaper_at_the_first_word",
         "Fjordposten newspaper reported that the plant will close.",
         "that the plant will close"},
        {"no_full_stop_behind_whom_it_cites",
         "The ferry was lost, Reuters reported, citing a clerk",
         "Reuters > a clerk: The ferry was lost"},
        {"a_house_by_its_number",
         "No 10 said the minister had full confidence.",
         "the minister had full confidence"},
        {"no_fewer_than",
         "No fewer than twelve witnesses said the car was speeding.",
         "the car was speeding"},
        {"an_infinitive_that_is_what_is_told",
         "To leave now would be fatal, the captain told the crew.",
         "the captain: To leave now would be fatal"},
        {"whose_car", "The driver whose car was hit said the light was red.",
         "The driver whose car was hit: the light was red"},
    }),
    NameOf);

INSTANTIATE_TEST_SUITE_P(
    Sources, WrongClaimTest,
    ::testing::ValuesIn<Case>({
        {"a_comma_at_the_end", "The dam, Moss said,", "dam: "},
        {"the_accused_is_no_accuser",
         "Company denies it polluted lake\n\nThe Environment Agency said the "
         "company had polluted the lake.",
         "Environment Agency: it polluted lake"},
        {"another_organization",
         "Strike will cost lives, hospital says\n\nThe National Union of "
         "Nurses said it would walk out.",
         "National Union of Nurses: Strike"},
        {"a_parliament_is_no_paper",
         "“The toll will stay”, said Mara Lind in Parliament. The skippers "
         "were fined for “gross misconduct at sea”.",
         "Mara Lind: The skippers"},
        {"no_review_without_quotation",
         "The ferry was lost, said Reuters. The owner was born in Vell. He "
         "pays the “harbour levy” in June.",
         "He pays"},
        {"others_words_are_not_the_speakers",
         "The toll “is a form of theft”, said Piet Orr. Mayor Lind believes it "
         "“saved the town from ruin”.",
         "Piet Orr) > "},
        {"reports_in_a_list",
         "He cited interviews, court files and FBI reports.", "FBI: "},
        {"who_fears_says_nothing",
         "Many residents fear the dam will burst.\n\n“The ice is thin, and we "
         "should not be here at all.”",
         "Many residents: “The ice"},
        {"an_authority_is_no_news_agency",
         "The Bay Herald wrote that NASA had delayed the launch. Two engineers "
         "told the agency a seal leaked.",
         "Bay Herald > Two engineers"},
        {"four_letters_are_no_station",
         "Ines Holt told WADA that samples were swapped.", "WADA > "},
        {"an_outlet_has_no_number",
         "The minister told the Guardian 12 people had died.",
         "Guardian 12 > "},
        {"confirmed_to_somebody",
         "The deal was confirmed by Orr to the Herald.", "to the Herald"},
    }),
    NameOf);

}  // namespace
}  // namespace hearsay::claims

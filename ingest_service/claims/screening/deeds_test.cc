// What looks like saying and says nothing, with the models that ship, on
// sentences of our own: deeds, questions, conditions, headings.

#include "ingest_service/claims/screening/deeds.h"

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
  std::string words;  // Of a claim that must not be there.
};

class UnsaidTest : public ::testing::TestWithParam<Case> {};

TEST_P(UnsaidTest, IsNoClaim) {
  EXPECT_THAT(ClaimLines(GetParam().text), Not(HasSubstr(GetParam().words)));
}

INSTANTIATE_TEST_SUITE_P(
    , UnsaidTest,
    ::testing::ValuesIn<Case>({
        {"one_is_welcomed_back_somewhere",
         "Last week the rowers welcomed Ada Moss back to the boat house.",
         "Ada Moss back"},
        {"a_gerund_names_what_one_may_do",
         "There are other ways, such as linking permits to boats, Lind said.",
         ": permits to boats"},
        {"a_session_is_concluded",
         "The senators recently concluded their session for the year and would "
         "not be able to meet until May.",
         "their session"},
        {"an_attribute_is_no_cue",
         "The list of the wanted includes several accused smugglers.",
         "smugglers"},
        {"a_name_is_no_opinion",
         "The hall opened in 1988, when it was called Lakeside Arena.",
         "Lakeside Arena"},
        {"a_topic_is_nothing_said",
         "The station fired two clerks who had reported on the mayor's trip.",
         "trip"},
        {"a_day_is_nothing_said",
         "Last month, said the Harbour Post, a panel told the town what to do.",
         "Post: Last month"},
        {"silence_about_a_request",
         "The harbour office did not immediately respond to the Lakeside "
         "Post's request for comment.",
         "request"},
        {"a_drought_says_nothing",
         "The length of the drought does indicate there may be other causes.",
         "other causes"},
        {"a_thing_that_is_told_of_says_nothing",
         "Senior guards told the Lakeside Post the boats carried small, cheap "
         "lamps, which suggest they were meant for show.",
         "lamps: "},
        {"a_sign_that_is_told_of_says_nothing",
         "Several signs suggest that the fire was staged, the institute said.",
         "signs: "},
        {"a_topic_has_no_plan",
         "The topic is old and threatens to overshadow the regatta.",
         "overshadow"},
        {"a_question_asserts_nothing",
         "Why did Lakeside Bank agree to pay the town $7 million?", "to pay"},
        {"a_quiz_asserts_nothing",
         "Who, according to a new poll, is the best rower of the lake?",
         "the best rower"},
        {"a_condition_has_not_come_about",
         "The town would gain if Ada Moss admitted that the dam leaks.",
         "the dam leaks"},
        {"an_inverted_condition",
         "Should Moss claim that the dam leaks, the town would sue.",
         "the dam leaks"},
        {"what_one_could_do",
         "For example, Lind could promise to open the gates.",
         "to open the gates"},
        {"what_one_has_to_do", "The owners have to admit that the dam leaks.",
         "the dam leaks"},
        {"an_aim_is_not_reached",
         "They put up signs to make sure that everybody understands that the "
         "dam leaks.",
         "dam leaks"},
        {"a_negated_report_leaves_it_open",
         "Moss did not say she expects to lose the seat.", "Moss > "},
        {"anybody_is_nobody",
         "The works go on regardless of what anybody says about them.",
         "anybody"},
        {"a_label_is_no_speaker",
         "The bank fell.\n\nVLB:Vell Lake Bank collapse explained in charts\n\n"
         "It had no cash.",
         "VLB"},
        {"a_heading_inside_the_text",
         "The race is near.\n\nAda Moss: The 'Lake' rower wants to win\n\nShe "
         "trains daily.",
         "Moss: "},
        {"the_writer_is_the_outlet",
         "All that is fine with me and, I suspect, with many who row here.",
         "many who row"},
        {"an_order_is_no_statement",
         "Guests were told to leave the hotel before noon.", "to leave"},
        {"otherwise_says_nothing", "The engineer thinks otherwise.",
         "otherwise"},
        {"what_is_expected_is_no_belief", "A verdict is expected next week.",
         "A verdict"},
        {"who_has_not_commented_says_nothing",
         "The airline concerned has not commented.", "airline"},
        {"nobody_charges",
         "Orr, who is charged with burning the barn, denies being there.",
         "burning"},
        {"a_game_is_called",
         "After 20 years at the mill, Moss called it quits.", "quits"},
        {"a_number_is_called", "She tried to call 911 from the attic.", "911"},
        {"a_race_is_called", "Orr called the race on the radio.", "race"},
        {"boats_are_boasted", "The Varn guild boasts more than 40 boats.",
         "boats"},
        {"a_lawsuit_is_dismissed",
         "The judge dismissed the lawsuit because of a late paper.", "lawsuit"},
        {"what_one_is_known_for",
         "The Lake Post is not exactly known as a friend of the mayor.",
         "Post"},
        {"a_deed_in_marks",
         "The rowers fled as Orr began \"systematically burning\" boats, the "
         "state's lawyer Wes Dahl said.",
         "Orr: "},
        {"no_interview", "The crew of the tug refused to be interviewed.",
         "interviewed"},
        {"warned_of_what",
         "Moss said that divers had warned the owner in writing about dust.",
         "divers: "},
        {"was_warned_of_what",
         "Moss said that the owners had been warned about the dust in May.",
         "owners: "},
        {"complained_of_what", "Moss said the cook had complained about rats.",
         "cook: "},
        {"refused_to", "Moss said the guild had refused to open its files.",
         "guild: "},
        {"ordered_to", "Moss alleged that managers ordered staff to hide it.",
         "managers: "},
        {"told_to", "Moss said a manager had told him to \"quit asking.\"",
         "manager: "},
        {"may_decide", "The guild may still decide to stay, Moss said.",
         "guild: "},
        {"is_aware_of", "Moss claims that the guild is aware of the leak.",
         "guild: "},
        {"thanks", "Moss thanked her late father for the boat.", "father"},
        {"who_is_asked_does_not_ask",
         "A third of those asked thought the dam was \"a waste of money.\"",
         "those: "},
    }),
    [](const auto& info) { return info.param.name; });

class SaidTest : public ::testing::TestWithParam<Case> {};

TEST_P(SaidTest, IsAClaim) {
  EXPECT_THAT(ClaimLines(GetParam().text), HasSubstr(GetParam().words));
}

INSTANTIATE_TEST_SUITE_P(
    , SaidTest,
    ::testing::ValuesIn<Case>({
        {"what_it_was_called", "Moss called the toll unfair.",
         ": the toll unfair"},
        {"what_it_was_called_by_a_noun", "Moss called it murder.",
         ": it murder"},
        {"whom_she_called_a_liar", "Moss called Orr a liar.", ": Orr a liar"},
        {"a_report_is_dismissed", "The mayor dismissed the rumours of a sale.",
         ": the rumours of a sale"},
        {"what_it_was_dismissed_as",
         "The mayor dismissed the lawsuit as a joke.",
         ": the lawsuit as a joke"},
    }),
    [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace hearsay::claims

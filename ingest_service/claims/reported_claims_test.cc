// Claims of single sentences, with the models that ship: what is said, by whom,
// of what kind.

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/strip.h"
#include "gtest/gtest.h"
#include "ingest_service/claims/claim_extractor.h"

namespace hearsay::claims {
namespace {

// "content < holder < … < outermost, TYPE FACTUALITY" of each claim.
std::string ClaimsOf(const std::string& text) {
  static const ClaimExtractor& extractor =
      *ClaimExtractor::Load(HEARSAY_MODELS_DIR).value().release();
  std::vector<std::string> out;
  for (const auto& claim : extractor.Extract(text, {}).claims) {
    std::vector<std::string> parts;
    for (const auto& span : claim.content()) {
      parts.push_back(text.substr(span.begin(), span.end() - span.begin()));
    }
    std::string one = absl::StrJoin(parts, " … ");
    for (int i = claim.chain_size(); i-- > 0;) {
      absl::StrAppend(&one, " < ", claim.chain(i).display_name());
    }
    absl::StrAppend(
        &one, ", ",
        absl::StripPrefix(v1::ClaimType_Name(claim.type()), "CLAIM_TYPE_"), " ",
        absl::StripPrefix(v1::Factuality_Name(claim.factuality()),
                          "FACTUALITY_"));
    out.push_back(one);
  }
  return absl::StrJoin(out, "; ");
}

struct ReportCase {
  std::string name;
  std::string text;
  std::string want;
};

class ReportedClaimsTest : public ::testing::TestWithParam<ReportCase> {};

TEST_P(ReportedClaimsTest, AreWhatTheSentenceReports) {
  EXPECT_EQ(ClaimsOf(GetParam().text), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Nesting, ReportedClaimsTest,
    ::testing::ValuesIn<ReportCase>({
        {"a_level_before_one_that_is_a_deed",
         "The minister said officials believed that the union would endorse "
         "the plan.",
         "that the union would endorse the plan < officials < The minister, "
         "BELIEF PR_PLUS"},
        {"a_thought_that_goes_on_past_its_telling",
         "One of the guests said Merrick had told the donors, gathered at a "
         "home outside Lisvik, that she thought the race was winnable but that "
         "her family was against it.",
         "the race was winnable but that her family was against it < Merrick < "
         "One of the guests, BELIEF PR_PLUS"},
        {"who_was_told_says_so",
         "Moss says she asked the owners for dates and was told that there was "
         "no money.",
         "she asked the owners for dates and was told that there was no money "
         "< Moss, STATEMENT CT_PLUS"},
        {"a_second_clause_is_the_outer_ones",
         "The guild said that the master had reported the leak and that it "
         "would sue.",
         "that the master had reported the leak and that it would sue < The "
         "guild, STATEMENT CT_PLUS"},
        {"a_byline_is_no_outlets_name",
         "By Dora Lind, Courier Staff Writer\n\nThe mayor said the dam holds. "
         "\"I never said that,\" Bud Farrow told the Courier.",
         "the dam holds < The mayor, STATEMENT CT_PLUS; \"I never said that,\" "
         "< Bud Farrow < Courier, STATEMENT CT_MINUS"},
        {"who_reported_it_first",
         "The mayor dismissed a suggestion by a former clerk, first reported "
         "by "
         "KOMO, that logs had been altered.",
         "that logs had been altered < The mayor, DENIAL CT_MINUS; that logs "
         "had been altered < a former clerk < KOMO, STATEMENT PR_PLUS"},
        {"a_clause_without_its_relative_pronoun",
         "Moss said a study she published last year found that the drug may "
         "raise enzymes.",
         "that the drug may raise enzymes < a study she published last year < "
         "Moss, ASSESSMENT PS_PLUS"},
        {"sorry_is_nothing_said",
         "\"They only said sorry because the letter came out,\" said Helen "
         "Moss.",
         "\"They only said sorry because the letter came out,\" < Helen Moss, "
         "STATEMENT CT_PLUS"},
        {"i_think", "\"I think the dam is sound,\" Moss said.",
         "\"I think the dam is sound,\" < Moss, BELIEF PR_PLUS"},
        {"we_do_not_know_yet",
         "\"We don't know yet whether the dam leaks,\" Moss said.",
         "\"We don't know yet whether the dam leaks,\" < Moss, IGNORANCE UU"},
        {"we_doubt", "\"We doubt the dam will hold,\" Moss said.",
         "\"We doubt the dam will hold,\" < Moss, BELIEF PR_MINUS"},
        {"i_do_not_think", "\"I don't think the dam will hold,\" Moss said.",
         "\"I don't think the dam will hold,\" < Moss, BELIEF PR_MINUS"},
        {"i_think_not", "\"But I think the dam will not hold,\" Moss said.",
         "\"But I think the dam will not hold,\" < Moss, BELIEF PR_MINUS"},
        {"not_yet_known",
         "Moss said he did not yet know how many boats were in the harbour.",
         "how many boats were in the harbour < Moss, IGNORANCE UU"},
        {"what_was_thought_is_told",
         "\"We thought the dam was sound,\" Moss said.",
         "\"We thought the dam was sound,\" < Moss, STATEMENT CT_PLUS"},
        {"what_was_not_expected_is_told",
         "\"We did not expect the dam to hold,\" Moss said.",
         "\"We did not expect the dam to hold,\" < Moss, STATEMENT CT_MINUS"},
        {"no_idea", "\"I have no idea who opened the gate,\" Moss said.",
         "\"I have no idea who opened the gate,\" < Moss, IGNORANCE UU"},
        {"we_know", "\"We know that the dam leaks,\" Moss said.",
         "\"We know that the dam leaks,\" < Moss, STATEMENT CT_PLUS"},
        {"an_age_and_a_relative_clause",
         "Ana Ferro, 47, who was sleeping at a school in Odra, said a soldier "
         "told her there was no danger.",
         "there was no danger < a soldier < Ana Ferro, STATEMENT CT_MINUS"},
    }),
    [](const auto& info) { return info.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Kinds, ReportedClaimsTest,
    ::testing::ValuesIn<ReportCase>({
        {"headline_without_its_verb",
         "Detectives \"certain\" that rival crew set fire to the yacht",
         "that rival crew set fire to the yacht < Detectives, BELIEF CT_PLUS"},
        {"subject_with_a_relative_clause",
         "Divers who had searched the cave told reporters that the rope was "
         "new, according to two officials.",
         "that the rope was new < Divers who had searched the cave < two "
         "officials, STATEMENT CT_PLUS"},
        {"subject_with_a_participle",
         "Inspectors looking into the collapse of the mill no longer believe "
         "that the beams were rotten, the Herald said, citing a memo.",
         "that the beams were rotten < Inspectors looking into the collapse of "
         "the mill < a memo < Herald, BELIEF PR_MINUS"},
        {"elided_after_an_inquit",
         "Prosecutors suspect that the clerk was bribed, the Herald said, and "
         "are weighing charges against the owner.",
         "that the clerk was bribed < Prosecutors < Herald, SPECULATION "
         "PR_PLUS; charges against the owner < Prosecutors < Herald, INTENT "
         "PS_PLUS"},
        {"the_speakers_own_after_an_inquit",
         "The clerk was bribed, the mayor said, and added that charges would "
         "follow.",
         "The clerk was bribed < the mayor, STATEMENT CT_PLUS; that charges "
         "would follow < the mayor, STATEMENT CT_PLUS"},
        {"a_share_is_no_chance",
         "Brandt said that rents are likely to fall by 3 percent.",
         "that rents are likely to fall by 3 percent < Brandt, STATEMENT "
         "PR_PLUS"},
        {"to_come_out_is_no_hedge",
         "Brandt said that the report would appear on Monday.",
         "that the report would appear on Monday < Brandt, STATEMENT CT_PLUS"},
        {"to_appear_so_is_one", "Brandt said that the letter appeared genuine.",
         "that the letter appeared genuine < Brandt, STATEMENT PR_PLUS"},
        {"hedge_of_another",
         "Brandt said that the clerk whom the mayor seems to mean was abroad.",
         "that the clerk whom the mayor seems to mean was abroad < Brandt, "
         "STATEMENT CT_PLUS"},
        {"negation_after_the_inquit",
         "The flares, Brandt said, \"were not ours.\"",
         "The flares … \"were not ours.\" < Brandt, STATEMENT CT_MINUS"},
        {"attributes_to",
         "The army attributes the attack to a militia called the Red Banner.",
         "the attack to a militia called the Red Banner < The army, ASSESSMENT "
         "CT_PLUS"},
        {"pins_on", "Brennan's lawyers pinned the leak on a junior clerk.",
         "the leak on a junior clerk < Brennan's lawyers, ACCUSATION CT_PLUS"},
        {"rates", "The geological survey rated the quake a five.",
         "the quake a five < The geological survey, ASSESSMENT CT_PLUS"},
        {"their_line_is_that",
         "The ministry's line, as set out in a letter to parents, is that the "
         "school was never at risk.",
         "that the school was never at risk < The ministry, STATEMENT "
         "CT_MINUS"},
        {"consensus_among",
         "There is a growing consensus among officials that the strike was a "
         "mistake.",
         "that the strike was a mistake < officials, ASSESSMENT PR_PLUS"},
        {"neither_confirms_nor_denies",
         "The army would neither confirm nor deny the strike.",
         "the strike < The army, STATEMENT CT_U"},
        {"neither_would_say",
         "Neither the company nor the union would say how many jobs were lost.",
         "how many jobs were lost < Neither the company nor the union, "
         "STATEMENT CT_U"},
        {"does_not_accept",
         "The captain's brother, Piet Orr, does not accept that.",
         "that < Piet Orr, DENIAL CT_MINUS"},
        {"a_mystery", "How the fire started is a mystery.",
         "How the fire started < , IGNORANCE UU"},
        {"confidence_in_that_forecast",
         "The institute has moderate confidence in that forecast.",
         "that forecast < The institute, ASSESSMENT PR_PLUS"},
        {"confidence_in_its_finding",
         "The agency said it has high confidence in its finding.",
         "its finding < The agency, ASSESSMENT CT_PLUS"},
    }),
    [](const auto& info) { return info.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Stances, ReportedClaimsTest,
    ::testing::ValuesIn<ReportCase>({
        {"parted_by_polarity",
         "Brandt said that the dam had held but that nobody had checked it.",
         "that the dam had held < Brandt, STATEMENT CT_PLUS; that nobody had "
         "checked it < Brandt, STATEMENT CT_MINUS"},
        {"calls_it_false", "Brandt called the allegations baseless.",
         "the allegations baseless < Brandt, DENIAL CT_MINUS"},
        {"says_it_is_not_true", "Brandt said that that was not true.",
         "that that was not true < Brandt, DENIAL CT_MINUS"},
        {"chose_not_to", "Brandt said that the guild chose not to look.",
         "that the guild chose not to look < Brandt, STATEMENT CT_PLUS"},
        {"hedge_of_a_later_verb",
         "Brandt said that the gates were old and could leak.",
         "that the gates were old and could leak < Brandt, STATEMENT CT_PLUS"},
        {"hedge_of_a_later_sentence",
         "\"The gates are old. They may leak,\" Brandt said.",
         "\"The gates are old. They may leak,\" < Brandt, STATEMENT CT_PLUS"},
        {"hedge_of_a_noun",
         "Brandt said that the suspected thief was held in Calder.",
         "that the suspected thief was held in Calder < Brandt, STATEMENT "
         "CT_PLUS"},
        {"hedge_of_the_predicate",
         "Brandt said that rust was a possible cause.",
         "that rust was a possible cause < Brandt, STATEMENT PS_PLUS"},
        {"conceded",
         "\"The gates may be old, but they are safe,\" Brandt said.",
         "\"The gates may be old, but they are safe,\" < Brandt, STATEMENT "
         "CT_PLUS"},
        {"is_believed_to",
         "Brandt said that the thief is believed to be abroad.",
         "that the thief is believed to be abroad < Brandt, STATEMENT "
         "PR_PLUS"},
        {"is_forecast_to", "The toll is forecast to rise in May, Brandt said.",
         "The toll is forecast to rise in May < Brandt, STATEMENT PR_PLUS"},
        {"we_believe", "\"We believe the gates are safe,\" Brandt said.",
         "\"We believe the gates are safe,\" < Brandt, BELIEF PR_PLUS"},
        {"compared_shares",
         "Brandt said that old gates were twice as likely to leak.",
         "that old gates were twice as likely to leak < Brandt, STATEMENT "
         "CT_PLUS"},
        {"none_can_be_found",
         "Brandt said that no trace of the thief could be found.",
         "that no trace of the thief could be found < Brandt, STATEMENT "
         "CT_MINUS"},
    }),
    [](const auto& info) { return info.param.name; });

INSTANTIATE_TEST_SUITE_P(
    NoClaims, ReportedClaimsTest,
    ::testing::ValuesIn<ReportCase>({
        {"a_demand", "The council demanded the release of the crew.", ""},
        {"a_hope", "The crew hopes to find a home for the dog.", ""},
        {"a_thing_found", "Investigators found petrol cans in the shed.", ""},
        {"a_thing_challenged", "Orr challenged the mayor's figures.", ""},
        {"a_condition_of_speaking",
         "An aide requested anonymity to discuss the talks.", ""},
    }),
    [](const auto& info) { return info.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Levels, ReportedClaimsTest,
    ::testing::ValuesIn<ReportCase>({
        {"it_is_likely_that",
         "The inspectors deem it unlikely that the valve was opened by hand.",
         "that the valve was opened by hand < The inspectors, BELIEF PR_MINUS"},
        {"who_they_said",
         "Residents blamed drivers who, they said, had been racing along the "
         "pier.",
         "drivers < Residents, ACCUSATION CT_PLUS; had been racing along the "
         "pier < Residents, STATEMENT CT_PLUS"},
        {"asked_and_unknowing",
         "Asked whether the troops had left, the general said he had no idea.",
         "whether the troops had left < the general, IGNORANCE UU"},
        {"vouched_for_in_between",
         "The mayor, according to two people at the meeting, told colleagues "
         "that the tunnel would never open.",
         "that the tunnel would never open < The mayor < two people at the "
         "meeting, STATEMENT CT_MINUS"},
        {"a_call_in_which",
         "The agency said the services had recorded a meeting in which a Tolan "
         "colonel boasted that his men had \"opened the gate.\"",
         "the services had recorded a meeting < The agency, STATEMENT CT_PLUS; "
         "that his men had \"opened the gate.\" < a Tolan colonel < The "
         "agency, STATEMENT CT_PLUS"},
        {"a_speaker_called",
         "Nolan will release a new console in May, the leaker \"Moth\" wrote "
         "on Friday.",
         "Nolan will release a new console in May < Moth, STATEMENT CT_PLUS"},
        {"denies_after_a_clause",
         "Dorn, who is accused of taking bribes, denies ever meeting the "
         "contractor.",
         "ever meeting the contractor < Dorn, DENIAL CT_MINUS"},
        {"an_aside_in_a_clause",
         "The verdict, lawyers on both sides say, is unlikely before spring.",
         "The verdict … is unlikely before spring < lawyers on both sides, "
         "STATEMENT PR_MINUS"},
        {"a_semicolon",
         "The insurer blames the crew; underwriters in Zurich think that a "
         "pipe "
         "burst.",
         "the crew < The insurer, ACCUSATION CT_PLUS; that a pipe burst < "
         "underwriters in Zurich, BELIEF PR_PLUS"},
        {"a_third_person_in_a_quotation",
         "Karl Orr said of Mayor Piet Brandt: “He insisted that the dam was "
         "safe.”",
         "that the dam was safe.” < Piet Brandt < Karl Orr, STATEMENT CT_PLUS"},
        {"who_added_is_who_spoke",
         "“The guild is careless,” said Neil Orr, head of the lake "
         "institute.\n\nOn Monday Piet Brandt paid his fine.\n\n“There is "
         "room for some tension at sea,” he added.",
         "“The guild is careless,” < Neil Orr, STATEMENT CT_PLUS; “There is "
         "room for some tension at sea,” < Neil Orr, STATEMENT CT_PLUS"},
        {"a_quotation_is_its_speakers",
         "\"One of the things in this report is that it helps people,\" Orr "
         "said.",
         "\"One of the things in this report is that it helps people,\" < Orr, "
         "STATEMENT CT_PLUS"},
    }),
    [](const auto& info) { return info.param.name; });

INSTANTIATE_TEST_SUITE_P(
    WholeContents, ReportedClaimsTest,
    ::testing::ValuesIn<ReportCase>({
        {"what_opens_the_sentence",
         "In 1935, the founder of the mill sold his boats to pay for a school, "
         "according to the museum.",
         "In 1935, the founder of the mill sold his boats to pay for a school "
         "< the museum, STATEMENT CT_PLUS"},
        {"for_some_of_them",
         "For some skippers, the toll is already 15 marks an hour, the guild "
         "said.",
         "For some skippers, the toll is already 15 marks an hour < the guild, "
         "STATEMENT CT_PLUS"},
        {"the_head_before_an_inquit",
         "The guild's aim on Harbour Day, Orr said, is to encourage skippers "
         "to "
         "meet.",
         "The guild's aim on Harbour Day … is to encourage skippers to meet < "
         "Orr, STATEMENT CT_PLUS"},
        {"a_clause_before_an_inquit",
         "While the inquiry is not over, Orr said, the bank seems to have "
         "failed for lack of controls.",
         "While the inquiry is not over … the bank seems to have failed for "
         "lack of controls < Orr, STATEMENT PR_PLUS"},
        {"a_piece_behind_an_inquit",
         "Little can live in the cold water, said Orr, so the crabs \"eat what "
         "they can find.\"",
         "Little can live in the cold water … so the crabs \"eat what they can "
         "find.\" < Orr, STATEMENT CT_PLUS"},
        {"how_it_was_said_is_not_said",
         "With tears in his eyes, he replied, \"Never in my life.\"",
         "\"Never in my life.\" < he, STATEMENT CT_MINUS"},
        {"a_programme_is_told",
         "Orr told \"At Noon\" on Monday that the toll will stay.",
         "that the toll will stay < Orr, STATEMENT CT_PLUS"},
        {"until",
         "Orr said the ferries will not sail again until the ice has gone.",
         "the ferries will not sail again until the ice has gone < Orr, "
         "STATEMENT CT_MINUS"},
        {"even_if",
         "The bank said that dozens of guilds are at risk even if only half of "
         "their members leave.",
         "that dozens of guilds are at risk even if only half of their members "
         "leave < The bank, STATEMENT CT_PLUS"},
        {"to_stay_until",
         "Orr does not expect to stay in office until the ice has gone.",
         "to stay in office until the ice has gone < Orr, BELIEF PR_MINUS"},
        {"brackets_close",
         "The guild expects a loss of 250 marks ($246) in the spring.",
         "a loss of 250 marks ($246) in the spring < The guild, BELIEF "
         "PR_PLUS"},
    }),
    [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace hearsay::claims

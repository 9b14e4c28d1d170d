// What the rules add to the models, and what they must not: with the models
// that ship, on sentences of our own. One line a claim: its chain by the words
// in the text, then the content.

#include <string>
#include <vector>

#include "absl/strings/str_join.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "ingest_service/claims/claim_extractor.h"

namespace hearsay::claims {
namespace {

using ::testing::Contains;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

std::vector<std::string> Claims(const std::string& text) {
  static const ClaimExtractor& extractor =
      *ClaimExtractor::Load(HEARSAY_MODELS_DIR).value().release();
  std::vector<std::string> out;
  for (const auto& claim : extractor.Extract(text, {}).claims) {
    std::vector<std::string> links, content;
    for (const auto& link : claim.chain()) {
      links.push_back(link.inferred() ? "(" + link.display_name() + ")"
                                      : link.display_name());
    }
    for (const auto& span : claim.content()) {
      content.push_back(text.substr(span.begin(), span.end() - span.begin()));
    }
    out.push_back(absl::StrJoin(links, " > ") + ": " +
                  absl::StrJoin(content, " / "));
  }
  return out;
}

struct Case {
  std::string name;
  std::string text;
  std::string words;  // Of a claim that is there, or is not.
};

std::string NameOf(const ::testing::TestParamInfo<Case>& info) {
  return info.param.name;
}

class NoClaimTest : public ::testing::TestWithParam<Case> {};

TEST_P(NoClaimTest, IsNotFound) {
  EXPECT_THAT(Claims(GetParam().text), Each(Not(HasSubstr(GetParam().words))));
}

INSTANTIATE_TEST_SUITE_P(
    , NoClaimTest,
    ::testing::ValuesIn<Case>({
        {"a_label_of_a_notice",
         "WHAT: Prepared ala carte Harbour Dinner. The menu includes crab and "
         "shrimp pot pie.\n\nWHEN: Meals must be ordered a minimum of 24 "
         "hours ahead of the pickup date.",
         "WHEN"},
        {"a_comment_declined",
         "A spokesman for Vell Air declined to comment on the report but said "
         "safety was its top priority.",
         "comment"},
        {"a_name_is_no_verb",
         "\"We shall elect the next mayor of the Free States,\" Mara Lind said "
         "in a letter.",
         "Free: "},
        {"an_adjectives_noun_is_no_verb",
         "The council said it gave Lind full access in order to produce a "
         "complete, independent report.",
         "independent: "},
        {"a_purpose_has_not_come_about",
         "The nurses said that few patients came forward to report the doctor.",
         " > "},
        {"a_gerund_is_no_verb",
         "The union said that this included adding a clause that covered "
         "nights.",
         " > "},
        {"a_noun_of_thinking_is_no_verb",
         "Researchers, the Harbour Post said, gave crows tests that simple "
         "thinking such as logic would not solve.",
         ": such as logic"},
        {"a_participle_says_more_of_its_noun",
         "The names mentioned as possible successors include Mara Lind.",
         "names: "},
        {"an_adjective_of_a_participle",
         "Saturday's highly anticipated match was put off, the league said.",
         "Saturday's: "},
        {"a_relative_clause_is_no_content",
         "Wednesday's comments that angered the harbour were cut, Lind said.",
         ": that angered"},
        {"a_condition_is_nobodys_plan",
         "If the Lakeside Group wants to leave the town, it should say so, "
         "Lind wrote.",
         "Lakeside Group: to leave"},
        {"a_choice_is_a_deed",
         "Players choose to draw a second card, the lottery said.",
         "Players: to draw"},
        {"a_thing_cannot_be_so",
         "On Sunday Lind claimed the cup and the winner's purse.", "the cup"},
        {"a_thing_is_not_revealed_as_a_statement",
         "The trailer revealed a series of photographs.", "photographs"},
    }),
    NameOf);

class ClaimTest : public ::testing::TestWithParam<Case> {};

TEST_P(ClaimTest, IsFound) {
  EXPECT_THAT(Claims(GetParam().text), Contains(GetParam().words));
}

INSTANTIATE_TEST_SUITE_P(
    , ClaimTest,
    ::testing::ValuesIn<Case>({
        {"what_they_are_viewed_as",
         "Officials still view key board members, such as Mayor Ada Moss, as "
         "unlikely to have either ordered or known about the raid in advance.",
         "Officials: key board members, such as Mayor Ada Moss, as unlikely to "
         "have either ordered or known about the raid in advance"},
        {"without_a_full_stop", "Moss criticized the new toll",
         "Moss: the new toll"},
        {"of_comments", "Comment sections will close in May, the editor said.",
         "the editor: Comment sections will close in May"},
        {"a_verb_that_the_tagger_takes_for_a_noun",
         "The dam may leak. The customs service denies that any officer was "
         "paid.",
         "The customs service: that any officer was paid"},
        {"said_the_paper_after_a_list",
         "It would see the club “complete the set” – the League, Town Cup, "
         "Harbour Cup and Lake Shield, said the Harbour Post.",
         "Harbour Post: It would see the club “complete the set” – the League, "
         "Town Cup, Harbour Cup and Lake Shield"},
        {"said_the_paper_after_a_quoted_word",
         "Her rise to the top of the game is an “incredible story”, said the "
         "Harbour Post.",
         "Harbour Post: Her rise to the top of the game is an “incredible "
         "story”"},
        {"wrote_on_a_day",
         "“The act lets the port act as its own government,” state Rep. Mara "
         "Lind, a Republican, wrote Monday on the forum.",
         "Mara Lind: “The act lets the port act as its own government,”"},
        {"a_source_is_no_clause",
         "According to Oddsmaker.example, the bookies have Lakeside as "
         "favourites to lift the cup on Saturday, while Harbour are outsiders.",
         "Oddsmaker: the bookies have Lakeside as favourites to lift "
         "the cup on Saturday, while Harbour are outsiders"},
        {"a_number_does_not_end_a_sentence",
         "At the lake Lind showed why she is the No.1 rower in the country, "
         "said the Harbour Post.",
         "Harbour Post: At the lake Lind showed why she is the No.1 rower in "
         "the country"},
        {"pieces_of_a_clause_are_all_of_it",
         "After years of “pressure”, the summer on the lake “set things "
         "right”, the Harbour Post said.",
         "Harbour Post: After years of “pressure”, the summer on the lake “set "
         "things right”"},
        {"a_speaker_with_initials",
         "The lake could be twice as old as the valley, a group from the "
         "School of Lake Studies (SLS) reports.",
         "a group from the School of Lake Studies (SLS): The lake could be "
         "twice as old as the valley"},
        {"an_aside_has_no_subject",
         "There were two letters. The second, sent in May, said with some "
         "heat that the dam was leaking.",
         "The second: that the dam was leaking"},
        {"who_reports_is_no_content",
         "Auditors found signs the mayor may have hidden the debt: CNN",
         "CNN > Auditors: signs the mayor may have hidden the debt"},
        {"a_headline_without_a_verb", "Dam a costly mistake, says mayor.",
         "mayor: Dam a costly mistake"},
        {"a_verb_that_no_list_has",
         "Others, however, flagged that the gates were open.",
         "Others: that the gates were open"},
        {"deaths_are_reported_by_number",
         "The port of Vell reported 41 deaths as of Monday.",
         "The port of Vell: 41 deaths as of Monday"},
        {"a_relative_clause_in_what_is_said",
         "A fever that has killed 40 cows in the valley may have come from the "
         "farm, Mara Lind writes in a book.",
         "Mara Lind: A fever that has killed 40 cows in the valley may have "
         "come from the farm"},
        {"behind_a_label",
         "The bank fell.\n\nBanks at risk:Two banks could fall, according to a "
         "study\n\nIt had no cash.",
         "a study: Two banks could fall"},
        {"what_is_thought_of_it",
         "The wreck, 90 metres long, lies off Vell. The hull is thought to be "
         "some 400 years old.",
         ": The hull / to be some 400 years old"},
        {"whom_somebody_accuses",
         "The guard was accused of leaving the gate open.",
         ": The guard / of leaving the gate open"},
        {"a_place_says_where_a_place_is",
         "A research team from Seoul, South Korea, said that the dam leaks.",
         "A research team from Seoul: that the dam leaks"},
        {"a_refusal_with_its_infinitive",
         "Lind has refused to answer questions about the dam.",
         "Lind: to answer questions about the dam"},
        {"quotation_marks_go_on",
         "The dam is a “splendid piece of work”, said the Harbour Post. After "
         "the flood its walls “were sound enough” and the town soon forgot.",
         "(Harbour Post): After the flood its walls “were sound enough” and "
         "the town soon forgot"},
    }),
    NameOf);

TEST(AccusedTest, BelongToTheAccusation) {
  EXPECT_THAT(Claims("Lind accused the board of hiding the letters."),
              ElementsAre("Lind: the board of hiding the letters"));
}

TEST(AccusedTest, AreNotYetAccused) {
  EXPECT_THAT(Claims("Police said they would not charge the driver."),
              ElementsAre("Police: they would not charge the driver"));
}

TEST(SecondDeedTest, IsNoneOfTheWords) {
  EXPECT_THAT(Claims("The clerks accused the board of theft and then walked "
                     "out of the hall."),
              ElementsAre("The clerks: the board of theft"));
  EXPECT_THAT(Claims("The clerk accused the board of theft and left the room."),
              ElementsAre("The clerk: the board of theft"));
  EXPECT_THAT(
      Claims("The calls show that Corran officials are blaming Tarsk for the "
             "fire and inquiring how it began."),
      Contains("The calls > Corran officials: Tarsk for the fire"));
}

TEST(SecondDeedTest, WhatTheAccusedDidBesidesIs) {
  EXPECT_THAT(Claims("Lind accused the board of hiding the letters and burning "
                     "the maps."),
              ElementsAre("Lind: the board of hiding the letters and burning "
                          "the maps"));
  EXPECT_THAT(Claims("Lind wrote a letter accusing the board of theft and "
                     "failing to warn patients."),
              Contains(HasSubstr("and failing to warn patients")));
}

TEST(ContinuedQuotationTest, EndsWhereSomebodyElseSpeaks) {
  EXPECT_THAT(
      Claims("The dam is a “splendid piece of work”, said the Harbour Post. "
             "Lind says the walls “were never sound enough”."),
      Each(Not(HasSubstr("(Harbour Post)"))));
}

TEST(ContinuedQuotationTest, EndsWithTheParagraph) {
  EXPECT_THAT(
      Claims("The dam is a “splendid piece of work”, said the Harbour Post.\n\n"
             "After the flood its walls “were sound enough” for the town."),
      Each(Not(HasSubstr("After the flood"))));
}

TEST(ContinuedQuotationTest, ANameInMarksIsNoQuotation) {
  EXPECT_THAT(
      Claims("The dam is a “splendid piece of work”, said the Harbour Post. "
             "The “Save Our Lake” party has four seats."),
      Each(Not(HasSubstr("four seats"))));
}

TEST(ContinuedQuotationTest, AReviewOfThePressGoesOnOverSentencesWithoutMarks) {
  const auto claims = Claims(
      "The harbour master is past saving, said Mara Lind in The Harbour Post. "
      "He has "
      "lost three ferries since spring. If dropping him “at the next port” is "
      "what it takes, “then so be it”. “He built a fine fleet, and he never "
      "learned to steer it.”");
  EXPECT_THAT(claims,
              Contains(HasSubstr("): If dropping him “at the next port”"
                                 " is what it takes, “then so be it”")));
  EXPECT_THAT(claims, Contains(HasSubstr("): “He built a fine fleet")));
  EXPECT_THAT(claims, Each(Not(HasSubstr("three ferries"))));
}

TEST(ContinuedQuotationTest, WhatOthersInItThinkIsTold) {
  EXPECT_THAT(
      Claims("The toll “is a form of theft”, said Piet Orr, head of the ferry "
             "guild. He was “surprised” that it had “become a custom”, while "
             "skippers worried more about the fog."),
      Contains(
          HasSubstr("(Piet Orr): He was “surprised” that it had “become a "
                    "custom”, while skippers worried more about the fog")));
}

TEST(ContinuedQuotationTest, APlaceMakesNoReview) {
  EXPECT_THAT(
      Claims("The toll will stay, said Piet Orr in London. The skippers were "
             "fined for “gross misconduct at sea”."),
      Each(Not(HasSubstr("gross misconduct"))));
}

constexpr char kQuoted[] =
    "“The dam held all night,” Mara Lind said after the storm.\n\n";

TEST(QuotedParagraphTest, IsMoreOfTheQuotation) {
  EXPECT_THAT(Claims(std::string(kQuoted) +
                     "“So in terms of loss, we are not worried.”\n\nThe lake "
                     "fell by a foot."),
              Contains("Mara Lind: “The dam held all night,” / “So in terms "
                       "of loss, we are not worried.”"));
}

TEST(QuotedParagraphTest, WhatItsSpeakerHopesIsNotTheWholeOfIt) {
  const auto claims = Claims(
      std::string(kQuoted) +
      "“Right now the lake is behaving nicely. And we hope that lasts.”");
  EXPECT_THAT(claims, Contains(HasSubstr("/ “Right now the lake")));
  EXPECT_THAT(claims, Each(Not(HasSubstr("we:"))));
}

TEST(QuotedParagraphTest, GoesOnFromOtherWordsThatEndAParagraph) {
  EXPECT_THAT(
      Claims("The guild's head, Piet Orr, called the toll “shameful.”\n\n“The "
             "mayor trades in fear. Lind should explain herself now.”"),
      Contains("(Piet Orr): “The mayor trades in fear. Lind should explain "
               "herself now.”"));
}

TEST(QuotedParagraphTest, GoesOnFromADemandToo) {
  EXPECT_THAT(
      Claims("The guild's head, Piet Orr, urged skippers to stay "
             "ashore.\n\n“The ice is thin. Nobody should trust it.”"),
      Contains("(Piet Orr): “The ice is thin. Nobody should trust it.”"));
}

TEST(QuotedParagraphTest, IsNobodysAfterAPlainParagraph) {
  EXPECT_THAT(Claims(std::string(kQuoted) +
                     "The lake fell by a foot.\n\n“We shall all drown one "
                     "day, and that is that.”"),
              Each(Not(HasSubstr("drown"))));
}

TEST(QuotedParagraphTest, BelongsToTheCueThatFollows) {
  EXPECT_THAT(
      Claims(std::string(kQuoted) + "“The pumps failed twice,” Piet Orr said."),
      Contains("Piet Orr: “The pumps failed twice,”"));
}

TEST(QuotedParagraphTest, BelongsToWhoSignsIt) {
  EXPECT_THAT(Claims(std::string(kQuoted) +
                     "“The pumps failed twice in one night.”\n\nPiet Orr, "
                     "Institute of Tides\n\nThe lake fell by a foot."),
              Each(Not(HasSubstr("/ “The pumps"))));
}

TEST(QuotedParagraphTest, ATitleIsNoQuotation) {
  EXPECT_THAT(Claims(std::string(kQuoted) + "“The Long Wet Night of Quay”"),
              Each(Not(HasSubstr("Wet"))));
}

}  // namespace
}  // namespace hearsay::claims

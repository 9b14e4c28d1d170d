// Through whom a report came where the way is told in a clause of its own: who
// is cited, who tells what another told, whom one tells it: with the models
// that ship, on sentences of our own.

#include <string>

#include "gtest/gtest.h"
#include "ingest_service/claims/claim_lines.h"

namespace hearsay::claims {
namespace {

struct RelayCase {
  std::string name;
  std::string text;
  std::string want;
};

class RelayedReportsTest : public ::testing::TestWithParam<RelayCase> {};

TEST_P(RelayedReportsTest, AreWhatTheSentencesSay) {
  EXPECT_EQ(ClaimLines(GetParam().text), GetParam().want);
}

std::string NameOf(const ::testing::TestParamInfo<RelayCase>& info) {
  return info.param.name;
}

INSTANTIATE_TEST_SUITE_P(
    Citing, RelayedReportsTest,
    ::testing::ValuesIn<RelayCase>({
        {"on_a_day",
         "The Harbour Mail reported on Wednesday, citing two people briefed on "
         "the inquiry, that the keeper had left.",
         "Harbour Mail > two people: that the keeper had left"},
        {"who_had_heard_it",
         "The Harbour Mail reported in October, citing two members who had "
         "attended a hearing, that the dam had failed.",
         "Harbour Mail > two members: that the dam had failed"},
        {"with_more_inside",
         "The Harbour Mail reported on Thursday, citing another police source, "
         "that the suspect told officers a man in Vell had assured him the van "
         "was empty.",
         "Harbour Mail > another police source > the suspect > a man in Vell: "
         "the van was empty"},
        {"by_who_writes_for_an_outlet",
         "Its correspondent in Vell, quoting a Red Cross doctor, writes that "
         "the road was shut.",
         "Its correspondent in Vell > a Red Cross doctor: that the road was "
         "shut"},
        {"a_basis_is_no_link",
         "The army put the figure at 19 and said, citing hospital registers, "
         "that most of the dead were soldiers.",
         "The army: that most of the dead were soldiers"},
        {"a_reason", "The port closed on Monday, citing high winds.", ""},
        {"vouched_for_inside",
         "The Harbour Mail reported that, according to emails it had obtained, "
         "a clerk told the board that the fund was empty.",
         "Harbour Mail > emails > a clerk: that the fund was empty"},
        {"vouched_for_by_who_is_described",
         "The document says that, according to two observers posted on the "
         "Vell road, army guns fired.",
         "The document > two observers: army guns fired"},
        {"per_sources",
         "Gino Polo posted online that, per sources in the club, a medical had "
         "been booked.",
         "Gino Polo > sources in the club: a medical had been booked"},
        {"a_man_called_per",
         "The envoy, Per Lind, said that the bridge had held.",
         "Lind: that the bridge had held"},
    }),
    NameOf);

INSTANTIATE_TEST_SUITE_P(
    Tellings, RelayedReportsTest,
    ::testing::ValuesIn<RelayCase>({
        {"reported_before_what_is_told",
         "Jan Brandt spoke on Friday. A colleague had warned him, he added, "
         "that the alarms rang.",
         "Jan Brandt > A colleague: that the alarms rang"},
        {"by_a_document",
         "Two mediators told the court, the memo says, that Moss believed the "
         "war was lost.",
         "the memo > Two mediators > Moss: the war was lost"},
        {"to_somebody",
         "A clerk at her bank remarked to a superior, Jan Brandt said, that "
         "the sums were small.",
         "Jan Brandt > A clerk at her bank: that the sums were small"},
        {"told_elsewhere",
         "Poll watchers had informed Jan Brandt, he told a rally in the "
         "capital, that votes were lost.",
         "he > Poll watchers: that votes were lost"},
        {"after_the_subject",
         "His nurse, Jan Brandt recalled, once warned him that the mayor "
         "believed the ship was lost.",
         "Jan Brandt > His nurse > the mayor: the ship was lost"},
        {"ones_own_thought",
         "Ada Moss spoke on Friday. She believes, she said, that the dam held.",
         "Ada Moss: that the dam held"},
        {"nobody_tells",
         "It was clear, Jan Brandt said, that the dam had failed.",
         "Jan Brandt: that the dam had failed"},
        {"a_name_of_whom_one_met",
         "Ada Moss, who met the mayor, Lem Orr, said that the dust was "
         "harmless.",
         "Ada Moss: that the dust was harmless"},
    }),
    NameOf);

INSTANTIATE_TEST_SUITE_P(
    Addressed, RelayedReportsTest,
    ::testing::ValuesIn<RelayCase>({
        {"a_bare_name",
         "Jan Brandt told Sky Norge last week that his client had been "
         "promised a move.",
         "Sky Norge > Jan Brandt: that his client had been promised a move"},
        {"a_bare_name_before_a_clause",
         "Two residents have told Deutsche Welle they saw soldiers at a "
         "checkpoint.",
         "Deutsche Welle > Two residents: they saw soldiers at a checkpoint"},
        {"a_name_with_a_number",
         "\"Nobody tells us anything,\" Lena Moss, whose son is seven, told P4 "
         "Norrland.",
         "P4 Norrland > Lena Moss: \"Nobody tells us anything,\""},
        {"a_word_before",
         "Club sources have told BBC Sport that no bid has been received. \"We "
         "are not a shop,\" one of them said.",
         "BBC Sport > Club sources: that no bid has been received; (BBC Sport) "
         "> one of the club sources: \"We are not a shop,\""},
        {"a_noun_behind",
         "The brake was stuck, his lawyer told the NTB news agency.",
         "NTB > his lawyer: The brake was stuck"},
        {"a_call_sign_behind_a_quotation",
         "\"First it was an accident,\" Rosa Moss, whose parents died, told "
         "KBQR.",
         "KBQR > Rosa Moss: \"First it was an accident,\""},
        {"a_pronouns_letters",
         "A friend of the actor told Us Weekly that he had a ring.",
         "Us Weekly > A friend of the actor: that he had a ring"},
        {"the_agency_after_a_union",
         "Reuters moved a short piece. The UN envoy plans to fly home, her "
         "spokesman told the agency.",
         "Reuters > her spokesman > The UN envoy: to fly home"},
        {"a_peoples_radio",
         "\"It was late,\" Ada Moss told Norwegian radio on Friday.",
         "Ada Moss: \"It was late,\""},
        {"a_peoples_paper",
         "Ada Moss told Norwegian newspaper Fanal that the ship was late.",
         "Fanal > Ada Moss: that the ship was late"},
        {"a_people_that_looks_like_nothing",
         "Ada Moss told Delyan Barrosa, host of a show, that the ship was "
         "late.",
         "Ada Moss: that the ship was late"},
        {"an_authoritys_initials",
         "\"It was late,\" Ada Moss told HQRS on Friday.",
         "Ada Moss: \"It was late,\""},
        {"a_seat_of_power",
         "Ada Moss told Downing Street that the ship was late.",
         "Ada Moss: that the ship was late"},
        {"a_person", "Ada Moss told Jan Brandt that the ship was late.",
         "Ada Moss: that the ship was late"},
        {"a_firm", "Ada Moss told Norrland Shipping that the ship was late.",
         "Ada Moss: that the ship was late"},
        {"what_the_name_says_more_of",
         "Ada Moss told Bay Area farmers that the ship was late.",
         "Ada Moss: that the ship was late"},
        {"people", "Ada Moss had been telling people he was dead.",
         "Ada Moss: he was dead"},
        {"said_to_somebody",
         "A clerk admitted to a superior that the sums were small.",
         "A clerk: that the sums were small"},
        {"a_story", "Ada Moss told a story she had heard from a clerk.",
         "Ada Moss: a story she had heard from a clerk"},
    }),
    NameOf);

INSTANTIATE_TEST_SUITE_P(
    Documents, RelayedReportsTest,
    ::testing::ValuesIn<RelayCase>({
        {"that_an_outlet_has_seen",
         "The club's lawyers, in a filing that the Herald has seen, insist "
         "that every test came back clean.",
         "Herald > The club's lawyers: that every test came back clean"},
        {"which_a_site_published",
         "In an email of 3 March, which the Belgian site Peloton published, "
         "the club's doctor, Jan Brandt, wrote that she was worried.",
         "Peloton > Jan Brandt: that she was worried"},
        {"reported_by_an_outlet",
         "Ada Moss believes the practice was widespread, according to a court "
         "filing reported by the Herald.",
         "Herald > a court filing > Ada Moss: the practice was widespread"},
        {"quoted_by_no_outlet",
         "The Red Cross, quoted by the UN mission, estimates that a dozen men "
         "were in the cellars.",
         "the UN mission > Red Cross: that a dozen men were in the cellars"},
        {"has_somebody_saying",
         "The Herald's story also has a cook recalling how the mayor left by "
         "the back door.",
         "The Herald's story > a cook: how the mayor left by the back door"},
        {"a_summary_has",
         "A monitoring summary has the rebels' radio promising that hostages "
         "would be freed.",
         "A monitoring summary > the rebels' radio: that hostages would be "
         "freed"},
        {"has_people_at_work",
         "The firm has engineers checking that the dam holds.", ""},
        {"quotes_behind_an_aside",
         "The post, published on Friday by a page called Vell Awake, quotes a "
         "clerk as saying that notes are shredded.",
         "The post > a clerk: that notes are shredded"},
        {"a_driver_who_was_cited",
         "The driver, cited by a trooper, said he was tired.",
         "The driver: he was tired"},
        {"answers_in_the_same_transcript",
         "A guard told a captain that the lamp was out, according to a former "
         "clerk. The captain answered that nobody would know.",
         "a former clerk > A guard: that the lamp was out; (a former clerk) > "
         "The captain: that nobody would know"},
        {"doubts_a_thing", "Two envoys said that France doubted the finding.",
         "Two envoys > France: the finding"},
        {"was_certain",
         "His wife told reporters the family was certain he would be cleared.",
         "His wife > the family: he would be cleared"},
        {"confirmed_what_was_feared",
         "Anglers said the papers confirmed what they had feared.",
         "Anglers: the papers confirmed what they had feared"},
        {"one_of_the_two",
         "The Herald reported, citing two aides, that Jan Brandt had been "
         "warned. The operator replied, according to one of the two, that the "
         "sensors were being mended.",
         "Herald > two aides: that Jan Brandt had been warned; (Herald) > one "
         "of two aides > The operator: that the sensors were being mended"},
    }),
    NameOf);

INSTANTIATE_TEST_SUITE_P(
    Dialogues, RelayedReportsTest,
    ::testing::ValuesIn<RelayCase>({
        {"who_tells_of_others",
         "Bay Review: When did you notice?\n\nLind: In March. My deputy told "
         "the inquiry that the gauges had failed.\n\nBay Review: Do you "
         "believe him?\n\nLind: A colleague told me that the seals were "
         "intact.",
         "Lind > My deputy: that the gauges had failed; Lind > A colleague: "
         "that the seals were intact"},
        {"who_asks",
         "Bay Review: When was that?\n\nLind: In May.\n\nBay Review: The mayor "
         "says that you were warned.\n\nLind: I was not.\n\nBay Review: Why "
         "not?\n\nLind: I was on a ship.",
         "The mayor: that you were warned"},
        {"a_label_alone",
         "Correction: A clerk said that the dam had failed.\n\nThe dam held.",
         "A clerk: that the dam had failed"},
    }),
    NameOf);

}  // namespace
}  // namespace hearsay::claims

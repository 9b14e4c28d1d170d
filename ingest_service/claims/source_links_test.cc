// Through whom and through what a report came, and who is meant by those it
// names: with the models that ship, on sentences of our own.

#include <string>

#include "gtest/gtest.h"
#include "ingest_service/claims/claim_lines.h"

namespace hearsay::claims {
namespace {

struct LinkCase {
  std::string name;
  std::string text;
  std::string want;
};

class SourceLinksTest : public ::testing::TestWithParam<LinkCase> {};

TEST_P(SourceLinksTest, AreWhatTheSentencesSay) {
  EXPECT_EQ(ClaimLines(GetParam().text), GetParam().want);
}

std::string NameOf(const ::testing::TestParamInfo<LinkCase>& info) {
  return info.param.name;
}

INSTANTIATE_TEST_SUITE_P(
    Outlets, SourceLinksTest,
    ::testing::ValuesIn<LinkCase>({
        {"introduced_by_what_it_is",
         "The trawler had crossed the line, Ines Holt told the private station "
         "Canal Nove.",
         "Canal Nove > Ines Holt: The trawler had crossed the line"},
        {"a_news_agency",
         "Ines Holt told the state news agency Marpress that the trawler had "
         "crossed the line.",
         "Marpress > Ines Holt: that the trawler had crossed the line"},
        {"a_medium_is_none",
         "Ines Holt said on national television that the trawler had crossed "
         "the line.",
         "Ines Holt: that the trawler had crossed the line"},
        {"has_seen_the_filing",
         "Ines Holt, in a filing that Reuters has seen, insists that the "
         "trawler "
         "had crossed the line.",
         "Reuters > Ines Holt: that the trawler had crossed the line"},
        {"a_paper_by_its_last_word",
         "Ines Holt, in an email to The Vell Beacon, wrote that the trawler "
         "had crossed the line.",
         "Vell Beacon > Ines Holt: that the trawler had crossed the line"},
        {"broadcast_by_a_station",
         "A former mate, in an interview broadcast by WKQF-TV on Sunday, said "
         "the trawler had crossed the line.",
         "WKQF-TV > A former mate: the trawler had crossed the line"},
        {"an_outlet_that_no_list_has",
         "Vell Avis also reported, quoting a harbour pilot, that the trawler "
         "had crossed the line.",
         "Vell Avis > a harbour pilot: that the trawler had crossed the line"},
        {"taken_up_by_what_it_is",
         "Ines Holt told KBQR-TV that the trawler had crossed the line. The "
         "ferry had not, she told the station.",
         "KBQR-TV > Ines Holt: that the trawler had crossed the line; KBQR-TV "
         "> Ines Holt: The ferry had not"},
        {"a_headline_ends_with_who_says_so",
         "Mayor ‘hid the leak’, says watchdog\n\nThe council denied it.",
         "watchdog: Mayor ‘hid the leak’; The council: it"},
        {"with_a_number",
         "Ines Holt told Radio 7 that the trawler had crossed the line.",
         "Radio 7 > Ines Holt: that the trawler had crossed the line"},
        {"called_by_its_address",
         "Ines Holt told Seaways.com that the trawler had crossed the line.",
         "Seaways.com > Ines Holt: that the trawler had crossed the line"},
        {"spoken_to_before_the_verb",
         "Ines Holt, speaking to the Daily Lantern, denied that the trawler "
         "had "
         "crossed the line.",
         "Daily Lantern > Ines Holt: that the trawler had crossed the line"},
        {"an_interview_behind",
         "Ines Holt rejected the charge in an interview with the Daily "
         "Lantern.",
         "Daily Lantern > Ines Holt: the charge"},
        {"the_agency_named_before",
         "Reuters named the firm on Monday. Two bankers told the agency "
         "that "
         "the price was low.",
         "Reuters > Two bankers: that the price was low"},
        {"another_agency",
         "Reuters asked the Port Agency. Two bankers told the agency that the "
         "price was low.",
         "Two bankers: that the price was low"},
        {"who_told_it_for_another",
         "The navy doubts the report, Ines Holt told the Daily Lantern. She "
         "said "
         "the radar was out.",
         "Daily Lantern > Ines Holt > The navy: the report; (Daily Lantern) > "
         "Ines Holt: the radar was out"},
        {"some_of_those_who_spoke",
         "The firm will close the mine, according to two managers quoted by "
         "the "
         "Daily Lantern. The workers met the managers. One of the managers "
         "said "
         "the land may be sold.",
         "Daily Lantern > two managers: The firm will close the mine; (Daily "
         "Lantern) > One of the managers: the land may be sold"},
        {"spoken_for",
         "Ines Holt, speaking for the Daily Lantern, denied that the trawler "
         "had "
         "crossed the line.",
         "Ines Holt: that the trawler had crossed the line"},
        {"reports_at_the_end", "The trawler had crossed the line, NKO reports.",
         "NKO: The trawler had crossed the line"},
        {"reports_that_are_a_noun",
         "The trawler had crossed the line in two reports.", ""},
        {"a_name_before_its_kind",
         "The Daily Lantern denied it. The trawler was lost, according to "
         "Norway's Fjordposten newspaper, which quoted a pilot.",
         "Daily Lantern: it; Fjordposten > a pilot: The trawler was lost"},
        {"its_own_website",
         "The Daily Lantern denied it. The trawler was lost, according to its "
         "owner's website.",
         "Daily Lantern: it; its owner's website: The trawler was lost"},
        {"a_letter_seen_by_it",
         "\"The trawler is lost,\" Ines Holt wrote to the crew on Monday in a "
         "letter seen by the Daily Lantern.",
         "Daily Lantern > Ines Holt: \"The trawler is lost,\""},
    }),
    NameOf);

INSTANTIATE_TEST_SUITE_P(
    Documents, SourceLinksTest,
    ::testing::ValuesIn<LinkCase>({
        {"in_which",
         "The Daily Lantern has seen a memo in which two engineers warn that "
         "the dam is cracked.",
         "Daily Lantern > a memo > two engineers: that the dam is cracked"},
        {"in_ones_own",
         "Holt sent a letter in which she said that the dam was cracked.",
         "she: that the dam was cracked"},
        {"an_outlets_interview",
         "The Daily Lantern published an interview in which Ines Holt said "
         "that "
         "the dam was cracked.",
         "Daily Lantern > Ines Holt: that the dam was cracked"},
        {"carries_a_denial",
         "The Daily Lantern carries a denial from Ines Holt that any dam was "
         "cracked.",
         "Daily Lantern > Ines Holt: that any dam was cracked"},
        {"shows_within_a_report",
         "Satellite images show that the pier is gone, says Ines Holt.",
         "Ines Holt > Satellite images: that the pier is gone"},
        {"people_show_by_doing",
         "Ines Holt showed that the pier was gone, the mayor said.",
         "the mayor: Ines Holt showed that the pier was gone"},
    }),
    NameOf);

INSTANTIATE_TEST_SUITE_P(
    Names, SourceLinksTest,
    ::testing::ValuesIn<LinkCase>({
        {"of_a_sheriff",
         "The Lake County Sheriff's Office said the boat was found.",
         "Lake County Sheriff's Office: the boat was found"},
        {"of_an_attorney_general",
         "The Corran Attorney General's Office said that the sale was legal.",
         "Corran Attorney General's Office: that the sale was legal"},
        {"a_general_staff_is_no_general",
         "The General Staff said the plane had landed.",
         "General Staff: the plane had landed"},
        {"nor_is_a_firm_called_so",
         "General Motors said the plant would close.",
         "General Motors: the plant would close"},
        {"of_two_tasks",
         "The Centers for Disease Control and Prevention said the river was "
         "clean.",
         "Centers for Disease Control and Prevention: the river was clean"},
        {"of_a_person_with_particles",
         "European Commission President Ursula von der Leyen said the deal was "
         "done.",
         "Ursula von der Leyen: the deal was done"},
        {"with_an_s_of_its_own",
         "The fries are back, McDonald's said in a statement.",
         "McDonald's: The fries are back"},
        {"not_a_month",
         "Vell Air raised money in May. It said it would buy boats.",
         "Vell Air: it would buy boats"},
        {"a_general_is", "General Ada Moss said the plane had landed.",
         "Ada Moss: the plane had landed"},
        {"in_a_statement",
         "A statement from the Lake County Sheriff's Office said the boat was "
         "found.",
         "Lake County Sheriff's Office: the boat was found"},
    }),
    NameOf);

INSTANTIATE_TEST_SUITE_P(
    TakenUp, SourceLinksTest,
    ::testing::ValuesIn<LinkCase>({
        {"a_letter_seen",
         "In a letter to the council dated Nov. 13 and seen by Reuters, the "
         "foreign minister, Ines Holt, argued that the dam was cracked. The "
         "letter said the pumps had failed.",
         "Reuters > Ines Holt: that the dam was cracked; (Reuters) > The "
         "letter: the pumps had failed"},
        {"an_email_to_one",
         "Ines Holt, in an email to the Daily Lantern, wrote that the dam was "
         "cracked.",
         "Daily Lantern > Ines Holt: that the dam was cracked"},
        {"in_a_room", "Moss, in Room 105, said that the dam leaks.",
         "Moss: that the dam leaks"},
        {"a_report_seen",
         "A report circulated to members last week, and seen by Reuters, "
         "paints a bleaker picture. It rained. The report says that soldiers "
         "had left the road.",
         "(Reuters) > A report: that soldiers had left the road"},
        {"a_memo_obtained",
         "The Daily Lantern has obtained an internal memo. The document says "
         "the pumps had failed.",
         "(Daily Lantern) > The document: the pumps had failed"},
        {"not_another",
         "The Daily Lantern has obtained an internal memo. A letter was sent. "
         "The letter says the pumps had failed.",
         "The letter: the pumps had failed"},
    }),
    NameOf);

INSTANTIATE_TEST_SUITE_P(
    Accounts, SourceLinksTest,
    ::testing::ValuesIn<LinkCase>({
        {"before",
         "By the harbour master's account, the buoy had drifted for a week.",
         "the harbour master: the buoy had drifted for a week"},
        {"behind",
         "The buoy had drifted for a week, by the account of the harbour "
         "master, Ines Holt.",
         "Ines Holt: The buoy had drifted for a week"},
        {"between_subject_and_verb",
         "The buoy, in the view of its maker, was never safe.",
         "its maker: The buoy … was never safe"},
        {"by_no_account", "By accident, the crew had opened the valve.", ""},
    }),
    NameOf);

INSTANTIATE_TEST_SUITE_P(
    Interrupted, SourceLinksTest,
    ::testing::ValuesIn<LinkCase>({
        {"between_subject_and_verb",
         "The ferry, the Daily Lantern reported on Monday, has left the "
         "harbour "
         "without its crew.",
         "Daily Lantern: The ferry … has left the harbour without its crew"},
        {"whose_verb_is_a_cue",
         "The keeper, an aide told the Daily Lantern, believes that the lamp "
         "was "
         "out.",
         "Daily Lantern > an aide > The keeper: that the lamp was out"},
        {"citing",
         "The ferry's insurers, Reuters reported, citing a clerk, expect "
         "claims "
         "from two ports.",
         "Reuters > a clerk > The ferry's insurers: claims from two ports"},
        {"citing_before_that",
         "Reuters reported, citing a note to investors, that the ferry line "
         "expects a loss in May.",
         "Reuters > a note to investors > the ferry line: a loss in May"},
        {"citing_what_was_passed_round",
         "The ferry was lost, Reuters reported on Monday, citing an assessment "
         "circulated among insurers.",
         "Reuters > an assessment: The ferry was lost"},
        {"has_learned",
         "The keeper, the Daily Lantern has learned, will be sacked in May.",
         "Daily Lantern: The keeper … will be sacked in May"},
        {"after_an_adverbial",
         "By then, Ines Holt went on, the crew had left the ferry.",
         "Ines Holt: By then … the crew had left the ferry"},
        {"after_a_connective",
         "However, Ines Holt said, the crew had left the ferry.",
         "Ines Holt: the crew had left the ferry"},
        {"a_relative_clause",
         "The keeper, who said he was tired, left the lamp to his son.",
         "The keeper: he was tired"},
    }),
    NameOf);

INSTANTIATE_TEST_SUITE_P(
    Unsaid, SourceLinksTest,
    ::testing::ValuesIn<LinkCase>({
        {"told_by_nobody_named", "Sailors said they had been told to wait.",
         "Sailors: they had been told to wait"},
        {"told_by_two",
         "Sailors said they had been told by two officers that the pier was "
         "gone.",
         "Sailors > two officers: that the pier was gone"},
        {"nobody", "Sailors say nobody has told them when the pier will open.",
         "Sailors: nobody has told them when the pier will open"},
        {"ruled_out", "Sailors said they had not ruled out a leak in the hull.",
         "Sailors: a leak in the hull"},
        {"believed_by", "The trawler is believed by the navy to be afloat.",
         "the navy: The trawler … to be afloat"},
        {"the_office_of_whom",
         "Vell's navy on Friday denied that the trawler was lost.",
         "Vell's navy: that the trawler was lost"},
    }),
    NameOf);

INSTANTIATE_TEST_SUITE_P(
    Headlines, SourceLinksTest,
    ::testing::ValuesIn<LinkCase>({
        {"who_holds_the_same_in_the_body",
         "Ferry line knew of leak, agency finds\n\nThe National Ferry "
         "Institute "
         "found that the ferry line had known of the leak for a month.",
         "National Ferry Institute: Ferry line knew of leak; National Ferry "
         "Institute: that the ferry line had known of the leak for a month"},
        {"who_is_quoted_first",
         "Fish were poisoned, expert says\n\nAda Moss told reporters that the "
         "mill had poured acid into the lake.",
         "Ada Moss: Fish were poisoned; Ada Moss: that the mill had poured "
         "acid "
         "into the lake"},
        {"a_ministry_is_not_its_spokesman",
         "Envoy was recalled, ministry says\n\nVell's foreign ministry said "
         "that "
         "the envoy had been recalled. The ministry's spokesman, Paul Renn, "
         "gave "
         "no reason.",
         "Vell's foreign ministry: Envoy was recalled; Vell's foreign "
         "ministry: "
         "that the envoy had been recalled"},
        {"two_of_one_office",
         "Pier will close, mayor says\n\nThe pier will close in May, Mayor "
         "Ines "
         "Holt said. Her predecessor, Paul Renn, said it was safe. \"I walk on "
         "it,\" the former mayor said.",
         "Ines Holt: Pier will close; Ines Holt: The pier will close in May; "
         "Paul Renn: it was safe; Paul Renn: \"I walk on it,\""},
        {"who_is_quoted_late",
         "Ferry line knew of leak, witness says\n\nThe ferry left at noon on "
         "Monday with 40 passengers. It sank within the hour.\n\nIt was cold "
         "that day, said Ines Holt.",
         "witness: Ferry line knew of leak; Ines Holt: It was cold that day"},
        {"officials_stay_officials",
         "Officials say fish were poisoned\n\nAda Moss told reporters that the "
         "mill had poured acid into the lake.",
         "Officials: fish were poisoned; Ada Moss: that the mill had poured "
         "acid into the lake"},
    }),
    NameOf);

}  // namespace
}  // namespace hearsay::claims

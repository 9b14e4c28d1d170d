// How far a report reaches, through whom it came and whose words they are: with
// the models that ship, on sentences of our own.

#include <string>

#include "gtest/gtest.h"
#include "ingest_service/claims/claim_lines.h"

namespace hearsay::claims {
namespace {

struct ScopeCase {
  std::string name;
  std::string text;
  std::string want;
};

class ReportScopesTest : public ::testing::TestWithParam<ScopeCase> {};

TEST_P(ReportScopesTest, AreWhatTheSentencesSay) {
  EXPECT_EQ(ClaimLines(GetParam().text), GetParam().want);
}

std::string NameOf(const ::testing::TestParamInfo<ScopeCase>& info) {
  return info.param.name;
}

INSTANTIATE_TEST_SUITE_P(
    ClosingInquits, ReportScopesTest,
    ::testing::ValuesIn<ScopeCase>({
        {"citing",
         "The port's radar had been switched off that night, Channel Norr "
         "reported last week, citing a dock worker.",
         "Channel Norr > a dock worker: The port's radar had been switched off "
         "that night"},
        {"has_learned",
         "The ferry left port with a crack that engineers had reported twice, "
         "the Harbour Mail has learned.",
         "Harbour Mail: The ferry left port with a crack that engineers had "
         "reported twice"},
        {"verb_before_its_subject",
         "The dam had failed, says the engineer who built it.",
         "the engineer who built it: The dam had failed"},
        {"told_this_website",
         "The chair herself thinks the vote is winnable, a deputy who attended "
         "the meeting told this website.",
         "a deputy who attended the meeting > The chair: the vote is "
         "winnable"},
        {"goes_on_behind_it",
         "Prosecutors suspect the money was moved abroad, the Harbour Mail "
         "said, and are weighing charges against her husband.",
         "Harbour Mail > Prosecutors: the money was moved abroad; Harbour Mail "
         "> Prosecutors: charges against her husband"},
        {"a_headline",
         "Mayor not told of leak, aides say\n\nThe mayor was not told of the "
         "leak for a week, two of her aides said on Friday.",
         "aides: Mayor not told of leak; two of her aides: The mayor was not "
         "told of the leak for a week"},
        {"a_question_before_who_cannot_say",
         "How the fire spread so fast, investigators cannot say.",
         "investigators: How the fire spread so fast"},
    }),
    NameOf);

INSTANTIATE_TEST_SUITE_P(
    Subjects, ReportScopesTest,
    ::testing::ValuesIn<ScopeCase>({
        {"with_a_relative_clause",
         "Workers who cleaned the tank told inspectors that the valve had been "
         "left open, according to a draft report seen by Reuters.",
         "Reuters > a draft report > Workers who cleaned the tank: that the "
         "valve had been left open"},
        {"shared_by_two_verbs",
         "Officials in the north think the bridge was mined and say it may "
         "take months to clear.",
         "Officials in the north: the bridge was mined; Officials in the "
         "north: it may take months to clear"},
        {"of_the_verb_behind_a_nouns_clause",
         "The panel's finding that the pilot was drunk rests on one witness.",
         "The panel: that the pilot was drunk"},
        {"who_tells_in_the_passive",
         "A guard was told by his employer last winter that a key was missing, "
         "court papers show.",
         "court papers > his employer: that a key was missing"},
        {"behind_an_apposition",
         "There was a flat denial from the union's leader, Piet Aal, that "
         "members had been paid.",
         "Piet Aal: that members had been paid"},
    }),
    NameOf);

INSTANTIATE_TEST_SUITE_P(
    Quoted, ReportScopesTest,
    ::testing::ValuesIn<ScopeCase>({
        {"by_name",
         "The envoy was quoted by the agency Tarn as saying that talks had "
         "failed.",
         "Tarn > The envoy: that talks had failed"},
        {"agent_last",
         "The minister was quoted as saying by state media that two ships had "
         "been sunk.",
         "state media > The minister: that two ships had been sunk"},
        {"active",
         "State television quoted the general as saying that two ships had "
         "been sunk.",
         "State television > the general: that two ships had been sunk"},
        {"last", "The dam had held, the Herald quoted Ada Moss as saying.",
         "Herald > Ada Moss: The dam had held"},
    }),
    NameOf);

INSTANTIATE_TEST_SUITE_P(
    Denied, ReportScopesTest,
    ::testing::ValuesIn<ScopeCase>({
        {"a_named_report",
         "The ministry on Thursday denied a report in the Tidal Gazette that "
         "its envoy had been recalled.",
         "The ministry: that its envoy had been recalled; Tidal Gazette: that "
         "its envoy had been recalled"},
        {"nobodys_reports",
         "The club denied reports that its captain would leave.",
         "The club: that its captain would leave"},
    }),
    NameOf);

INSTANTIATE_TEST_SUITE_P(
    Through, ReportScopesTest,
    ::testing::ValuesIn<ScopeCase>({
        {"initials",
         "The bridge had been inspected twice, Ada Moss told TVNZ Friday.",
         "TVNZ > Ada Moss: The bridge had been inspected twice"},
        {"a_time_in_a_name",
         "The bridge had been inspected twice, Ada Moss told the Bay Evening "
         "Post, adding that nobody had called her.",
         "Bay Evening Post > Ada Moss: The bridge had been inspected twice; "
         "(Bay Evening Post) > Ada Moss: that nobody had called her"},
        {"pronouns_go_on",
         "The ship was sold twice, harbour master Elin Brod told Radio Skerry "
         "on Friday. She believes that a clerk was bribed.\n\nBrod said the "
         "clerk had left the country.",
         "Radio Skerry > Elin Brod: The ship was sold twice; (Radio Skerry) > "
         "Elin Brod: that a clerk was bribed; Elin Brod: the clerk had left "
         "the country"},
        {"a_name_that_is_told",
         "Police believe the letters were written by one man, a detective told "
         "the Lantern.",
         "Lantern > a detective > Police: the letters were written by one man"},
        {"a_letter_seen_by",
         "In a letter seen by Reuters, the bank's lawyers say that the fund "
         "was "
         "empty.",
         "Reuters > the bank's lawyers: that the fund was empty"},
        {"citing_first",
         "Citing unnamed bankers, the Lantern reported that the fund believes "
         "it was deceived.",
         "Lantern > unnamed bankers > the fund: it was deceived"},
        {"handed_on_by",
         "A note, described to Reuters by a clerk, says that the fund was "
         "empty.",
         "Reuters > a clerk > A note: that the fund was empty"},
        {"according_to_inside",
         "Radio Skerry reported that, according to police sources, a guard had "
         "fled.",
         "Radio Skerry > police sources: a guard had fled"},
        {"a_reporter_is_told",
         "The court's clerk said that her cousin had been assured by the "
         "seller "
         "that the painting was genuine.",
         "The court's clerk > the seller: that the painting was genuine"},
        {"an_existential_frame",
         "There is a growing belief among farmers that the dam was opened on "
         "purpose, the weekly Lantern wrote.",
         "Lantern > farmers: that the dam was opened on purpose"},
    }),
    NameOf);

INSTANTIATE_TEST_SUITE_P(
    Unknown, ReportScopesTest,
    ::testing::ValuesIn<ScopeCase>({
        {"on_a_day",
         "It was not clear on Friday whether the men would be charged.",
         ": whether the men would be charged"},
        {"not_established", "What caused the outage has not been established.",
         ": What caused the outage"},
        {"unaware_of", "The police chief said he was unaware of any complaint.",
         "The police chief: any complaint"},
        {"it_is_not_aware",
         "The ferry company said it was not aware of any fault.",
         "The ferry company: any fault"},
        {"has_not_established",
         "Investigators have not established who sent the parcel.",
         "Investigators: who sent the parcel"},
    }),
    NameOf);

INSTANTIATE_TEST_SUITE_P(
    NoClaims, ReportScopesTest,
    ::testing::ValuesIn<ScopeCase>({
        {"a_question", "\"Who will pay for this?\" asked a shopkeeper.", ""},
        {"a_call", "The farmers' union has called for an inquiry.", ""},
    }),
    NameOf);

}  // namespace
}  // namespace hearsay::claims

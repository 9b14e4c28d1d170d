// All that a report says, and no more: with the models that ship, on sentences
// of our own.

#include <string>

#include "gtest/gtest.h"
#include "ingest_service/claims/claim_lines.h"

namespace hearsay::claims {
namespace {

struct WholeCase {
  std::string name;
  std::string text;
  std::string want;
};

class WholeReportsTest : public ::testing::TestWithParam<WholeCase> {};

TEST_P(WholeReportsTest, AreWhatTheSentencesSay) {
  EXPECT_EQ(ClaimLines(GetParam().text), GetParam().want);
}

std::string NameOf(const ::testing::TestParamInfo<WholeCase>& info) {
  return info.param.name;
}

INSTANTIATE_TEST_SUITE_P(
    BeforeWhoReports, WholeReportsTest,
    ::testing::ValuesIn<WholeCase>({
        {"behind_a_fronted_phrase",
         "Because of the cost of all that, hundreds of small shops would have "
         "to close, he said.",
         "he: Because of the cost of all that, hundreds of small shops would "
         "have to close"},
        {"besides_what_another_plans",
         "Workers will discuss the offer “over the next weeks” and vote on "
         "it, Lind said.",
         "Lind: Workers will discuss the offer “over the next weeks” and vote "
         "on it; Lind > Workers: the offer “over the next weeks”"},
        {"a_reply_is_no_more_than_the_plan",
         "The editors intend to print the letter in May, along with a reply, "
         "Lind said.",
         "Lind > The editors: to print the letter in May"},
        {"what_others_warn_of",
         "Water firms have warned that bans could be considered to protect "
         "supplies “if the hot spell lingers”, said the port news site.",
         "the port news site > Water firms: that bans could be considered to "
         "protect supplies “if the hot spell lingers”"},
        {"by_who_is_described",
         "The firm took part in two cases in which a lock failed, which drew "
         "the eye of the state, Ada Moss, a spokeswoman, told the Harbour "
         "Mail.",
         "Harbour Mail > Ada Moss: The firm took part in two cases in which a "
         "lock failed, which drew the eye of the state"},
        {"who_reports_is_not_reported",
         "Ada Moss, a former mate who once sailed the ferry, said the crew had "
         "slept.",
         "Ada Moss: the crew had slept"},
        {"claims_a_title",
         "Lind beat Moss on Monday, claiming a fifth title for the town.",
         "Lind: a fifth title for the town"},
    }),
    NameOf);

INSTANTIATE_TEST_SUITE_P(
    BehindWhoReports, WholeReportsTest,
    ::testing::ValuesIn<WholeCase>({
        {"but",
         "The lake can feed the farms of the south, Moss said, but it also "
         "must "
         "feed the towns.",
         "Moss: The lake can feed the farms of the south … but it also must "
         "feed the towns"},
        {"especially",
         "Closing the ferry is no way out, Moss said, especially at a time "
         "when "
         "the bridge is shut.",
         "Moss: Closing the ferry is no way out … especially at a time when "
         "the bridge is shut"},
        {"which_in_marks",
         "He gave up “a precious spot”, said Channel Norr, which amounts to a "
         "“rite of passage”.",
         "Channel Norr: He gave up “a precious spot” … which amounts to a "
         "“rite "
         "of passage”"},
        {"an_aside_alone",
         "The pitch to the ferry's owner – which took several weeks, Moss said "
         "– had four parts.",
         "Moss: which took several weeks"},
        {"what_the_speaker_did",
         "The lake can feed the farms of the south, Moss said, though she "
         "had no figures.",
         "Moss: The lake can feed the farms of the south"},
    }),
    NameOf);

INSTANTIATE_TEST_SUITE_P(
    AccordingTo, WholeReportsTest,
    ::testing::ValuesIn<WholeCase>({
        {"research",
         "Most of the town's wells were dry by the end of August, according to "
         "market research.",
         "market research: Most of the town's wells were dry by the end of "
         "August"},
        {"per_an_alert",
         "The campus is closed until Monday, per a text alert sent to "
         "students.",
         "a text alert sent to students: The campus is closed until Monday"},
        {"before_the_content",
         "According to the guild, Lind first stood on a stage in May, where he "
         "sang in one of his father's plays.",
         "the guild: Lind first stood on a stage in May, where he sang in one "
         "of his father's plays"},
        {"images",
         "The bridge was shut for two days last month, according to satellite "
         "images from the port.",
         "satellite images from the port: The bridge was shut for two days "
         "last month"},
    }),
    NameOf);

INSTANTIATE_TEST_SUITE_P(
    NotInterrupted, WholeReportsTest,
    ::testing::ValuesIn<WholeCase>({
        {"sees_no_need",
         "Despite the strike, the guild sees no need to change its offer, Moss "
         "said.",
         "Moss: Despite the strike, the guild sees no need to change its "
         "offer"},
        {"continues_to",
         "Meanwhile, the crews continue to risk their lives every day, the "
         "union said.",
         "the union: Meanwhile, the crews continue to risk their lives every "
         "day"},
    }),
    NameOf);

INSTANTIATE_TEST_SUITE_P(
    BehindTheAdjunct, WholeReportsTest,
    ::testing::ValuesIn<WholeCase>({
        {"on_a_show",
         "Moss revealed on the “At Noon” show he plans to leave the ferry.",
         "Moss: to leave the ferry"},
        {"who_is_warned",
         "Moss warned them about “cracks in the hull of the old ferry”.",
         "Moss: about “cracks in the hull of the old ferry”"},
    }),
    NameOf);

INSTANTIATE_TEST_SUITE_P(
    Deeds, WholeReportsTest,
    ::testing::ValuesIn<WholeCase>({
        {"denied_her", "The captain denied her a place on the ferry.", ""},
        {"confirmed_to",
         "Guests confirmed to attend are the mayor and her son.", ""},
    }),
    NameOf);

INSTANTIATE_TEST_SUITE_P(
    Names, WholeReportsTest,
    ::testing::ValuesIn<WholeCase>({
        {"a_programme_with_a_place",
         "Ada Moss told Good Morning Britain that the ferry was safe.",
         "Good Morning Britain > Ada Moss: that the ferry was safe"},
        {"reporting_from",
         "The dam held all night, according to reporting from the Harbour "
         "Mail.",
         "Harbour Mail: The dam held all night"},
        {"several_are_not_one",
         "The district judge had said the dam was old. On Monday three other "
         "judges ruled against her. The judges said the dam was safe.",
         "The district judge: the dam was old; other judges: the dam was safe"},
        {"written_small", "The ferry is a wreck, said Ada Moss on portRADIO.",
         "portRADIO > Ada Moss: The ferry is a wreck"},
        {"who_writes_for_it",
         "The ferry is a wreck, writes Ada Moss for Harbour Affairs.",
         "Harbour Affairs > Ada Moss: The ferry is a wreck"},
    }),
    NameOf);

}  // namespace
}  // namespace hearsay::claims

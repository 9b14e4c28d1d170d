// What those are called, and through whom they speak, who are named only as
// some of others or by whom they work for: with the models that ship, on
// sentences of our own.

#include <string>

#include "gtest/gtest.h"
#include "ingest_service/claims/claim_lines.h"

namespace hearsay::claims {
namespace {

struct SourceCase {
  std::string name;
  std::string text;
  std::string want;
};

class UnnamedSourcesTest : public ::testing::TestWithParam<SourceCase> {};

TEST_P(UnnamedSourcesTest, AreCalledByWhatTheyBelongTo) {
  EXPECT_EQ(ClaimLines(GetParam().text), GetParam().want);
}

std::string NameOf(const ::testing::TestParamInfo<SourceCase>& info) {
  return info.param.name;
}

INSTANTIATE_TEST_SUITE_P(
    SomeOfOthers, UnnamedSourcesTest,
    ::testing::ValuesIn<SourceCase>({
        {"one_of_them",
         "Two former stewards said the hull had leaked. One of them said the "
         "pumps were broken.",
         "Two former stewards: the hull had leaked; one of two former "
         "stewards: the pumps were broken"},
        {"one_of_people_of_a_country",
         "Norwegian officials said it rained. One of them doubted it.",
         "Norwegian officials: it rained; one of the Norwegian officials: it"},
        {"a_third",
         "Two Norwegian pilots told the Daily Lantern the fog was thick; a "
         "third said it was thin.",
         "Daily Lantern > Two Norwegian pilots: the fog was thick; (Daily "
         "Lantern) > a third Norwegian pilot: it was thin"},
        {"a_third_of_a_hundred",
         "The poll asked sailors. Two sailors told the Daily Lantern the fog "
         "was thick. A third say it was thin.",
         "Daily Lantern > Two sailors: the fog was thick; A third: it was "
         "thin"},
        {"others",
         "Some witnesses believe the mast broke; others think that the keel "
         "did.",
         "Some witnesses: the mast broke; other witnesses: that the keel did"},
        {"others_than_a_crew",
         "Some witnesses believe the crew refers to the mate and his circle; "
         "others think it was the cook.",
         "Some witnesses: the crew refers to the mate and his circle; other "
         "witnesses: it was the cook"},
        {"neither",
         "The purser lied, according to two stewards who saw it. Neither would "
         "say whether he was drunk.",
         "two stewards who saw it: The purser lied; two stewards who saw it: "
         "whether he was drunk"},
        {"the_source",
         "Citing a senior figure in the guild, the Daily Lantern reports that "
         "the purser lied. \"He was always broke,\" the source said.",
         "Daily Lantern > a senior figure in the guild: that the purser lied; "
         "(Daily Lantern) > a senior figure in the guild: \"He was always "
         "broke,\""},
    }),
    NameOf);

INSTANTIATE_TEST_SUITE_P(
    OfAnOutlet, UnnamedSourcesTest,
    ::testing::ValuesIn<SourceCase>({
        {"its_editor",
         "The paper Lantern looks ahead. Its political editor, Ines Holt, "
         "expects the mayor to resign.",
         "(Lantern) > Ines Holt: the mayor to resign"},
        {"its_captain",
         "The Daily Lantern named the tug. Its captain, Ines Holt, expects the "
         "mayor to resign.",
         "Ines Holt: the mayor to resign"},
        {"what_it_is_stands_behind",
         "The Selwyn Gleaner, the islands' main newspaper, reported that the "
         "hull had leaked. A steward told the paper that the pumps were "
         "broken.",
         "Selwyn Gleaner: that the hull had leaked; Selwyn Gleaner > A "
         "steward: that the pumps were broken"},
        {"of_the_morning",
         "A steward told the Morning Voice, a daily in the capital, that the "
         "pumps were broken.",
         "Morning Voice > A steward: that the pumps were broken"},
    }),
    NameOf);

INSTANTIATE_TEST_SUITE_P(
    It, UnnamedSourcesTest,
    ::testing::ValuesIn<SourceCase>({
        {"is_the_subject_of_the_clause_around",
         "The bakers' union said the oven maker, Quell Heating, had known of "
         "the fault. It accused the company of greed.",
         "The bakers' union: the oven maker, Quell Heating, had known of the "
         "fault; The bakers' union: the company of greed"},
        {"is_who_holds_it_rather_than_who_tells",
         "Norwegian agencies have concluded that the mast was cut, two of the "
         "people said. They have not determined whether the captain knew it.",
         "two of the people > Norwegian agencies: that the mast was cut; (two "
         "of the people) > Norwegian agencies: whether the captain knew it"},
        {"is_the_team_and_no_dateline",
         "VELLMARK — Divers came on Monday. The lake is clean, a team of "
         "divers said, but it could not rule out that the mud had been moved.",
         "a team of divers: The lake is clean; a team of divers: that the mud "
         "had been moved"},
        {"is_the_platform",
         "\"It is the same cupboard,\" he told CNN.\n\nThe video platform "
         "Loopix announced that it had removed 23 accounts. It believes the "
         "writers are based in Vell.",
         "CNN > he: \"It is the same cupboard,\"; Loopix: that it had removed "
         "23 accounts; Loopix: the writers are based in Vell"},
        {"is_two_bodies_at_once",
         "The Tide Office is old. The FBI and the Tide Office said the video "
         "was false.",
         "The FBI and the Tide Office: the video was false"},
        {"is_whom_a_lawyer_speaks_for",
         "Jan Orsk was held. Orsk's lawyer, Piet Brandt, said he denied the "
         "theft.",
         "Piet Brandt > Jan Orsk: the theft"},
        {"a_name_with_where_she_works",
         "\"It is no plague,\" the team's leader, Dr. Marguerite Asante of the "
         "University of Vell, told reporters.",
         "Marguerite Asante: \"It is no plague,\""},
        {"a_firm_ends_in_a_number",
         "Talon Nine signed the deal. It said the tool was safe.",
         "Talon Nine: the tool was safe"},
        {"a_department_is_no_company",
         "The Department of Harbours found no fault. Kemper said it had "
         "changed the valve. The company denies it.",
         "Department of Harbours: no fault; Kemper: it had changed the valve; "
         "Kemper: it"},
        {"she_is_whoever_bears_a_womans_name",
         "Nadia Orsk, who worked for Roland Vale, spoke to the court. Vale, "
         "61, was in the dock. She said that he knew.",
         "Nadia Orsk: that he knew"},
    }),
    NameOf);

}  // namespace
}  // namespace hearsay::claims

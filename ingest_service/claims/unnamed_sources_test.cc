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

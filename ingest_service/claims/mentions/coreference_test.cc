#include "ingest_service/claims/mentions/coreference.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/language/segmenter.h"
#include "gtest/gtest.h"
#include "ingest_service/claims/rules/rule_attribution_finder.h"

namespace hearsay::claims {
namespace {

// The sources of a text in its order, each with the number of whom it means,
// counted from 1 as they are met; 0 is nobody.
std::string Sources(const std::string& text) {
  const language::AnnotatedText annotated = language::Segment(text, 0);
  const auto found = RuleAttributionFinder().Find(annotated);
  const Words words(annotated);
  const Coreference coreference(words, found, {});
  std::vector<uint32_t> met;
  std::vector<std::string> shown;
  uint32_t last = 0;
  for (const FoundAttribution& attribution : found) {
    if (attribution.spans.source.empty()) continue;
    const ByteSpan span = attribution.spans.source.front();
    if (!shown.empty() && span.begin == last) continue;
    last = span.begin;
    const auto meant = coreference.OfPhrase(
        {words.TokenAt(span.begin), words.TokenAt(span.end - 1) + 1});
    size_t number = 0;
    if (meant) {
      const auto known = std::find(met.begin(), met.end(), *meant);
      number = static_cast<size_t>(known - met.begin()) + 1;
      if (known == met.end()) met.push_back(*meant);
    }
    shown.push_back(absl::StrCat(span.In(text), "=", number));
  }
  return absl::StrJoin(shown, "; ");
}

struct CoreferenceCase {
  std::string name;
  std::string text;
  std::string want;
};

class CoreferenceTest : public ::testing::TestWithParam<CoreferenceCase> {};

TEST_P(CoreferenceTest, SaysWhoIsMeant) {
  EXPECT_EQ(Sources(GetParam().text), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    , CoreferenceTest,
    ::testing::ValuesIn<CoreferenceCase>({
        {"a_statement_is_its_authors",
         "Ada Moss said it rained. A statement from the harbour office said it "
         "was dry. The harbour office said it stopped. Moss's statement said "
         "it snowed.",
         "Ada Moss=1; A statement from the harbour office=2; The harbour "
         "office=2; Moss's statement=1"},
        {"a_client_is_whose_lawyer_speaks",
         "Ada Moss said it rained. Moss's lawyer said his client believed it "
         "was dry.",
         "Ada Moss=1; Moss's lawyer=2; his client=1"},
        {"a_client_is_whom_the_lawyer_speaks_for",
         "Ada Moss said it rained. Bo Lind said it snowed. A lawyer for Ada "
         "Moss said her client believed it was dry.",
         "Ada Moss=1; Bo Lind=2; A lawyer for Ada Moss=3; her client=1"},
        {"a_client_of_nobody_named",
         "Ada Moss said it rained. A lawyer said her client believed it was "
         "dry.",
         "Ada Moss=1; A lawyer=2; her client=3"},
        {"the_statement_is_of_who_spoke_by_one",
         "Ada Moss said in a statement that it rained. Bo Lind said it was "
         "dry. "
         "The statement said it stopped.",
         "Ada Moss=1; Bo Lind=2; The statement=1"},
        {"the_statement_is_not_of_whom_it_speaks",
         "Ada Moss believed it rained, Bo Lind said in a statement. The "
         "statement said it stopped.",
         "Bo Lind=1; Ada Moss=2; The statement=1"},
        {"a_statement_is_not_of_a_day",
         "Monday's statement said it rained. A bank statement from March "
         "showed it was dry.",
         "Monday's statement=1; A bank statement from March=2"},
        {"a_statement_is_of_the_last_owner",
         "Ada Moss said it rained. Moss's lawyer's statement said it stopped.",
         "Ada Moss=1; Moss's lawyer's statement=2"},
        {"another_sentence_between",
         "Ada Moss said in a statement that it rained. The Herald published "
         "the statement. The statement said it stopped.",
         "Ada Moss=1; The statement=1"},
        {"the_author_of_the_last_statement",
         "Ada Moss said in a statement that it rained. A statement from the "
         "harbour office said it was dry. The statement said it stopped.",
         "Ada Moss=1; A statement from the harbour office=2; The statement=2"},
        {"a_statement_of_nobody_is_itself",
         "Ada Moss said it rained. A statement said it was dry.",
         "Ada Moss=1; A statement=2"},
        {"full_name_surname_pronoun",
         "Ada Moss said it rained. Moss said it stopped. She said it was dry.",
         "Ada Moss=1; Moss=1; She=1"},
        {"titles_do_not_matter",
         "Gen. Ada Moss said it rained. General Moss said it stopped.",
         "Gen. Ada Moss=1; General Moss=1"},
        {"romanisations",
         "President Orlenskyy said it rained. Orlensky said it stopped.",
         "President Orlenskyy=1; Orlensky=1"},
        {"gender",
         "Ada Moss said it rained. Piet Brandt said it stopped. She said it "
         "was dry.",
         "Ada Moss=1; Piet Brandt=2; She=1"},
        {"role_noun",
         "Ada Moss, a spokeswoman for the port, said it rained. Piet Brandt "
         "said it stopped. The spokeswoman said it was dry.",
         "Ada Moss, a spokeswoman for the port,=1; Piet Brandt=2; The "
         "spokeswoman=1"},
        {"acronym_of_the_first_of_two_tasks",
         "The Centers for Drought Control and Prevention said it rained. The "
         "CDC said it stopped.",
         "The Centers for Drought Control and Prevention=1; The CDC=1"},
        {"acronym",
         "The Institute for River Safety said it rained. The IRS said it "
         "stopped. The group said it was dry.",
         "The Institute for River Safety=1; The IRS=1; The group=1"},
        {"outlet_by_its_last_word",
         "The Morning Herald said it rained. The Herald said it stopped.",
         "The Morning Herald=1; The Herald=1"},
        {"unnamed_people_are_others_each_time",
         "US officials said it rained. US officials said it stopped.",
         "US officials=1; US officials=2"},
        {"a_pronoun_refers_back",
         "US officials said it rained. They said it stopped.",
         "US officials=1; They=1"},
        {"a_definite_phrase_refers_back",
         "Two officials said it rained. The officials said it stopped.",
         "Two officials=1; The officials=1"},
        {"one_is_not_several",
         "Two officials said it rained. The official said it stopped.",
         "Two officials=1; The official=2"},
        {"other_modifiers_are_others",
         "US officials said it rained. The Ukrainian officials said it "
         "stopped.",
         "US officials=1; The Ukrainian officials=2"},
        {"a_part_is_another",
         "Two officials said it rained. One of the officials said it stopped.",
         "Two officials=1; One of the officials=2"},
        {"her_coach_tells_that_she_is_a_woman",
         "The swimmer said it rained. Her coach, Robin Vale, said it "
         "stopped. He said it was dry.",
         "The swimmer=1; Her coach, Robin Vale,=2; He=2"},
        {"a_firm_goes_by_half_its_name",
         "Elmgrove said it rained. Elmgrove Shipping said it stopped. It said "
         "it was dry.",
         "Elmgrove=1; Elmgrove Shipping=1; It=1"},
        {"which_is_no_person",
         "Elmgrove, which owns the quay, said it rained. Ada Moss said it "
         "stopped. It said it was dry.",
         "Elmgrove, which owns the quay,=1; Ada Moss=2; It=1"},
        {"the_maker_is_a_firm",
         "The maker of the pumps, Quell, said it rained. Ada Moss said it "
         "stopped. The company said it was dry.",
         "The maker of the pumps, Quell,=1; Ada Moss=2; The company=1"},
        {"of_a_firm_is_not_its_name",
         "Ada Threlk of Bay Insurance said it rained. She said it stopped.",
         "Ada Threlk of Bay Insurance=1; She=1"},
        {"a_state_has_an_adjective",
         "Quella said it rained. Two Quellan fishermen drowned. Ada Moss said "
         "it stopped. It said it was dry.",
         "Quella=1; Ada Moss=2; It=1"},
        {"union_of_many",
         "The Bakers' Union said it rained. It said it stopped.",
         "The Bakers' Union=1; It=1"},
        {"firm_of_partners",
         "Hale and Partners said it rained. Hale & Strand said it stopped.",
         "Hale and Partners=1; Hale & Strand=2"},
        {"pronoun_and_self",
         "Ada Moss said it rained. She herself said it was dry.",
         "Ada Moss=1; She herself=1"},
        {"both_are_those",
         "Two officials said it rained. Both said it stopped.",
         "Two officials=1; Both=1"},
        {"the_two_are_those",
         "Two pilots said it rained. The pair said it stopped. All of them "
         "said it was late.",
         "Two pilots=1; The pair=1; All of them=2"},
        {"titles_without_a_full_stop",
         "Hugh Dorrow KC said it rained. Mr Dorrow said it stopped.",
         "Hugh Dorrow KC=1; Mr Dorrow=1"},
        {"of_one_name_are_a_man_and_a_woman",
         "Peter Moss said it rained. Mrs Moss said it stopped. Mr Moss said it "
         "was dry.",
         "Peter Moss=1; Mrs Moss=2; Mr Moss=1"},
        {"a_paragraph_is_about_whom_it_begins_with",
         "Ilse Vander said it rained. Dame Rhona Pell said it stopped.\n\n"
         "Vander has left the town. She said it was dry.",
         "Ilse Vander=1; Dame Rhona Pell=2; She=1"},
        {"whom_the_sentence_before_speaks_of",
         "Jan Orsk said it rained. The town was dark.\n\nHarbours matter. So "
         "they were kept for President Ivo Brandt's war. He said it stopped.",
         "Jan Orsk=1; He=2"},
        {"a_pronoun_keeps_its_man",
         "Ivo Brandt has left the town. He was never fond of Jan Orsk. He said "
         "it was dry.",
         "He=1"},
        {"a_magazine_is_no_man",
         "Jorn Haske denied it. The magazine Lupa Nova said it rained. He said "
         "it stopped.",
         "Jorn Haske=1; The magazine Lupa Nova=2; He=1"},
        {"one_of_them_may_speak",
         "Dame Rhona Pell said it rained.\n\nFriends were sorry. One of them "
         "was "
         "blunt over a drink. It had stopped, she said.",
         "Dame Rhona Pell=1; she=2"},
        {"the_company_is_whom_the_text_is_about",
         "Orvane Group said it rained. Its bank is part of Telgrove "
         "Industries. The company said it stopped.",
         "Orvane Group=1; The company=1"},
        {"parts_of_several_are_taken_up",
         "Two bakers and a senior official said it rained. The official said "
         "it stopped. The bakers said it was dry. They said it snowed.",
         "Two bakers and a senior official=1; The official=2; The bakers=3; "
         "They=3"},
        {"a_picture_agency_is_no_company",
         "Orvane Group said it rained at dawn (Bay Holdings). The company said "
         "it stopped.",
         "Orvane Group=1; The company=1"},
        {"nobody_to_mean", "He said it rained.", "He=0"},
    }),
    [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace hearsay::claims

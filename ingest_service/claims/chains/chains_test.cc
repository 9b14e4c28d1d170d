// Chains of whole texts, by the rules alone: who through whom.

#include "ingest_service/claims/chains/chains.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "gtest/gtest.h"
#include "ingest_service/claims/claim_extractor.h"

namespace hearsay::claims {
namespace {

// The chains of a text's claims in its order; "(…)" is inferred.
std::string ChainsOf(const std::string& text, const std::string& source) {
  static const ClaimExtractor& extractor =
      *ClaimExtractor::Load("").value().release();
  ingest::ArticleContext context;
  context.source = source;
  std::vector<std::string> chains;
  for (const auto& claim : extractor.Extract(text, context).claims) {
    std::vector<std::string> links;
    for (const auto& link : claim.chain()) {
      links.push_back(link.inferred()
                          ? absl::StrCat("(", link.display_name(), ")")
                          : link.display_name());
    }
    chains.push_back(absl::StrJoin(links, " > "));
  }
  return absl::StrJoin(chains, "; ");
}

struct ChainCase {
  std::string name;
  std::string text;
  std::string want;
  std::string source = "unknown";
};

class ChainsTest : public ::testing::TestWithParam<ChainCase> {};

TEST_P(ChainsTest, RunFromTheReaderToTheHolder) {
  EXPECT_EQ(ChainsOf(GetParam().text, GetParam().source), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    , ChainsTest,
    ::testing::ValuesIn<ChainCase>({
        {"whom_an_outlet_cites",
         "The envoy will resign, the Herald reported, citing two officials.",
         "Herald > two officials"},
        {"interview",
         "In an interview with the Herald, the mayor said the fire was set.",
         "Herald > the mayor"},
        {"seen_by", "A memo seen by the Herald says the dam was leaking.",
         "Herald > A memo"},
        {"the_articles_outlet_by_its_name",
         "Two officials told the Bay Post the envoy would resign. A letter "
         "seen by "
         "the Post says he is ill.",
         "(The Bay Post) > Two officials; (The Bay Post) > A letter",
         "The Bay Post"},
        {"the_articles_outlet_by_the_first_word_of_its_name",
         "Two officials told NKO the envoy would resign.",
         "(NKO News) > Two officials", "NKO News"},
        {"the_articles_outlet_is_one_link",
         "Two officials told the Bay Post the envoy would resign.",
         "(baypost.example) > Two officials", "baypost.example"},
        {"nobody_is_doubled", "Officials said they believed the dam held.",
         "Officials"},
        {"unnamed_people_keep_their_outlet",
         "Two officials told the Herald the dam held. One of the officials "
         "said the gate was shut.",
         "Herald > Two officials; (Herald) > One of the officials"},
        {"named_people_do_not",
         "Ada Moss told the Herald the dam held. Moss said the gate was shut.",
         "Herald > Ada Moss; Ada Moss"},
        {"credit_at_the_end",
         "Two officials believe the dam held. A guard said the gate was shut, "
         "the Herald reports.",
         "(Herald) > Two officials; Herald > A guard"},
        {"in_them",
         "The finding rests on intercepted messages. In them, two captains "
         "blamed the guard for the flood.",
         "(intercepted messages) > two captains"},
        {"they_are_who_said_so",
         "Two guards blamed the crew, while some officials said they believed "
         "the dam held.",
         "Two guards; some officials"},
        {"a_credit_is_no_document",
         "Two aides told the Herald it rained. According to recent reports, "
         "some guards think the dam held. Some guards believe it leaks, the "
         "Courier reported.",
         "Herald > Two aides; (Courier) > recent reports > some guards; "
         "Courier "
         "> Some guards"},
        {"a_clause_of_somebody_else",
         "Ada Moss said it rained, and that the mayor thinks the dam held.",
         "Ada Moss; Ada Moss > the mayor"},
        {"who_speaks_beside",
         "Ada Moss said it rained, and the mayor insisted that the dam held.",
         "Ada Moss; the mayor"},
        {"whose_all_clauses_are_others",
         "The crew blamed the guard, while two aides said the dam held, the "
         "Herald reports.",
         "Herald > The crew; Herald > two aides"},
        {"who_is_interrupted",
         "Two guards, the Herald reported, now believe that the dam held.",
         "Herald"},
        {"what_an_outlet_cites",
         "The Herald, citing two aides, reported that the dam held.",
         "Herald > two aides"},
        {"which_cited",
         "According to the Herald, which cited an aide, the dam held.",
         "Herald > an aide"},
        {"how_sure_they_are", "The agency has low confidence in the finding.",
         "The agency"},
        {"the_chance_of_it",
         "The survey puts the chance of a collapse at even odds.",
         "The survey"},
        {"extraposed",
         "Analysts judge it very unlikely that the dam will hold.", "Analysts"},
        {"per_at_the_beginning", "Per the Herald, the dam held.", "Herald"},
        {"denied_in_a_word",
         "Midwives dispute this, saying that the ward was full.",
         "Midwives; Midwives"},
        {"the_other_name_of_an_outlet",
         "Two aides told the Herald the dam held. Ada Moss told the Bay daily "
         "it rained.",
         "Herald > Two aides; Herald > Ada Moss"},
        {"an_outlet_by_what_it_did",
         "A memo reviewed by the Harbour Ferret says the dam held.",
         "Harbour Ferret > A memo"},
        {"no_comment_is_no_claim",
         "The mayor declined to comment. A guard asked not to be named.", ""},
        {"told_a_station", "Ada Moss told KQTV the ship was late.",
         "KQTV > Ada Moss"},
        {"told_words_written_together",
         "Ada Moss told HarbourPost the ship was late.",
         "HarbourPost > Ada Moss"},
        {"told_what_reports_elsewhere",
         "Ada Moss told Fathom the ship was late. Fathom reported that the "
         "port was shut.",
         "Fathom > Ada Moss; Fathom"},
        {"told_the_one_that_reports_elsewhere",
         "Ada Moss told the Beacon the ship was late. The Beacon's reporters "
         "said the port was shut.",
         "Beacon > Ada Moss; The Beacon's reporters"},
        {"told_a_name_by_somebody_unnamed",
         "Two dockers told HarbourLight the ship was late.",
         "HarbourLight > Two dockers"},
        {"told_an_authority_by_somebody_unnamed",
         "Two dockers told the NTSB the ship was late.", "Two dockers"},
        {"a_passive_behind_an_apposition",
         "Ada Moss said a guard, a man of 40, was told by his employer that a "
         "key was missing.",
         "Ada Moss > his employer"},
        {"told_an_authority_by_initials",
         "Ada Moss told NTSB the ship was late.", "Ada Moss"},
        {"told_an_organisation_by_initials",
         "Ada Moss told OECD the ship was late.", "Ada Moss"},
        {"told_an_authority_that_writes",
         "Ada Moss told the FBI the ship was late. The FBI wrote that the "
         "port was shut.",
         "Ada Moss; FBI"},
        {"told_a_magazine_by_a_common_word",
         "Ada Moss told Slate the ship was late.", "Slate > Ada Moss"},
        {"told_a_parliament", "Ada Moss told the Knesset the ship was late.",
         "Ada Moss"},
        {"told_a_bank", "Ada Moss told the Fed the ship was late.", "Ada Moss"},
        {"told_a_firm", "Ada Moss told PayWell the ship was late.", "Ada Moss"},
        {"what_a_telling_in_the_passive_leaves",
         "Ada Moss said the council met on Monday and a guard was told by his "
         "employer that a key was missing.",
         "Ada Moss; Ada Moss > his employer"},
        {"an_outlet_by_its_last_word",
         "Ada Moss told the Post the ship was late.",
         "(baypost.example) > Ada Moss", "baypost.example"},
        {"an_outlet_whose_name_is_no_outlets",
         "Bay Post has learned that the ship was late. Bay Postma said the "
         "dam held.",
         "(baypost.example); (baypost.example) > Bay Postma",
         "baypost.example"},
        {"a_part_of_an_outlet", "Ada Moss told CNN Business the ship was late.",
         "(cnn.com) > Ada Moss", "cnn.com"},
        {"a_part_of_another", "Ada Moss told CNN Business the ship was late.",
         "(baypost.example) > CNN Business > Ada Moss", "baypost.example"},
        {"this_newspaper", "Ada Moss told this newspaper the ship was late.",
         "(baypost.example) > Ada Moss", "baypost.example"},
        {"the_last_word_of_another",
         "Ada Moss told the Courier the ship was late.",
         "(baypost.example) > Courier > Ada Moss", "baypost.example"},
        {"a_headline_names_no_outlet_of_several",
         "Station says dam held\n\nThe Herald wrote that the dam held. The "
         "Courier wrote that it leaked.",
         "Station; Herald; Courier"},
        {"a_headline_names_the_only_outlet",
         "Station says dam held\n\nRadio Norr News said the dam held.",
         "Radio Norr News; Radio Norr News"},
        {"the_outlets_own_sources",
         "The Herald's sources in the capital believe the dam held.",
         "Herald > The Herald's sources in the capital"},

        {"in_an_outlet", "In the Herald, Ada Moss argued that the dam held.",
         "Herald > Ada Moss"},
        {"described_to",
         "A guard described the talks to the Herald as \"cold.\"",
         "Herald > A guard"},
        {"a_fuller_name_of_another_outlet",
         "The Times said the dam held. The Financial Times said it leaked.",
         "Times; Financial Times"},
        {"a_headline_by_what_they_are",
         "Cyclist says dam held\n\nThe cyclist Ada Moss said the dam held.",
         "Ada Moss; Ada Moss"},
        {"headline_credit", "Dam was leaking for months: Herald", "Herald"},
    }),
    [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace hearsay::claims

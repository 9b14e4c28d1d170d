// Where a speaker's words stood, as told beside him; on sentences of our own.

#include "ingest_service/claims/chains/speaker_outlet.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "gtest/gtest.h"
#include "ingest_service/claims/claim_extractor.h"

namespace hearsay::claims {
namespace {

// The sources of the first claim's links, as they stand in the text.
std::string Sources(const std::string& text) {
  static const ClaimExtractor& extractor =
      *ClaimExtractor::Load(HEARSAY_MODELS_DIR).value().release();
  std::vector<std::string> sources;
  const auto claims = extractor.Extract(text, {}).claims;
  if (claims.empty()) return "no claim";
  for (const auto& link : claims.front().chain()) {
    sources.push_back(text.substr(link.source().begin(),
                                  link.source().end() - link.source().begin()));
  }
  return absl::StrJoin(sources, " > ");
}

struct SpeakerCase {
  std::string name;
  std::string beside;  // What stands behind "said" or "wrote".
  std::string want;
};

class SpeakerCasesTest : public ::testing::TestWithParam<SpeakerCase> {};

TEST_P(SpeakerCasesTest, StandBesideEachOther) {
  EXPECT_EQ(Sources(absl::StrCat("The new ferry is “a floating folly”, ",
                                 GetParam().beside, ".")),
            GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    All, SpeakerCasesTest,
    ::testing::ValuesIn<SpeakerCase>({
        {"known", "said Ines Holt in The Guardian", "The Guardian > Ines Holt"},
        {"on_air", "said Ines Holt on BBC Sport", "BBC Sport > Ines Holt"},
        {"a_site", "said Ines Holt on Seaways.net", "Seaways.net > Ines Holt"},
        {"a_title", "wrote Ines Holt in The Harbourman",
         "Harbourman > Ines Holt"},
        {"bare", "argued Ines Holt on Planet Ferry",
         "Planet Ferry > Ines Holt"},
        {"written_for", "wrote Ines Holt for Naval Affairs",
         "Naval Affairs > Ines Holt"},
        {"behind_what_one_is",
         "said Ines Holt, director of the Harbour Forum, in The Guardian",
         "The Guardian > Ines Holt, director of the Harbour Forum"},
        {"a_city", "said Ines Holt in London", "Ines Holt in London"},
        {"a_day", "said Ines Holt on Monday", "Ines Holt"},
        {"a_site_of_everybody", "said Ines Holt on Facebook", "Ines Holt"},
        {"spoken_for", "said Ines Holt for Harbour Watch",
         "Ines Holt for Harbour Watch"},
        {"a_programme", "Ines Holt told Good Morning Denmark",
         "Good Morning Denmark > Ines Holt"},
        {"an_assembly", "said Ines Holt in Congress", "Ines Holt in Congress"},
    }),
    [](const auto& info) { return info.param.name; });

TEST(SpeakerOutletTest, IsNamedWithoutWhatStandsBeside) {
  EXPECT_EQ(Sources("Ines Holt, a sailor, said the ferry was late."),
            "Ines Holt, a sailor");
  EXPECT_EQ(Sources("The Harbour Office last month said the ferry was late."),
            "The Harbour Office");
  EXPECT_EQ(Sources("In an interview with ESPN at her club on Monday, "
                    "Ines Holt said the ferry was late."),
            "ESPN > Ines Holt");
}

TEST(SpeakerOutletTest, IsToldWordsWrittenTogether) {
  EXPECT_EQ(Sources("“A floating folly,” Ines Holt told FerryBook on Monday."),
            "FerryBook > Ines Holt");
}

TEST(SpeakerOutletTest, HoldsWhatIsExpected) {
  EXPECT_EQ(Sources("The ferry is expected to sail in May, Ines Holt said."),
            "Ines Holt");
}

}  // namespace
}  // namespace hearsay::claims

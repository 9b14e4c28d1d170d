// With the models that ship, on sentences of our own.

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "ingest_service/claims/claim_extractor.h"

namespace hearsay::claims {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;

const ClaimExtractor& Extractor() {
  static const ClaimExtractor& extractor =
      *ClaimExtractor::Load(HEARSAY_MODELS_DIR).value().release();
  return extractor;
}

std::string Join(const std::string& text, const std::vector<ByteSpan>& spans) {
  std::string out;
  for (const ByteSpan span : spans) {
    if (!out.empty()) out += " / ";
    out += std::string(span.In(text));
  }
  return out;
}

// "source | cue | content" of each flat attribution.
std::vector<std::string> Flat(const std::string& text) {
  std::vector<std::string> out;
  for (const auto& found : Extractor().Extract(text, {}).attributions) {
    out.push_back(Join(text, found.source) + " | " + Join(text, found.cue) +
                  " | " + Join(text, found.content));
  }
  return out;
}

// The display names of each claim's chain.
std::vector<std::vector<std::string>> Chains(const std::string& text) {
  std::vector<std::vector<std::string>> out;
  for (const auto& claim : Extractor().Extract(text, {}).claims) {
    out.emplace_back();
    for (const auto& link : claim.chain()) {
      out.back().push_back(link.display_name());
    }
  }
  return out;
}

TEST(LearnedAttributionFinderTest, TheModelsThatShipLoad) {
  EXPECT_GT(Extractor().version(), ClaimExtractor::Load("").value()->version());
}

TEST(LearnedAttributionFinderTest, FindsIndirectAndSplitDirectSpeech) {
  EXPECT_THAT(Flat("The mayor said the dam was safe."),
              ElementsAre("The mayor | said | the dam was safe"));
  EXPECT_THAT(
      Flat("\"The dam is safe,\" Mara Lind said. \"Nobody need worry.\""),
      ElementsAre("Mara Lind | said | \"The dam is safe,\" / \"Nobody need "
                  "worry.\""));
}

TEST(LearnedAttributionFinderTest, FindsAQuotationInTheNextParagraph) {
  EXPECT_THAT(
      Flat("Mara Lind added:\n\n\"The dam is safe. Nobody need worry.\""),
      ElementsAre("Mara Lind | added: | \"The dam is safe. Nobody need "
                  "worry.\""));
}

TEST(LearnedAttributionFinderTest, AQuotationLongerThanTheWindowIsWhole) {
  std::string quotation = "\"The dam is safe.";
  for (int i = 0; i < 60; ++i) quotation += " We watched it all that night.";
  quotation += "\"";
  EXPECT_THAT(Flat(quotation + " said Mara Lind."),
              ElementsAre("Mara Lind | said | " + quotation));
}

TEST(LearnedAttributionFinderTest, ASignedQuotationHoldsWhatIsSaidInIt) {
  const std::string text =
      "“Orr said the dam was safe, and I believed him.” ― Mara Lind";
  EXPECT_THAT(Flat(text),
              ElementsAre("Mara Lind | ― | “Orr said the dam was safe, and I "
                          "believed him.”"));
  EXPECT_THAT(Chains(text), Contains(ElementsAre("Mara Lind", "Orr")));
}

TEST(LearnedAttributionFinderTest, KeepsTheChainThatTheRulesKnow) {
  EXPECT_THAT(Chains("City police say dock crews stole the crane, per BNN."),
              Contains(ElementsAre("BNN", "City police")));
}

TEST(LearnedAttributionFinderTest, LeavesOtherLanguagesToTheRules) {
  ingest::ArticleContext context;
  context.language_code = "de";
  const std::string text = "The mayor said the dam was safe.";
  EXPECT_EQ(Extractor().Extract(text, context).attributions.size(),
            ClaimExtractor::Load("")
                .value()
                ->Extract(text, context)
                .attributions.size());
}

TEST(LearnedAttributionFinderTest, AnEmptyTextHasNone) {
  EXPECT_TRUE(Flat("").empty());
  EXPECT_TRUE(Flat("\n\n \n").empty());
}

}  // namespace
}  // namespace hearsay::claims

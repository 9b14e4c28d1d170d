#include "ingest_service/claims/claim_extractor.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace hearsay::claims {
namespace {

using internal::v1::AttributionRecord;
using internal::v1::ClaimRecord;
using internal::v1::TextSpan;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

const ClaimExtractor& Extractor() {
  static const ClaimExtractor& extractor =
      *ClaimExtractor::Load("").value().release();
  return extractor;
}

std::string Words(const std::string& text, const TextSpan& span) {
  return text.substr(span.begin(), span.end() - span.begin());
}

// "(outlet) > Herald > the mayor: content / more content".
std::string Show(const std::string& text, const ClaimRecord& claim) {
  std::vector<std::string> parts;
  for (const AttributionRecord& link : claim.chain()) {
    parts.push_back(link.inferred()
                        ? absl::StrCat("(", link.display_name(), ")")
                        : link.display_name());
  }
  std::vector<std::string> content;
  for (const TextSpan& span : claim.content()) {
    content.push_back(Words(text, span));
  }
  return absl::StrCat(absl::StrJoin(parts, " > "), ": ",
                      absl::StrJoin(content, " / "));
}

std::vector<std::string> Claims(const std::string& text,
                                const std::string& source = "unknown") {
  ingest::ArticleContext context;
  context.source = source;
  std::vector<std::string> shown;
  for (const ClaimRecord& claim : Extractor().Extract(text, context).claims) {
    shown.push_back(Show(text, claim));
  }
  return shown;
}

ClaimRecord OnlyClaim(const std::string& text) {
  const auto claims = Extractor().Extract(text, {}).claims;
  EXPECT_EQ(claims.size(), 1u) << text;
  return claims.empty() ? ClaimRecord() : claims[0];
}

TEST(ClaimExtractorTest, ASentenceThatNobodySaysIsNoClaim) {
  EXPECT_THAT(Claims("The river rose overnight. Schools are closed."),
              IsEmpty());
}

TEST(ClaimExtractorTest, IndirectSpeech) {
  EXPECT_THAT(Claims("The mayor said that the bridge was closed."),
              ElementsAre("The mayor: that the bridge was closed"));
  EXPECT_THAT(Claims("The bridge was closed, the mayor said."),
              ElementsAre("the mayor: The bridge was closed"));
  EXPECT_THAT(Claims("According to the harbour office, two boats sank."),
              ElementsAre("the harbour office: two boats sank"));
}

TEST(ClaimExtractorTest, DirectSpeechMayBeInterruptedAndTakenUp) {
  EXPECT_THAT(
      Claims("“The bridge is safe,” said Ada Moss, “and it will stay open. "
             "Nobody needs to worry.”"),
      ElementsAre("Ada Moss: “The bridge is safe,” / “and it will stay open. "
                  "Nobody needs to worry.”"));
  EXPECT_THAT(Claims("''We will leave,'' she said. ''We always have.''"),
              ElementsAre("she: ''We will leave,'' / ''We always have.''"));
}

TEST(ClaimExtractorTest, TheOutletIsTheFirstLinkUnlessUnknown) {
  const std::string text = "The mayor said the bridge was closed.";
  EXPECT_THAT(
      Claims(text, "herald.example"),
      ElementsAre("(herald.example) > The mayor: the bridge was closed"));
  EXPECT_THAT(Claims(text, "unknown"),
              ElementsAre("The mayor: the bridge was closed"));
}

TEST(ClaimExtractorTest, ReportsInsideReportsAreLinks) {
  EXPECT_THAT(
      Claims("Port workers believe the fire was set on purpose, according to "
             "the Daily Courier.",
             "echo.example"),
      ElementsAre("(echo.example) > Daily Courier > Port workers: the fire "
                  "was set on purpose"));
}

TEST(ClaimExtractorTest, AnOutletThatIsToldIsALink) {
  EXPECT_THAT(
      Claims("Two officials told the Morning Herald that the dam would hold."),
      ElementsAre("Morning Herald > Two officials: that the dam would hold"));
}

TEST(ClaimExtractorTest, AReportedAccusationIsOneClaim) {
  EXPECT_THAT(
      Claims("The inquiry says engineers have blamed one another for the "
             "collapse, per the Courier Post."),
      ElementsAre("Courier Post > The inquiry > engineers: one another for the "
                  "collapse"));
}

TEST(ClaimExtractorTest, ClaimsOfOneParagraphStayApart) {
  EXPECT_THAT(
      Claims("The minister said the strike was over. The union said it had "
             "only begun. It rained all day."),
      ElementsAre("The minister: the strike was over",
                  "The union: it had only begun"));
}

TEST(ClaimExtractorTest, StatedUnknownsAreHeldByTheOutlet) {
  const std::string text = "It is unclear whether the crew survived.";
  EXPECT_THAT(Claims(text, "herald.example"),
              ElementsAre("(herald.example): whether the crew survived"));
  const ClaimRecord claim = OnlyClaim(text);
  EXPECT_EQ(claim.type(), v1::CLAIM_TYPE_IGNORANCE);
  EXPECT_EQ(claim.factuality(), v1::FACTUALITY_UU);
  ASSERT_EQ(claim.chain_size(), 1);
  EXPECT_FALSE(claim.chain(0).has_source());
}

TEST(ClaimExtractorTest, TheCollectorsPrefixIsNoText) {
  const std::string text =
      " date 2020-01-02 The mayor said the bridge was closed.";
  const auto extraction = Extractor().Extract(text, {});
  ASSERT_EQ(extraction.claims.size(), 1u);
  EXPECT_EQ(Words(text, extraction.claims[0].context()),
            "The mayor said the bridge was closed.");
  EXPECT_EQ(Words(text, extraction.claims[0].chain(0).source()), "The mayor");
}

struct StanceCase {
  std::string name;
  std::string text;
  v1::ClaimType type;
  v1::Polarity polarity;
  v1::Factuality factuality;
};

class StanceTest : public ::testing::TestWithParam<StanceCase> {};

TEST_P(StanceTest, IsReadFromTheWords) {
  const ClaimRecord claim = OnlyClaim(GetParam().text);
  EXPECT_EQ(claim.type(), GetParam().type);
  EXPECT_EQ(claim.polarity(), GetParam().polarity);
  EXPECT_EQ(claim.factuality(), GetParam().factuality);
}

INSTANTIATE_TEST_SUITE_P(
    , StanceTest,
    ::testing::ValuesIn<StanceCase>({
        {"statement", "The mayor said the dam held.", v1::CLAIM_TYPE_STATEMENT,
         v1::POLARITY_POSITIVE, v1::FACTUALITY_CT_PLUS},
        {"hedged", "The mayor said the dam may have held.",
         v1::CLAIM_TYPE_STATEMENT, v1::POLARITY_POSITIVE,
         v1::FACTUALITY_PS_PLUS},
        {"belief", "Engineers believe the dam held.", v1::CLAIM_TYPE_BELIEF,
         v1::POLARITY_POSITIVE, v1::FACTUALITY_PR_PLUS},
        {"negated_belief", "Engineers do not believe the dam held.",
         v1::CLAIM_TYPE_BELIEF, v1::POLARITY_NEGATIVE, v1::FACTUALITY_PR_MINUS},
        {"denial", "The mayor denied that the dam had leaked.",
         v1::CLAIM_TYPE_DENIAL, v1::POLARITY_NEGATIVE, v1::FACTUALITY_CT_MINUS},
        {"nominal_denial",
         "The mayor's denial that the dam had leaked came late.",
         v1::CLAIM_TYPE_DENIAL, v1::POLARITY_NEGATIVE, v1::FACTUALITY_CT_MINUS},
        {"ignorance", "Engineers do not know why the dam leaked.",
         v1::CLAIM_TYPE_IGNORANCE, v1::POLARITY_UNDERSPECIFIED,
         v1::FACTUALITY_UU},
        {"speculation", "Engineers suspect that the dam leaked.",
         v1::CLAIM_TYPE_SPECULATION, v1::POLARITY_POSITIVE,
         v1::FACTUALITY_PR_PLUS},
        {"negation_in_content", "The mayor said no dam had leaked.",
         v1::CLAIM_TYPE_STATEMENT, v1::POLARITY_NEGATIVE,
         v1::FACTUALITY_CT_MINUS},
        {"accusation", "The union accused the mayor of neglect.",
         v1::CLAIM_TYPE_ACCUSATION, v1::POLARITY_POSITIVE,
         v1::FACTUALITY_CT_PLUS},
        {"announcement", "The mayor announced that the dam would be rebuilt.",
         v1::CLAIM_TYPE_ANNOUNCEMENT, v1::POLARITY_POSITIVE,
         v1::FACTUALITY_CT_PLUS},
        {"intent", "The mayor vowed to rebuild the dam.", v1::CLAIM_TYPE_INTENT,
         v1::POLARITY_POSITIVE, v1::FACTUALITY_CT_PLUS},
        {"assessment",
         "Inspectors concluded that the dam was unlikely to hold.",
         v1::CLAIM_TYPE_ASSESSMENT, v1::POLARITY_NEGATIVE,
         v1::FACTUALITY_PR_MINUS},
    }),
    [](const auto& info) { return info.param.name; });

TEST(StanceEvidenceTest, HedgesAreSpansAndBands) {
  const std::string text =
      "Engineers said it was very likely that the dam may leak.";
  const ClaimRecord claim = OnlyClaim(text);
  ASSERT_EQ(claim.hedges_size(), 2);
  EXPECT_EQ(Words(text, claim.hedges(0)), "very likely");
  EXPECT_EQ(Words(text, claim.hedges(1)), "may");
  EXPECT_EQ(claim.likelihood(), v1::LIKELIHOOD_VERY_LIKELY);
}

TEST(StanceEvidenceTest, StatedConfidence) {
  EXPECT_EQ(OnlyClaim("The agency said with low confidence that the fire had "
                      "been set.")
                .stated_confidence(),
            v1::STATED_CONFIDENCE_LOW);
  EXPECT_EQ(OnlyClaim("They acknowledged that their level of confidence in the "
                      "estimate is “high” for now.")
                .stated_confidence(),
            v1::STATED_CONFIDENCE_HIGH);
  EXPECT_EQ(
      OnlyClaim("The agency said the fire had been set.").stated_confidence(),
      v1::STATED_CONFIDENCE_UNSPECIFIED);
}

TEST(SourceTest, RolesAndAnonymity) {
  const auto link = [](const std::string& text) {
    const ClaimRecord claim = OnlyClaim(text);
    return claim.chain_size() == 0 ? AttributionRecord() : claim.chain(0);
  };
  const AttributionRecord officials = link("US officials said it was over.");
  EXPECT_EQ(officials.role(), v1::SOURCE_ROLE_GROUP);
  EXPECT_TRUE(officials.anonymous());
  EXPECT_EQ(officials.display_name(), "US officials");
  const AttributionRecord source =
      link("A person familiar with the talks said they were over.");
  EXPECT_EQ(source.role(), v1::SOURCE_ROLE_PERSON);
  EXPECT_TRUE(source.anonymous());
  const AttributionRecord named =
      link("Ada Moss, a spokeswoman for the port, said it was over.");
  EXPECT_EQ(named.role(), v1::SOURCE_ROLE_PERSON);
  EXPECT_FALSE(named.anonymous());
  EXPECT_EQ(named.display_name(), "Ada Moss");
  EXPECT_EQ(link("The Evening Tribune reported it was over.").role(),
            v1::SOURCE_ROLE_OUTLET);
  EXPECT_EQ(link("The report said it was over.").role(),
            v1::SOURCE_ROLE_DOCUMENT);
}

TEST(EntityTest, LaterMentionsJoinTheFullName) {
  const std::string text =
      "Gen. Ada Moss said Poland would help. “We are ready,” Moss said.";
  const auto extraction = Extractor().Extract(text, {});
  ASSERT_EQ(extraction.claims.size(), 2u);
  EXPECT_EQ(extraction.claims[0].chain(0).entity(),
            extraction.claims[1].chain(0).entity());
  ASSERT_EQ(extraction.claims[0].entities_size(), 1);
  EXPECT_EQ(extraction.claims[0].entities(0).type(), v1::ENTITY_TYPE_PLACE);
}

TEST(QuoteTypeTest, DirectMixedIndirect) {
  EXPECT_EQ(OnlyClaim("“It is over,” she said.").quote_type(),
            v1::QUOTE_TYPE_DIRECT);
  EXPECT_EQ(OnlyClaim("She said it was “well and truly” over.").quote_type(),
            v1::QUOTE_TYPE_MIXED);
  EXPECT_EQ(OnlyClaim("She said it was over.").quote_type(),
            v1::QUOTE_TYPE_INDIRECT);
}

TEST(RobustnessTest, StrangeTextsGiveAnAnswer) {
  for (const std::string& text :
       {std::string(), std::string(" "), std::string("said"), std::string("“"),
        std::string("according to"), std::string("to say"),
        std::string("said said said said, said"), std::string(10'000, '"'),
        std::string("他说：“下雨了。”"), std::string("« Oui », dit-elle.")}) {
    Extractor().Extract(text, {});
  }
}

TEST(RobustnessTest, AnEndlessSentenceIsLinear) {
  std::string text;
  while (text.size() < 1 << 20) text += "the mayor said that \"it\" and, ";
  EXPECT_FALSE(Extractor().Extract(text, {}).claims.empty());
}

}  // namespace
}  // namespace hearsay::claims

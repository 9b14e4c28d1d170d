#include "client/offline.h"

#include <string>

#include "gmock/gmock.h"
#include "tests/support/status_matchers.h"

namespace hearsay::client {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

const absl::Time kNow = absl::FromUnixSeconds(1709373600);

// Says that one attribution stands at known bytes, and shows what it was given.
class FakeExtractor final : public claims::ClaimExtractor {
 public:
  ingest::Extraction Extract(
      absl::string_view text,
      const ingest::ArticleContext& context) const override {
    seen_text = std::string(text);
    seen_context = context;
    ingest::Extraction found;
    const auto span = [&](absl::string_view words) {
      const auto at = static_cast<uint32_t>(text.find(words));
      return ByteSpan{at, at + static_cast<uint32_t>(words.size())};
    };
    found.attributions.push_back(
        {{span("Élan")}, {span("said")}, {span("it"), span("holds")}});
    internal::v1::ClaimRecord& claim = found.claims.emplace_back();
    const ByteSpan content = span("it holds");
    claim.add_content()->set_begin(content.begin);
    claim.mutable_content(0)->set_end(content.end);
    claim.add_chain()->set_display_name("Élan");
    return found;
  }
  int32_t version() const override { return 1; }

  mutable std::string seen_text;
  mutable ingest::ArticleContext seen_context;
};

v1::RawArticle Article(const std::string& text) {
  v1::RawArticle raw;
  raw.set_external_id("a1");
  raw.set_source("harbour.test");
  raw.set_text(text);
  return raw;
}

TEST(ExtractTest, OffsetsAreCodePointsOfTheTextAsGiven) {
  const FakeExtractor extractor;
  const std::string json =
      ExtractToJson(Article("Ärger: Élan said it holds."), extractor, kNow);
  EXPECT_THAT(json, StartsWith(R"({"id":"a1","attributions":[{"source":)"
                               R"([[7,11]],"cue":[[12,16]],)"
                               R"("content":[[17,19],[20,25]]}],"claims":[{)"));
  EXPECT_THAT(json, HasSubstr(R"("start":17,"end":25,"exact":"it holds")"));
  EXPECT_EQ(extractor.seen_context.source, "harbour.test");
}

TEST(ExtractTest, ACollectorsPrefixStaysInTheOffsets) {
  const FakeExtractor extractor;
  const std::string text = " date 2024-03-02 Élan said it holds.";
  EXPECT_THAT(ExtractToJson(Article(text), extractor, kNow),
              HasSubstr(R"("cue":[[22,26]])"));
  EXPECT_EQ(extractor.seen_text, text);
}

TEST(ExtractTest, WhatNormalisationRefusesIsExtractedAllTheSame) {
  const FakeExtractor extractor;
  v1::RawArticle raw = Article("Élan said it holds.");
  raw.mutable_publish_time()->set_seconds(253370764800);  // Year 9999.
  EXPECT_THAT(ExtractToJson(raw, extractor, kNow),
              HasSubstr(R"("cue":[[5,9]])"));
  EXPECT_EQ(extractor.seen_context.source, "unknown");
}

TEST(ExtractTest, TheLanguageIsGuessedEvenOfWhatNormalisationRefuses) {
  const FakeExtractor extractor;
  v1::RawArticle raw = Article(
      "Élan said it holds. El puente sobre el río seguirá cerrado hasta el "
      "lunes, porque los ingenieros todavía no han terminado las obras que el "
      "ayuntamiento encargó en primavera y que los vecinos esperan con ganas.");
  ExtractToJson(raw, extractor, kNow);
  EXPECT_EQ(extractor.seen_context.language_code, "es");
  raw.mutable_publish_time()->set_seconds(253370764800);  // Year 9999.
  ExtractToJson(raw, extractor, kNow);
  EXPECT_EQ(extractor.seen_context.language_code, "es");
}

TEST(NormalizeTest, GivesOneLineWithTheDateOfTheArticleOnly) {
  v1::RawArticle raw = Article("The dam at Lisvik holds, engineers said.");
  HEARSAY_ASSERT_OK_AND_ASSIGN(const std::string undated,
                               NormalizeToJson(raw, kNow));
  EXPECT_THAT(undated, StartsWith(R"({"id":"a1","title":)"));
  EXPECT_THAT(undated, HasSubstr(R"("date":null,"published":null)"));
  EXPECT_THAT(undated, HasSubstr(R"("source":"harbour.test")"));
  raw.mutable_publish_time()->set_seconds(1709200800);
  HEARSAY_ASSERT_OK_AND_ASSIGN(const std::string dated,
                               NormalizeToJson(raw, kNow));
  EXPECT_THAT(dated, HasSubstr(R"("date":"2024-02-29","published":)"
                               R"("2024-02-29T10:00:00Z")"));
}

TEST(NormalizeTest, AnEmptyArticleIsRefused) {
  EXPECT_THAT(NormalizeToJson(Article(" \n "), kNow),
              StatusIs(absl::StatusCode::kInvalidArgument));
}

}  // namespace
}  // namespace hearsay::client

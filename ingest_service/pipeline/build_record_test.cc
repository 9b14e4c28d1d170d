#include "ingest_service/pipeline/build_record.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace hearsay::pipeline {
namespace {

ingest::NormalizedArticle Article(absl::Time published) {
  ingest::NormalizedArticle article;
  article.source = "example.org";
  article.headline = "Rain";
  article.text = "The mayor said it rains.";
  article.publish_time = published;
  article.modify_time = published + absl::Seconds(30);
  article.fetch_time = absl::FromUnixSeconds(5);
  article.cited_outlets = {"Other News"};
  article.revision_reason = "Correction: it rains.";
  return article;
}

class WholeTextExtractor final : public claims::ClaimExtractor {
 public:
  ingest::Extraction Extract(
      absl::string_view text,
      const ingest::ArticleContext& context) const override {
    EXPECT_EQ(context.source, "example.org");
    EXPECT_EQ(context.headline, "Rain");
    EXPECT_EQ(context.publish_time, absl::FromUnixMillis(86400500));
    ingest::Extraction found;
    found.claims.emplace_back().add_content()->set_end(text.size());
    found.entities.emplace_back().set_display_name("the mayor");
    found.events.emplace_back().set_type("rain.n.01");
    found.paragraphs.push_back({0, static_cast<uint32_t>(text.size())});
    return found;
  }
  int32_t version() const override { return 7; }
};

TEST(BuildRecordTest, AnOutletWithoutADomainIsCalledByItsName) {
  ingest::NormalizedArticle article = Article(absl::UnixEpoch());
  article.source = "the-bay-post";
  article.outlet_name = "The Bay Post";
  const auto record = BuildRecord(std::move(article));
  EXPECT_EQ(record.source(), "the-bay-post");
  EXPECT_EQ(ContextOf(record).source, "The Bay Post");
}

TEST(BuildRecordTest, TakesOverWhatWasNormalized) {
  const auto record = BuildRecord(Article(absl::FromUnixMillis(86400500)));
  EXPECT_EQ(record.day(), 1);
  EXPECT_EQ(record.source(), "example.org");
  EXPECT_EQ(record.text(), "The mayor said it rains.");
  EXPECT_EQ(record.publish_time().seconds(), 86400);
  EXPECT_EQ(record.publish_time().nanos(), 500000000);
  EXPECT_EQ(record.modify_time().seconds(), 86430);
  EXPECT_EQ(record.fetch_time().seconds(), 5);
  EXPECT_THAT(record.cited_outlets(), ::testing::ElementsAre("Other News"));
  EXPECT_EQ(record.revision_reason(), "Correction: it rains.");
}

TEST(BuildRecordTest, AChangeThatNobodyTellsOfIsUnset) {
  ingest::NormalizedArticle article = Article(absl::UnixEpoch());
  article.modify_time.reset();
  EXPECT_FALSE(BuildRecord(article).has_modify_time());
}

TEST(BuildRecordTest, TimesBefore1970RoundToThePast) {
  const auto record = BuildRecord(Article(absl::FromUnixMillis(-500)));
  EXPECT_EQ(record.day(), -1);
  EXPECT_EQ(record.publish_time().seconds(), -1);
  EXPECT_EQ(record.publish_time().nanos(), 500000000);
}

TEST(AddClaimsTest, TakesOverWhatWasFound) {
  auto record = BuildRecord(Article(absl::FromUnixMillis(86400500)));
  AddClaims(nullptr, record);
  EXPECT_EQ(record.extractor_version(), 0);
  const WholeTextExtractor extractor;
  AddClaims(&extractor, record);
  EXPECT_EQ(record.extractor_version(), 7);
  ASSERT_EQ(record.claims_size(), 1);
  EXPECT_EQ(record.claims(0).content(0).end(), record.text().size());
  EXPECT_EQ(record.entities(0).display_name(), "the mayor");
  EXPECT_EQ(record.events(0).type(), "rain.n.01");
  EXPECT_EQ(record.paragraphs(0).end(), record.text().size());
}

}  // namespace
}  // namespace hearsay::pipeline

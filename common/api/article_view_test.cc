#include "common/api/article_view.h"

#include <string>

#include "gtest/gtest.h"

namespace hearsay::api {
namespace {

using internal::v1::ArticleRecord;
using internal::v1::ClaimRecord;
using internal::v1::TextSpan;

// The bytes of the first occurrence of `words` in the record's text.
TextSpan SpanOf(const ArticleRecord& record, const std::string& words) {
  TextSpan span;
  const size_t at = record.text().find(words);
  EXPECT_NE(at, std::string::npos) << words;
  span.set_begin(static_cast<uint32_t>(at));
  span.set_end(static_cast<uint32_t>(at + words.size()));
  return span;
}

ArticleRecord MakeRecord() {
  ArticleRecord record;
  record.set_day(18000);
  record.set_source("herald.example");
  record.set_article_id("0123456789abcdef");
  record.set_revision(3);
  record.set_headline("Élan");
  record.set_text("“Café prices—rise,” Zoë said, “in März.” 😀 End.");
  record.mutable_publish_time()->set_seconds(1'555'200'000);
  internal::v1::EntityCluster& zoe = *record.add_entities();
  zoe.set_display_name("Zoë Müller");
  ClaimRecord& claim = *record.add_claims();
  claim.set_claim_id("fedcba9876543210");
  *claim.add_content() = SpanOf(record, "Café prices—rise,");
  *claim.add_content() = SpanOf(record, "in März.");
  internal::v1::AttributionRecord& outlet = *claim.add_chain();
  outlet.set_display_name("herald.example");
  outlet.set_inferred(true);
  internal::v1::AttributionRecord& holder = *claim.add_chain();
  *holder.mutable_source() = SpanOf(record, "Zoë");
  *holder.mutable_cue() = SpanOf(record, "said");
  holder.set_cue_lemma("say");
  holder.set_display_name("Zoë Müller");
  claim.set_polarity(v1::POLARITY_NEGATIVE);
  *claim.add_hedges() = SpanOf(record, "rise");
  internal::v1::EntityMentionRecord& mention = *claim.add_entities();
  *mention.mutable_mention() = SpanOf(record, "Café");
  internal::v1::EntityMentionRecord& known = *claim.add_entities();
  *known.mutable_mention() = SpanOf(record, "Zoë");
  known.set_entity(1);
  internal::v1::TimeMentionRecord& time = *claim.add_times();
  *time.mutable_mention() = SpanOf(record, "März");
  time.set_start_seconds(1);
  time.set_end_seconds(2);
  *claim.mutable_context() = SpanOf(record, record.text());
  return record;
}

TEST(ArticleViewTest, SpansCountCodePointsAndAreExact) {
  const ArticleRecord record = MakeRecord();
  const v1::Claim claim = ArticleView(record).Claim(0);
  ASSERT_EQ(claim.content_size(), 2);
  EXPECT_EQ(claim.content(0).start(), 1);
  EXPECT_EQ(claim.content(0).end(), 18);
  EXPECT_EQ(claim.content(0).exact(), "Café prices—rise,");
  EXPECT_EQ(claim.content(1).exact(), "in März.");
  EXPECT_EQ(claim.text(), "Café prices—rise, in März.");
  EXPECT_EQ(claim.context().start(), 0);
  EXPECT_EQ(claim.context().end(), 47);
  EXPECT_EQ(claim.hedges(0).exact(), "rise");
  EXPECT_EQ(claim.times(0).start().seconds(), 1);
}

TEST(ArticleViewTest, ChainKeepsItsOrderAndWhatIsInferredHasNoSpans) {
  const ArticleRecord record = MakeRecord();
  const v1::Claim claim = ArticleView(record).BasicClaim(0);
  ASSERT_EQ(claim.chain_size(), 2);
  EXPECT_TRUE(claim.chain(0).inferred());
  EXPECT_FALSE(claim.chain(0).has_source());
  EXPECT_FALSE(claim.chain(0).has_cue());
  EXPECT_EQ(claim.chain(1).source().exact(), "Zoë");
  EXPECT_EQ(claim.chain(1).cue_lemma(), "say");
  EXPECT_EQ(claim.polarity(), v1::POLARITY_NEGATIVE);
}

TEST(ArticleViewTest, BasicLeavesEvidenceOut) {
  const ArticleRecord record = MakeRecord();
  const v1::Claim claim = ArticleView(record).BasicClaim(0);
  EXPECT_EQ(claim.hedges_size() + claim.entities_size() + claim.times_size(),
            0);
  EXPECT_FALSE(claim.has_context());
}

TEST(ArticleViewTest, EntitiesAreNamedByTheirClusterOrTheirWords) {
  const ArticleRecord record = MakeRecord();
  const v1::Claim claim = ArticleView(record).Claim(0);
  ASSERT_EQ(claim.entities_size(), 2);
  EXPECT_EQ(claim.entities(0).display_name(), "Café");
  EXPECT_EQ(claim.entities(1).display_name(), "Zoë Müller");
}

TEST(ArticleViewTest, NamesAreThoseOfTheKey) {
  const ArticleRecord record = MakeRecord();
  const ArticleView view(record);
  const v1::Claim claim = view.Claim(0);
  EXPECT_EQ(view.Article().name(), claim.article());
  EXPECT_EQ(claim.name().rfind(claim.article() + "/claims/", 0), 0u)
      << claim.name();
  EXPECT_EQ(
      claim.article().rfind("sources/herald.example/articles/20190414-", 0), 0u)
      << claim.article();
  EXPECT_EQ(claim.article_revision(), 3);
  EXPECT_EQ(claim.publish_time().seconds(), 1'555'200'000);
}

TEST(ArticleViewTest, ARecordWithoutIdHasNoNames) {
  ArticleRecord record = MakeRecord();
  record.clear_article_id();
  const ArticleView view(record);
  EXPECT_EQ(view.Article().name(), "");
  EXPECT_EQ(view.Claim(0).name(), "");
  EXPECT_EQ(view.Claim(0).article(), "");
}

TEST(ArticleViewTest, ShowsEarlierCopiesAndTheLastChange) {
  ArticleRecord record = MakeRecord();
  EXPECT_FALSE(ArticleView(record).Article().has_modify_time());
  record.mutable_modify_time()->set_seconds(1'555'300'000);
  v1::EarlierCopy& copy = *record.add_earlier_copies();
  copy.set_article("sources/a.example/articles/20190401-x");
  copy.set_share(0.9F);
  copy.set_kind(v1::COPY_KIND_EXCERPT);
  const v1::Article article = ArticleView(record).Article();
  EXPECT_EQ(article.modify_time().seconds(), 1'555'300'000);
  ASSERT_EQ(article.earlier_copies_size(), 1);
  EXPECT_EQ(article.earlier_copies(0).article(), copy.article());
  EXPECT_EQ(article.earlier_copies(0).share(), 0.9F);
  EXPECT_EQ(article.earlier_copies(0).kind(), v1::COPY_KIND_EXCERPT);
}

TEST(ClaimTextTest, OfNoContentIsEmpty) {
  EXPECT_EQ(ClaimText(MakeRecord(), ClaimRecord()), "");
}

}  // namespace
}  // namespace hearsay::api

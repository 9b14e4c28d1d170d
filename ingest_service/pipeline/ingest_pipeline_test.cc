#include "ingest_service/pipeline/ingest_pipeline.h"

#include <atomic>
#include <future>
#include <map>
#include <mutex>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/base/field_error.h"
#include "common/record/consistency_token.h"
#include "common/record/resource_name.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "ingest_service/claims/claim_extractor.h"
#include "ingest_service/commit/article_store.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace hearsay::pipeline {
namespace {

using internal::v1::ArticleRecord;
using ::testing::HasSubstr;

// Takes the article as it is; one without text is an error.
absl::StatusOr<ingest::NormalizedArticle> FakeNormalize(
    const v1::RawArticle& raw, absl::Time now) {
  if (raw.text().empty()) {
    return FieldError("ARTICLE_EMPTY", "article.text", "is empty");
  }
  ingest::NormalizedArticle article;
  article.source = "example.org";
  article.canonical_url = raw.url();
  article.external_id = raw.external_id();
  article.text = raw.text();
  article.publish_time = now;
  article.publish_time_basis = v1::DATE_BASIS_FETCHED;
  article.fetch_time = raw.has_fetch_time()
                           ? absl::FromUnixSeconds(raw.fetch_time().seconds())
                           : now;
  return article;
}

// One claim an article. Can be held up, to fill the pipeline.
class FakeExtractor final : public claims::ClaimExtractor {
 public:
  ingest::Extraction Extract(absl::string_view text,
                             const ingest::ArticleContext&) const override {
    std::lock_guard<std::mutex> lock(gate);
    ingest::Extraction found;
    internal::v1::ClaimRecord& claim = found.claims.emplace_back();
    claim.add_content()->set_end(text.size());
    claim.add_chain()->set_display_name("Example");
    return found;
  }
  int32_t version() const override { return 3; }

  mutable std::mutex gate;
};

v1::RawArticle Raw(const std::string& text, const std::string& url = "") {
  v1::RawArticle raw;
  raw.set_text(text);
  raw.set_url(url);
  return raw;
}

class IngestPipelineTest : public ::testing::Test {
 protected:
  void SetUp() override {
    HEARSAY_ASSERT_OK_AND_ASSIGN(
        store_, commit::ArticleStore::Open(dir_.path(), clock_));
    Start({.workers = 3, .max_articles_in_flight = 64});
  }
  void Start(PipelineOptions options) {
    options.normalize = FakeNormalize;
    pipeline_ =
        std::make_unique<IngestPipeline>(options, &extractor_, *store_, clock_);
  }
  // Submits, waiting for room as a stream does.
  void Submit(v1::RawArticle raw, IngestPipeline::Done done) {
    while (true) {
      std::promise<void> room;
      if (pipeline_->TrySubmit(raw, done, [&] { room.set_value(); })) return;
      room.get_future().get();
    }
  }
  IngestResult Ingest(v1::RawArticle raw) {
    std::promise<IngestResult> promise;
    Submit(std::move(raw),
           [&](IngestResult result) { promise.set_value(std::move(result)); });
    return promise.get_future().get();
  }

  TempDir dir_;
  FakeClock clock_{absl::FromUnixSeconds(1700000000)};
  FakeExtractor extractor_;
  std::unique_ptr<commit::ArticleStore> store_;
  std::unique_ptr<IngestPipeline> pipeline_;
};

TEST_F(IngestPipelineTest, TakesAnArticleThroughAllStages) {
  const IngestResult result = Ingest(Raw("It rains.", "u"));
  HEARSAY_ASSERT_OK(result.error);
  EXPECT_EQ(result.outcome, v1::INGEST_OUTCOME_CREATED);
  EXPECT_EQ(result.claim_count, 1);
  HEARSAY_ASSERT_OK_AND_ASSIGN(const auto token, record::ParseConsistencyToken(
                                                     result.consistency_token));
  EXPECT_EQ(token.log_id, store_->log_id());
  ASSERT_EQ(token.positions.size(), 1u);
  EXPECT_EQ(token.positions[0].sequence, 1u);
  HEARSAY_ASSERT_OK_AND_ASSIGN(
      const ArticleRecord record,
      store_->Get(record::ParseArticleName(result.article).value()));
  EXPECT_EQ(record.extractor_version(), 3);
}

TEST_F(IngestPipelineTest, ABadArticleIsRejectedAndHoldsUpNobody) {
  const IngestResult bad = Ingest(Raw(""));
  EXPECT_EQ(bad.outcome, v1::INGEST_OUTCOME_REJECTED);
  EXPECT_EQ(GetErrorDetail(bad.error).field, "article.text");
  EXPECT_EQ(bad.consistency_token, "");
  EXPECT_EQ(Ingest(Raw("Good.")).outcome, v1::INGEST_OUTCOME_CREATED);
}

TEST_F(IngestPipelineTest, BodiesAreBounded) {
  constexpr size_t kMax = size_t{8} << 20;
  EXPECT_EQ(Ingest(Raw(std::string(kMax, 'x'))).outcome,
            v1::INGEST_OUTCOME_CREATED);
  const IngestResult text = Ingest(Raw(std::string(kMax + 1, 'x')));
  EXPECT_EQ(GetErrorDetail(text.error).field, "article.text");
  v1::RawArticle html;
  html.set_html(std::string(kMax + 1, 'x'));
  EXPECT_EQ(GetErrorDetail(Ingest(html).error).field, "article.html");
}

TEST_F(IngestPipelineTest, TurnsAwayAboveTheLimitsAndCallsBack) {
  Start({.workers = 1, .max_articles_in_flight = 2});
  std::atomic<int> answered = 0;
  std::promise<void> room;
  {
    const std::lock_guard<std::mutex> held(extractor_.gate);
    for (int i = 0; i < 2; ++i) {
      v1::RawArticle raw = Raw(absl::StrCat("Text ", i));
      IngestPipeline::Done done = [&](IngestResult) { ++answered; };
      ASSERT_TRUE(pipeline_->TrySubmit(raw, done, [] { FAIL(); }));
    }
    v1::RawArticle raw = Raw("Too many.");
    IngestPipeline::Done done = [&](IngestResult) { FAIL(); };
    EXPECT_FALSE(pipeline_->TrySubmit(raw, done, [&] { room.set_value(); }));
    EXPECT_EQ(raw.text(), "Too many.");
    EXPECT_NE(done, nullptr);
  }
  room.get_future().get();
  // Both answers use what stands on this stack.
  pipeline_.reset();
  EXPECT_EQ(answered, 2);
}

TEST_F(IngestPipelineTest, AnswersEverythingBeforeItIsGone) {
  std::atomic<int> answered = 0;
  for (int i = 0; i < 200; ++i) {
    Submit(Raw(absl::StrCat("Text ", i)), [&](IngestResult) { ++answered; });
  }
  pipeline_.reset();
  EXPECT_EQ(answered, 200);
}

TEST_F(IngestPipelineTest, ArticlesOfOneIdentityCommitInSentOrder) {
  constexpr int kRevisions = 60, kArticles = 5;
  std::mutex mutex;
  std::map<std::string, std::vector<int32_t>> revisions;
  for (int revision = 0; revision < kRevisions; ++revision) {
    for (int article = 0; article < kArticles; ++article) {
      Submit(Raw(absl::StrCat("Revision ", revision),
                 absl::StrCat("https://example.org/", article)),
             [&](IngestResult result) {
               const std::lock_guard<std::mutex> lock(mutex);
               revisions[result.article].push_back(result.revision);
             });
    }
  }
  pipeline_.reset();
  ASSERT_EQ(revisions.size(), static_cast<size_t>(kArticles));
  for (const auto& [name, numbers] : revisions) {
    ASSERT_EQ(numbers.size(), static_cast<size_t>(kRevisions));
    for (int i = 0; i < kRevisions; ++i) EXPECT_EQ(numbers[i], i + 1);
    EXPECT_EQ(store_->Get(record::ParseArticleName(name).value())->text(),
              absl::StrCat("Revision ", kRevisions - 1));
  }
}

TEST_F(IngestPipelineTest, ValidateStoresNothing) {
  HEARSAY_ASSERT_OK_AND_ASSIGN(const ArticleRecord record,
                               pipeline_->Validate(Raw("It rains.", "u")));
  EXPECT_EQ(record.text(), "It rains.");
  ASSERT_EQ(record.claims_size(), 1);
  EXPECT_EQ(record.claims(0).claim_id().size(), 16u);
  EXPECT_EQ(store_->Stats().last_sequence, 0u);
  // Stored, it would be just that.
  const IngestResult result = Ingest(Raw("It rains.", "u"));
  HEARSAY_ASSERT_OK_AND_ASSIGN(
      const ArticleRecord stored,
      store_->Get(record::ParseArticleName(result.article).value()));
  EXPECT_EQ(stored.article_id(), record.article_id());
  EXPECT_EQ(stored.claims(0).claim_id(), record.claims(0).claim_id());
  EXPECT_THAT(
      pipeline_->Validate(Raw("")),
      StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("article.text")));
}

}  // namespace
}  // namespace hearsay::pipeline

#include "ingest_service/commit/article_store.h"

#include <future>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "common/base/field_error.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "ingest_service/commit/store_testing.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace hearsay::commit {
namespace {

using internal::v1::ArticleRecord;
using internal::v1::Change;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class ArticleStoreTest : public ::testing::Test {
 protected:
  void SetUp() override { Reopen(); }
  void Reopen() {
    store_.reset();
    HEARSAY_ASSERT_OK_AND_ASSIGN(store_,
                                 ArticleStore::Open(dir_.path(), clock_));
  }
  CommitResult Commit(ArticleRecord record) {
    return CommitAndWait(*store_, std::move(record));
  }
  ArticleRecord Get(const std::string& name) {
    absl::StatusOr<ArticleRecord> record = store_->Get(NameOf(name));
    EXPECT_THAT(record, IsOk());
    return record.value_or(ArticleRecord());
  }
  std::vector<Change> Changes(uint64_t from = 1) {
    return store_->ReadChanges(from, 1000, 1 << 20).value();
  }
  std::vector<internal::v1::ChangeKind> Kinds() {
    std::vector<internal::v1::ChangeKind> kinds;
    for (const Change& change : Changes()) kinds.push_back(change.kind());
    return kinds;
  }

  TempDir dir_;
  FakeClock clock_{absl::FromUnixSeconds(1700000000)};
  std::unique_ptr<ArticleStore> store_;
};

TEST_F(ArticleStoreTest, StoresAnArticleUnderItsName) {
  const CommitResult result =
      Commit(TestArticle("It rains.").Url("https://example.org/1").Claims(2));
  EXPECT_EQ(result.outcome, v1::INGEST_OUTCOME_CREATED);
  EXPECT_EQ(result.revision, 1);
  EXPECT_EQ(result.claim_count, 2);
  EXPECT_EQ(result.sequence, 1u);
  const ArticleRecord record = Get(result.article);
  EXPECT_EQ(record.text(), "It rains.");
  EXPECT_EQ(record.revision(), 1);
  EXPECT_EQ(record.day(), 100);
  EXPECT_EQ(record.article_id(), NameOf(result.article).key.id);
  EXPECT_EQ(record.create_time().seconds(), 1700000000);
  EXPECT_EQ(record.pub_status(), v1::PUB_STATUS_USABLE);
  EXPECT_EQ(record.claims(0).claim_id().size(), 16u);
  EXPECT_NE(record.claims(0).claim_id(), record.claims(1).claim_id());
}

TEST_F(ArticleStoreTest, KeepsEverythingAcrossAReopen) {
  const CommitResult result = Commit(TestArticle("It rains.").Claims(1));
  const std::string log_id = store_->log_id();
  const auto digests = store_->Digests().value();
  Reopen();
  EXPECT_EQ(store_->log_id(), log_id);
  EXPECT_EQ(store_->Digests().value(), digests);
  EXPECT_EQ(Get(result.article).text(), "It rains.");
  const StoreStats stats = store_->Stats();
  EXPECT_EQ(stats.last_sequence, 1u);
  EXPECT_EQ(stats.article_count, 1);
  EXPECT_EQ(stats.claim_count, 1);
  EXPECT_GT(stats.disk_bytes, 0);
}

TEST_F(ArticleStoreTest, TheSameContentIsUnchanged) {
  const CommitResult first = Commit(TestArticle("It rains.").Url("u"));
  const CommitResult again =
      Commit(TestArticle("It rains.").Url("u").FetchedAt(5));
  EXPECT_EQ(again.outcome, v1::INGEST_OUTCOME_UNCHANGED);
  EXPECT_EQ(again.article, first.article);
  EXPECT_EQ(again.revision, 1);
  EXPECT_EQ(again.sequence, 1u);
  EXPECT_EQ(store_->Stats().last_sequence, 1u);
}

TEST_F(ArticleStoreTest, OtherContentIsARevision) {
  const CommitResult first =
      Commit(TestArticle("It rains.").Url("u").Claims(3));
  clock_.Advance(absl::Seconds(7));
  const CommitResult second =
      Commit(TestArticle("It pours.").Url("u").FetchedAt(2).Claims(1));
  EXPECT_EQ(second.outcome, v1::INGEST_OUTCOME_REVISED);
  EXPECT_EQ(second.article, first.article);
  EXPECT_EQ(second.revision, 2);
  EXPECT_EQ(second.sequence, 2u);
  EXPECT_EQ(store_->Stats().article_count, 1);
  EXPECT_EQ(store_->Stats().claim_count, 1);
  EXPECT_EQ(Get(first.article).text(), "It pours.");
  EXPECT_EQ(Get(first.article).create_time().seconds(), 1700000000);
  EXPECT_EQ(Get(first.article).update_time().seconds(), 1700000007);
  EXPECT_EQ(Get(first.article + "@1").text(), "It rains.");
  EXPECT_EQ(Get(first.article + "@2").text(), "It pours.");
  EXPECT_THAT(store_->Get(NameOf(first.article + "@3")),
              StatusIs(absl::StatusCode::kNotFound));
}

TEST_F(ArticleStoreTest, AnOlderFetchNeverOverwrites) {
  Commit(TestArticle("New.").Url("u").FetchedAt(9));
  const CommitResult older = Commit(TestArticle("Old.").Url("u").FetchedAt(8));
  EXPECT_EQ(older.outcome, v1::INGEST_OUTCOME_UNCHANGED);
  EXPECT_EQ(Get(older.article).text(), "New.");
}

TEST_F(ArticleStoreTest, AnUnchangedFetchCountsAsTheNewest) {
  Commit(TestArticle("Stays.").Url("u").FetchedAt(1));
  Commit(TestArticle("Stays.").Url("u").FetchedAt(9));
  const CommitResult between =
      Commit(TestArticle("Passes.").Url("u").FetchedAt(5));
  EXPECT_EQ(between.outcome, v1::INGEST_OUTCOME_UNCHANGED);
  EXPECT_EQ(Get(between.article).text(), "Stays.");
}

TEST_F(ArticleStoreTest, EitherIdentityFindsTheArticleAndTheUrlWins) {
  const auto first = Commit(TestArticle("A.").Url("u1").ExternalId("e1"));
  const auto by_id = Commit(TestArticle("B.").ExternalId("e1"));
  const auto by_url = Commit(TestArticle("C.").Url("u1"));
  EXPECT_EQ(by_id.article, first.article);
  EXPECT_EQ(by_url.article, first.article);
  const auto other = Commit(TestArticle("D.").Url("u2").ExternalId("e2"));
  EXPECT_NE(other.article, first.article);
  const auto conflict = Commit(TestArticle("E.").Url("u1").ExternalId("e2"));
  EXPECT_EQ(conflict.article, first.article);
  EXPECT_EQ(Commit(TestArticle("F.").ExternalId("e2")).article, other.article);
}

TEST_F(ArticleStoreTest, LearnsAFurtherIdentityFromAnyDelivery) {
  const auto first = Commit(TestArticle("A.").ExternalId("e"));
  // Nothing changes but what is known of it.
  EXPECT_EQ(Commit(TestArticle("A.").Url("u").ExternalId("e")).outcome,
            v1::INGEST_OUTCOME_UNCHANGED);
  Reopen();
  const auto by_url = Commit(TestArticle("B.").Url("u").Claims(1));
  EXPECT_EQ(by_url.article, first.article);
  EXPECT_EQ(by_url.outcome, v1::INGEST_OUTCOME_REVISED);
}

TEST_F(ArticleStoreTest, ClaimIdsDoNotDependOnTheIdentityThatCame) {
  const auto first = Commit(TestArticle("A.").ExternalId("e").Claims(1));
  const std::string id = Get(first.article).claims(0).claim_id();
  ArticleRecord again = TestArticle("A.").Url("u").ExternalId("e").Claims(1);
  again.set_headline("New headline");
  EXPECT_EQ(Commit(again).outcome, v1::INGEST_OUTCOME_REVISED);
  EXPECT_EQ(Get(first.article).claims(0).claim_id(), id);
}

TEST_F(ArticleStoreTest, WithoutIdentityTheContentIsTheIdentity) {
  const auto first = Commit(TestArticle("A."));
  EXPECT_EQ(Commit(TestArticle("A.")).outcome, v1::INGEST_OUTCOME_UNCHANGED);
  const auto other = Commit(TestArticle("B."));
  EXPECT_EQ(other.outcome, v1::INGEST_OUTCOME_CREATED);
  EXPECT_NE(other.article, first.article);
  EXPECT_NE(Commit(TestArticle("A.").Source("b.org")).article, first.article);
}

TEST_F(ArticleStoreTest, ACopyIsLinkedToTheEarliestAndNotRewritten) {
  const auto first = Commit(TestArticle("Same.").Url("u"));
  const auto copy = Commit(TestArticle("Same.").Source("b.org").Url("v"));
  const auto third = Commit(TestArticle("Same.").Source("c.org").Url("w"));
  EXPECT_EQ(copy.outcome, v1::INGEST_OUTCOME_NEAR_DUPLICATE);
  EXPECT_EQ(third.outcome, v1::INGEST_OUTCOME_NEAR_DUPLICATE);
  EXPECT_EQ(Get(copy.article).original_article(), first.article);
  EXPECT_EQ(Get(third.article).original_article(), first.article);
  EXPECT_EQ(Get(first.article).original_article(), "");
  // The original goes its own way; the next oldest takes its place.
  Commit(TestArticle("Other.").Url("u").FetchedAt(2));
  const auto fourth = Commit(TestArticle("Same.").Source("d.org").Url("x"));
  EXPECT_EQ(Get(fourth.article).original_article(), copy.article);
}

TEST_F(ArticleStoreTest, ADateOfStrongerBasisMovesTheKey) {
  const auto first = Commit(TestArticle("A.").Url("u").Claims(1));
  const auto moved = Commit(
      TestArticle("A.").Url("u").Claims(1).Date(90, v1::DATE_BASIS_DECLARED));
  EXPECT_EQ(moved.outcome, v1::INGEST_OUTCOME_REVISED);
  EXPECT_NE(moved.article, first.article);
  EXPECT_EQ(Get(moved.article).day(), 90);
  // The old name is a redirect, for every revision; so is the new one.
  EXPECT_EQ(Get(first.article).day(), 90);
  EXPECT_EQ(Get(first.article + "@1").day(), 100);
  EXPECT_EQ(Get(moved.article + "@1").day(), 100);
  EXPECT_EQ(Get(first.article + "@2").day(), 90);
  EXPECT_EQ(Get(moved.article).claims(0).claim_id(),
            Get(moved.article + "@1").claims(0).claim_id());
  const std::vector<Change> changes = Changes();
  ASSERT_EQ(changes.size(), 2u);
  EXPECT_EQ(changes[0].kind(), internal::v1::CHANGE_KIND_CREATED);
  EXPECT_EQ(changes[0].record().day(), 100);
  EXPECT_EQ(changes[1].kind(), internal::v1::CHANGE_KIND_MOVED);
  EXPECT_EQ(changes[1].record().day(), 90);
  EXPECT_EQ(changes[1].previous_day(), 100);
  EXPECT_EQ(changes[1].previous_sequence(), 1u);
}

TEST_F(ArticleStoreTest, ADateOfNoStrongerBasisMovesNothing) {
  const auto first =
      Commit(TestArticle("A.").Url("u").Date(100, v1::DATE_BASIS_METADATA));
  for (const auto basis : {v1::DATE_BASIS_METADATA, v1::DATE_BASIS_FETCHED}) {
    const auto later =
        Commit(TestArticle(absl::StrCat("B", basis)).Url("u").Date(120, basis));
    EXPECT_EQ(later.outcome, v1::INGEST_OUTCOME_REVISED);
    EXPECT_EQ(later.article, first.article);
    EXPECT_EQ(Get(later.article).publish_time().seconds(), 100 * 86400);
    EXPECT_EQ(Get(later.article).publish_time_basis(), v1::DATE_BASIS_METADATA);
  }
}

TEST_F(ArticleStoreTest, OtherDaysOfAnArticleAreNoNamesOfIt) {
  record::ArticleName name = NameOf(Commit(TestArticle("A.")).article);
  name.key.day = 99;
  EXPECT_THAT(store_->Get(name), StatusIs(absl::StatusCode::kNotFound));
  EXPECT_THAT(store_->Retract(name, "why"),
              StatusIs(absl::StatusCode::kNotFound));
}

TEST_F(ArticleStoreTest, ARetractionLeavesATombstoneAlone) {
  const auto first = Commit(TestArticle("Secret one.").Url("u").Claims(2));
  Commit(TestArticle("Secret two.").Url("u").FetchedAt(2).Claims(1));
  HEARSAY_ASSERT_OK_AND_ASSIGN(
      const auto retraction,
      store_->Retract(NameOf(first.article), "court order"));
  EXPECT_EQ(retraction.sequence, 3u);
  const ArticleRecord tombstone = Get(first.article);
  EXPECT_EQ(tombstone.SerializeAsString(),
            retraction.tombstone.SerializeAsString());
  EXPECT_EQ(tombstone.pub_status(), v1::PUB_STATUS_CANCELED);
  EXPECT_EQ(tombstone.retraction_reason(), "court order");
  EXPECT_EQ(tombstone.canonical_url(), "u");
  EXPECT_EQ(tombstone.text(), "");
  EXPECT_THAT(tombstone.claims(), IsEmpty());
  EXPECT_THAT(store_->Get(NameOf(first.article + "@1")),
              StatusIs(absl::StatusCode::kNotFound));
  EXPECT_EQ(store_->Stats().article_count, 0);
  EXPECT_EQ(store_->Stats().claim_count, 0);
  EXPECT_THAT(Kinds(), ElementsAre(internal::v1::CHANGE_KIND_GONE,
                                   internal::v1::CHANGE_KIND_GONE,
                                   internal::v1::CHANGE_KIND_RETRACTED));
}

TEST_F(ArticleStoreTest, ASecondRetractionGivesTheFirstReason) {
  const auto first = Commit(TestArticle("A."));
  HEARSAY_ASSERT_OK(store_->Retract(NameOf(first.article), "one").status());
  HEARSAY_ASSERT_OK_AND_ASSIGN(const auto again,
                               store_->Retract(NameOf(first.article), "two"));
  EXPECT_EQ(again.tombstone.retraction_reason(), "one");
  EXPECT_EQ(again.sequence, 2u);
  EXPECT_EQ(store_->Stats().last_sequence, 2u);
}

TEST_F(ArticleStoreTest, ARetractedIdentityIsRejected) {
  const auto first = Commit(TestArticle("A.").Url("u"));
  HEARSAY_ASSERT_OK(store_->Retract(NameOf(first.article), "why").status());
  const auto again = Commit(TestArticle("A.").Url("u").FetchedAt(9));
  EXPECT_EQ(again.outcome, v1::INGEST_OUTCOME_REJECTED);
  EXPECT_EQ(again.article, first.article);
  EXPECT_EQ(GetErrorDetail(again.error).reason, "ARTICLE_RETRACTED");
}

TEST_F(ArticleStoreTest, RetractsByAnOldNameButNotByARevision) {
  const auto first = Commit(TestArticle("A.").Url("u"));
  Commit(TestArticle("B.").Url("u").Date(90, v1::DATE_BASIS_DECLARED));
  EXPECT_THAT(store_->Retract(NameOf(first.article + "@1"), "why"),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("name")));
  HEARSAY_ASSERT_OK(store_->Retract(NameOf(first.article), "why").status());
  EXPECT_EQ(Get(first.article).pub_status(), v1::PUB_STATUS_CANCELED);
}

TEST_F(ArticleStoreTest, CopiesOfARetractedArticleHaveAnotherOriginal) {
  const auto first = Commit(TestArticle("Same.").Url("u"));
  const auto second = Commit(TestArticle("Same.").Source("b.org").Url("v"));
  HEARSAY_ASSERT_OK(store_->Retract(NameOf(first.article), "why").status());
  const auto third = Commit(TestArticle("Same.").Source("c.org").Url("w"));
  EXPECT_EQ(Get(third.article).original_article(), second.article);
}

TEST_F(ArticleStoreTest, ChangesCarryTheRevisionThatTheyBrought) {
  Commit(TestArticle("One.").Url("u"));
  Commit(TestArticle("Two.").Url("u").FetchedAt(2));
  Commit(TestArticle("Else.").Url("v"));
  const std::vector<Change> changes = Changes();
  ASSERT_EQ(changes.size(), 3u);
  EXPECT_EQ(changes[0].record().text(), "One.");
  EXPECT_EQ(changes[1].record().text(), "Two.");
  EXPECT_EQ(changes[1].kind(), internal::v1::CHANGE_KIND_REVISED);
  EXPECT_EQ(changes[1].previous_sequence(), 1u);
  EXPECT_EQ(changes[2].sequence(), 3u);
  EXPECT_EQ(changes[2].record().text(), "Else.");
}

TEST_F(ArticleStoreTest, ReadChangesIsBounded) {
  for (int i = 0; i < 5; ++i) Commit(TestArticle(absl::StrCat("Text ", i)));
  EXPECT_EQ(store_->ReadChanges(2, 3, 1 << 20)->size(), 3u);
  EXPECT_EQ(store_->ReadChanges(1, 1000, 1)->size(), 1u);
  EXPECT_THAT(store_->ReadChanges(6, 10, 1000), IsOkAndHolds(IsEmpty()));
  EXPECT_THAT(store_->ReadChanges(7, 10, 1000),
              StatusIs(absl::StatusCode::kOutOfRange));
  EXPECT_THAT(store_->ReadChanges(0, 10, 1000),
              StatusIs(absl::StatusCode::kOutOfRange));
}

// A batch is on disk a moment before the store counts it.
TEST_F(ArticleStoreTest, ChangesCanBeReadOnFromWhereverOneReadEnded) {
  constexpr uint64_t kArticles = 300;
  absl::Status status;
  uint64_t next = 1;
  std::thread follower([&] {
    const absl::Time deadline = absl::Now() + absl::Seconds(30);
    while (status.ok() && next <= kArticles && absl::Now() < deadline) {
      const auto changes = store_->ReadChanges(next, 1000, 1 << 20);
      status = changes.status();
      if (status.ok()) next += changes->size();
    }
  });
  for (uint64_t i = 0; i < kArticles; ++i) {
    Commit(TestArticle(absl::StrCat("Text ", i)));
  }
  follower.join();
  HEARSAY_EXPECT_OK(status);
  EXPECT_EQ(next, kArticles + 1);
}

TEST_F(ArticleStoreTest, TellsListenersOfDurableChanges) {
  std::vector<uint64_t> heard;
  const uint64_t handle =
      store_->Listen([&](uint64_t sequence) { heard.push_back(sequence); });
  Commit(TestArticle("A.").Url("u"));
  Commit(TestArticle("A.").Url("u"));
  Commit(TestArticle("B.").Url("u"));
  store_->Unlisten(handle);
  Commit(TestArticle("C.").Url("u"));
  EXPECT_THAT(heard, ElementsAre(1, 2));
}

TEST_F(ArticleStoreTest, MoreClaimsThanNumbersAreCut) {
  const auto result = Commit(TestArticle("A.").Claims(5000));
  EXPECT_EQ(result.claim_count, 4096);
  EXPECT_EQ(Get(result.article).claims_size(), 4096);
}

TEST_F(ArticleStoreTest, WhatHasNoKeyIsRejectedByField) {
  EXPECT_EQ(GetErrorDetail(Commit(TestArticle("A.").Source("a/b")).error).field,
            "article.source");
  EXPECT_EQ(GetErrorDetail(
                Commit(TestArticle("A.").Date(9999999, v1::DATE_BASIS_DECLARED))
                    .error)
                .field,
            "article.publish_time");
}

// Many threads revise the same few articles at once, so that one batch holds
// several revisions of one: the numbers are dense, and the last fetch wins.
TEST_F(ArticleStoreTest, ConcurrentRevisionsAreNumberedWithoutGaps) {
  constexpr int kThreads = 4, kArticles = 3, kRounds = 50;
  std::vector<std::thread> threads;
  std::atomic<int> answers = 0;
  std::atomic<int> stored = 0;
  for (int t = 0; t < kThreads; ++t) {
    threads.emplace_back([&, t] {
      for (int round = 0; round < kRounds; ++round) {
        for (int article = 0; article < kArticles; ++article) {
          store_->Commit(TestArticle(absl::StrCat(t, "/", round))
                             .Source(absl::StrCat("s", article))
                             .Url("u")
                             .FetchedAt(round * kThreads + t)
                             .Claims(1),
                         [&](const CommitResult& result) {
                           if (result.outcome != v1::INGEST_OUTCOME_UNCHANGED) {
                             ++stored;
                           }
                           ++answers;
                         });
        }
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  Reopen();
  EXPECT_EQ(answers, kThreads * kArticles * kRounds);
  EXPECT_EQ(store_->Stats().last_sequence, static_cast<uint64_t>(stored));
  EXPECT_EQ(store_->Stats().article_count, kArticles);
  EXPECT_EQ(store_->Stats().claim_count, kArticles);
  std::map<std::string, int> revisions;
  std::map<std::string, std::string> last_text;
  for (const Change& change : Changes()) {
    EXPECT_EQ(change.record().revision(),
              ++revisions[change.record().source()]);
    last_text[change.record().source()] = change.record().text();
  }
  for (const auto& [source, text] : last_text) {
    EXPECT_EQ(text, absl::StrCat(kThreads - 1, "/", kRounds - 1)) << source;
  }
}

}  // namespace
}  // namespace hearsay::commit

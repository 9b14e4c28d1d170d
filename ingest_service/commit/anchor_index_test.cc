#include "ingest_service/commit/anchor_index.h"

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "ingest_service/commit/families.h"
#include "ingest_service/commit/fingerprint_row.h"
#include "ingest_service/commit/store_meta.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace hearsay::commit {
namespace {

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using ::testing::IsEmpty;
using ::testing::Pair;

std::vector<uint64_t> Sequences(uint64_t first, uint64_t last) {
  std::vector<uint64_t> sequences;
  for (uint64_t n = first; n <= last; ++n) sequences.push_back(n);
  return sequences;
}

class AnchorIndexTest : public ::testing::Test {
 protected:
  void SetUp() override { Restart(); }
  // As after a crash: what is in memory is gone.
  void Restart() {
    index_ = std::make_unique<AnchorIndex>(*store_.database, run_pairs_);
    HEARSAY_ASSERT_OK(index_->Load());
  }
  // One batch that adds an article with its sketch.
  void Commit(uint64_t created_sequence, const std::vector<uint64_t>& anchors) {
    rocksdb::WriteBatch batch;
    batch.Put(store_.database->family(kSketches), SketchKey(created_sequence),
              SketchRowOf(std::string(16, 'i'),
                          EncodeTextSketch({.anchors = anchors,
                                            .samples = {1},
                                            .sample_limit = 1 << 20})));
    HEARSAY_ASSERT_OK(store_.database->Write(batch, /*durable=*/true));
    index_->Add(anchors, created_sequence);
    index_->Keep(created_sequence);
  }
  std::vector<std::pair<uint64_t, int>> HoldersOf(
      const std::vector<uint64_t>& anchors) {
    std::vector<std::pair<uint64_t, int>> holders;
    const auto found = index_->HoldersOf(anchors).value();
    for (const auto& holder : found) {
      holders.emplace_back(holder.created_sequence, holder.anchors);
    }
    return holders;
  }
  bool HasRow(uint64_t anchor) {
    return store_.database->Get(kAnchors, AnchorKey(anchor))
        .value()
        .has_value();
  }

  TempDir dir_;
  const OpenedStore store_ = OpenStore(dir_.path(), nullptr).value();
  size_t run_pairs_ = 4;
  std::unique_ptr<AnchorIndex> index_;
};

TEST_F(AnchorIndexTest, FindsInMemoryInRunsAndInBoth) {
  Commit(1, {10, 20, 30});
  EXPECT_THAT(HoldersOf({10, 30, 50}), ElementsAre(Pair(1, 2)));
  Commit(2, {20, 40});  // A run.
  Commit(3, {10, 20});
  for (int restart = 0; restart < 2; ++restart) {
    EXPECT_THAT(HoldersOf({10, 20, 40}),
                ElementsAre(Pair(1, 2), Pair(2, 2), Pair(3, 2)));
    EXPECT_THAT(HoldersOf({50}), IsEmpty());
    Restart();
  }
  EXPECT_TRUE(HasRow(40));
}

TEST_F(AnchorIndexTest, WhatWasThrownAwayIsForgotten) {
  Commit(1, {10});
  index_->Add({10, 20}, 2);
  index_->Remove({10}, 1);
  EXPECT_THAT(HoldersOf({10, 20}), ElementsAre(Pair(1, 1), Pair(2, 2)));
  index_->Forget();
  index_->Keep(1);
  EXPECT_THAT(HoldersOf({10, 20}), ElementsAre(Pair(1, 1)));
}

TEST_F(AnchorIndexTest, WhatIsRemovedIsGoneOnceTheBatchIsDurable) {
  Commit(1, {10, 20});
  index_->Remove({10, 20}, 1);
  index_->Keep(2);
  EXPECT_THAT(HoldersOf({10, 20}), IsEmpty());
}

TEST_F(AnchorIndexTest, RowsWrittenByHandAreFoundAndOutliveRuns) {
  Commit(1, {10, 20, 30, 40});  // A run.
  index_->ExpectRows({10, 20});
  rocksdb::WriteBatch batch;
  batch.Put(store_.database->family(kAnchors), AnchorKey(10),
            EncodeHolders({7}));
  batch.Delete(store_.database->family(kAnchors), AnchorKey(20));
  HEARSAY_ASSERT_OK(store_.database->Write(batch, /*durable=*/true));
  EXPECT_THAT(HoldersOf({10, 20, 30}), ElementsAre(Pair(1, 1), Pair(7, 1)));
  Commit(2, {10, 20, 50, 60});  // Another run.
  Restart();
  EXPECT_THAT(HoldersOf({10, 20, 30}),
              ElementsAre(Pair(1, 1), Pair(2, 2), Pair(7, 1)));
}

TEST_F(AnchorIndexTest, OnlyTheEarliestOfManyCount) {
  for (uint64_t sequence = 1; sequence <= 100; ++sequence) {
    Commit(sequence, {10});
  }
  const auto holders = HoldersOf({10});
  EXPECT_EQ(holders.size(), kMaxCopiesInRow);
  EXPECT_THAT(holders.back(), Pair(kMaxCopiesInRow, 1));
}

// Runs cannot be written while their file's name is a folder's.
class AnchorIndexWithoutRunsTest : public AnchorIndexTest {
 protected:
  void SetUp() override {
    AnchorIndexTest::SetUp();
    std::filesystem::create_directory(name_);
  }
  void LetRunsBeWritten() { std::filesystem::remove(name_); }
  // Articles of two anchors each: two of them make a run.
  void Commit(uint64_t first, uint64_t last) {
    for (uint64_t n = first; n <= last; ++n) {
      AnchorIndexTest::Commit(n, {10 * n, 10 * n + 5});
      index_->ExpectRows({});  // As if the disk were never slow.
    }
  }
  std::vector<uint64_t> Found(uint64_t first, uint64_t last) {
    std::vector<uint64_t> found;
    for (uint64_t n = first; n <= last; ++n) {
      for (const auto& [holder, anchors] : HoldersOf({10 * n})) {
        found.push_back(holder);
      }
    }
    return found;
  }

 private:
  const std::string name_ = dir_.path() + "/run.unfinished";
};

TEST_F(AnchorIndexWithoutRunsTest, TheNewestAreFoundAndMemoryIsBounded) {
  Commit(1, 21);
  EXPECT_THAT(Found(1, 21), ElementsAre(19, 20, 21));
  EXPECT_FALSE(HasRow(10));
}

TEST_F(AnchorIndexWithoutRunsTest, AllAreFoundOnceRunsCanBeWritten) {
  Commit(1, 20);
  LetRunsBeWritten();
  Commit(21, 40);
  for (int restart = 0; restart < 2; ++restart) {
    EXPECT_THAT(Found(1, 40), ElementsAreArray(Sequences(1, 40)));
    Restart();
  }
}

TEST_F(AnchorIndexWithoutRunsTest, WhoWaitsAfterwardsWaitsForOneRun) {
  Commit(1, 20);
  LetRunsBeWritten();
  Commit(21, 21);
  EXPECT_TRUE(HasRow(20));
  EXPECT_FALSE(HasRow(30));  // Of the next run.
  Commit(22, 22);
  EXPECT_TRUE(HasRow(40));
  EXPECT_FALSE(HasRow(50));
}

TEST_F(AnchorIndexWithoutRunsTest, ARestartFindsAllAgain) {
  Commit(1, 20);
  LetRunsBeWritten();
  Restart();
  EXPECT_THAT(Found(1, 20), ElementsAreArray(Sequences(1, 20)));
}

TEST_F(AnchorIndexWithoutRunsTest, ARunIsTriedAgainBeforeTheNextIsFull) {
  run_pairs_ = 40;
  Restart();
  Commit(1, 20);
  LetRunsBeWritten();
  Commit(21, 23);
  EXPECT_TRUE(HasRow(10));
  EXPECT_THAT(Found(1, 23), ElementsAreArray(Sequences(1, 23)));
}

TEST_F(AnchorIndexTest, SaysOfTheNewestHowManyAnchorsTheyHave) {
  Commit(1, {10, 20, 30, 40, 50});
  EXPECT_EQ(index_->HoldersOf({10, 20}).value().at(0).of, 5u);
  index_->Add({10, 20, 60}, 1);  // Another text of it, which is not stored.
  index_->Forget();
  EXPECT_EQ(index_->HoldersOf({10, 20}).value().at(0).of, 0u);
}

TEST_F(AnchorIndexTest, ARunThatWasLostIsMadeAnew) {
  for (uint64_t sequence = 1; sequence <= 20; ++sequence) {
    Commit(sequence, {10 * sequence, 1000, 2000});
  }
  index_->ExpectRows({});
  rocksdb::WriteBatch batch;
  batch.Delete(store_.database->family(kAnchors), std::string(kCoveredKey));
  for (uint64_t sequence = 1; sequence <= 20; ++sequence) {
    batch.Delete(store_.database->family(kAnchors), AnchorKey(10 * sequence));
  }
  HEARSAY_ASSERT_OK(store_.database->Write(batch, /*durable=*/true));
  Restart();
  EXPECT_THAT(HoldersOf({10, 200}), ElementsAre(Pair(1, 1), Pair(20, 1)));
}

TEST_F(AnchorIndexTest, WhatARestartFindsInRowsStaysFoundOnceTheyWereRead) {
  for (uint64_t sequence = 1; sequence <= 20; ++sequence) {
    Commit(sequence, {10 * sequence, 10 * sequence + 5});
  }
  Restart();
  // The rows are taken note of at some Keep, sooner or later.
  for (uint64_t sequence = 21; sequence <= 200; ++sequence) {
    Commit(sequence, {10 * sequence, 10 * sequence + 5});
    ASSERT_THAT(HoldersOf({10, 15, 16, 17}), ElementsAre(Pair(1, 2)));
    ASSERT_THAT(HoldersOf({10 * sequence}), ElementsAre(Pair(sequence, 1)));
  }
}

TEST_F(AnchorIndexTest, ARowByHandIsFoundOnceAllRowsWereRead) {
  Commit(1, {10, 20, 30, 40});  // A run.
  Restart();
  for (uint64_t sequence = 2; sequence <= 50; ++sequence) {
    Commit(sequence, {1000 + sequence});
  }
  index_->ExpectRows({77});
  rocksdb::WriteBatch batch;
  batch.Put(store_.database->family(kAnchors), AnchorKey(77),
            EncodeHolders({7}));
  HEARSAY_ASSERT_OK(store_.database->Write(batch, /*durable=*/true));
  EXPECT_THAT(HoldersOf({77, 78}), ElementsAre(Pair(7, 1)));
}

TEST_F(AnchorIndexTest, AKeyThatIsNoAnchorLeavesAllToTheStore) {
  rocksdb::WriteBatch batch;
  batch.Put(store_.database->family(kAnchors), "long key", EncodeHolders({1}));
  batch.Put(store_.database->family(kAnchors), AnchorKey(10),
            EncodeHolders({7}));
  HEARSAY_ASSERT_OK(store_.database->Write(batch, /*durable=*/true));
  Restart();
  for (uint64_t sequence = 1; sequence <= 50; ++sequence) {
    Commit(sequence, {1000 + sequence});
    ASSERT_THAT(HoldersOf({10}), ElementsAre(Pair(7, 1)));
  }
}

TEST_F(AnchorIndexTest, DamageIsDataLoss) {
  rocksdb::WriteBatch batch;
  batch.Put(store_.database->family(kAnchors), AnchorKey(10), "\x80");
  batch.Put(store_.database->family(kSketches), SketchKey(1), "short");
  HEARSAY_ASSERT_OK(store_.database->Write(batch, /*durable=*/true));
  AnchorIndex index(*store_.database);
  EXPECT_THAT(index.Load(), StatusIs(absl::StatusCode::kDataLoss));
  EXPECT_THAT(index.HoldersOf({10}).status(),
              StatusIs(absl::StatusCode::kDataLoss));
}

}  // namespace
}  // namespace hearsay::commit

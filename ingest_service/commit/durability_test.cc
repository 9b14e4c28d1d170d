// What the store does when the disk lets it down: damaged bytes, missing rows,
// no space, and bytes that must not be there any more.
#include <atomic>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/base/field_error.h"
#include "common/record/change_codec.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "ingest_service/commit/anchor_index.h"
#include "ingest_service/commit/article_store.h"
#include "ingest_service/commit/families.h"
#include "ingest_service/commit/fingerprint_row.h"
#include "ingest_service/commit/open_batch.h"
#include "ingest_service/commit/store_meta.h"
#include "ingest_service/commit/store_testing.h"
#include "rocksdb/env.h"
#include "rocksdb/file_system.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace hearsay::commit {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::HasSubstr;

class DurabilityTest : public ::testing::Test {
 protected:
  absl::StatusOr<std::unique_ptr<ArticleStore>> Open(
      const StoreOptions& options = {}) {
    return ArticleStore::Open(dir_.path(), clock_, options);
  }
  // Writes to the closed store behind its back.
  template <typename Edit>
  void Tamper(Edit edit) {
    HEARSAY_ASSERT_OK_AND_ASSIGN(const OpenedStore opened,
                                 OpenStore(dir_.path(), nullptr));
    rocksdb::WriteBatch batch;
    edit(*opened.database, batch);
    HEARSAY_ASSERT_OK(opened.database->Write(batch, /*durable=*/true));
  }
  static std::string Read(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  std::vector<fs::path> FilesWith(const std::string& marker) {
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator(dir_.path())) {
      if (Read(entry.path()).find(marker) != std::string::npos) {
        found.push_back(entry.path());
      }
    }
    return found;
  }
  void FlipIn(const std::string& extension, const std::string& marker) {
    for (const fs::path& path : FilesWith(marker)) {
      if (path.extension() != extension) continue;
      std::string bytes = Read(path);
      bytes[bytes.find(marker)] ^= 1;
      std::ofstream(path, std::ios::binary) << bytes;
      return;
    }
    FAIL() << "no " << extension << " file holds " << marker;
  }

  TempDir dir_;
  FakeClock clock_{absl::FromUnixSeconds(1700000000)};
};

TEST_F(DurabilityTest, RefusesADamagedLogAndSaysWhatToDo) {
  {
    const auto store = Open().value();
    CommitAndWait(*store, TestArticle("first-marker"));
    CommitAndWait(*store, TestArticle("second"));
  }
  FlipIn(".log", "first-marker");
  EXPECT_THAT(Open(), StatusIs(absl::StatusCode::kDataLoss,
                               AllOf(HasSubstr(dir_.path()),
                                     HasSubstr("restore the folder"))));
}

TEST_F(DurabilityTest, DamagedTablesAreDataLossNeverNotFound) {
  std::string name;
  {
    const auto store = Open().value();
    name = CommitAndWait(*store, TestArticle("table-marker")).article;
  }
  Tamper([](const storage::Database& database, rocksdb::WriteBatch&) {
    HEARSAY_ASSERT_OK(database.Flush());
  });
  FlipIn(".sst", "table-marker");
  const auto store = Open().value();
  EXPECT_THAT(store->Get(NameOf(name)), StatusIs(absl::StatusCode::kDataLoss));
  EXPECT_THAT(store->ReadChanges(1, 10, 1000),
              StatusIs(absl::StatusCode::kDataLoss));
  EXPECT_THAT(store->Digests(), StatusIs(absl::StatusCode::kDataLoss));
}

TEST_F(DurabilityTest, RefusesAnotherSchemaVersion) {
  (void)Open().value();
  Tamper([](const storage::Database& database, rocksdb::WriteBatch& batch) {
    batch.Put(database.family(kMeta), kSchemaVersionKey, "99");
  });
  EXPECT_THAT(Open(), StatusIs(absl::StatusCode::kFailedPrecondition,
                               HasSubstr("schema version 99")));
}

TEST_F(DurabilityTest, RefusesALogThatLostItsEnd) {
  {
    const auto store = Open().value();
    for (int i = 0; i < 3; ++i) {
      CommitAndWait(*store, TestArticle(absl::StrCat(i)));
    }
  }
  Tamper([](const storage::Database& database, rocksdb::WriteBatch& batch) {
    batch.Delete(database.family(kChanges), record::EncodeSequenceKey(3));
  });
  EXPECT_THAT(Open(), StatusIs(absl::StatusCode::kDataLoss,
                               HasSubstr("end at sequence 2")));
}

TEST_F(DurabilityTest, AGapInTheLogIsDataLoss) {
  const auto expect_gap = [&] {
    const auto store = Open().value();
    EXPECT_THAT(store->ReadChanges(1, 10, 1000),
                StatusIs(absl::StatusCode::kDataLoss, HasSubstr("sequence 2")));
  };
  {
    const auto store = Open().value();
    for (int i = 0; i < 3; ++i) {
      CommitAndWait(*store, TestArticle(absl::StrCat(i)));
    }
  }
  Tamper([](const storage::Database& database, rocksdb::WriteBatch& batch) {
    batch.Delete(database.family(kChanges), record::EncodeSequenceKey(2));
  });
  expect_gap();
}

TEST_F(DurabilityTest, ATakedownLeavesTheTextInNoFile) {
  const std::string marker = "marker-of-the-secret";
  {
    const auto store = Open().value();
    CommitAndWait(*store, TestArticle(marker + " one").Url("u"));
  }
  Tamper([](const storage::Database& database, rocksdb::WriteBatch&) {
    HEARSAY_ASSERT_OK(database.Flush());
  });
  const auto store = Open().value();
  const auto revised =
      CommitAndWait(*store, TestArticle(marker + " two")
                                .Url("u")
                                .FetchedAt(2)
                                .Date(90, v1::DATE_BASIS_DECLARED));
  ASSERT_FALSE(FilesWith(marker).empty());
  HEARSAY_ASSERT_OK(store->Retract(NameOf(revised.article), "why").status());
  store->WaitUntilPurged();
  EXPECT_THAT(FilesWith(marker), ::testing::IsEmpty());
  EXPECT_EQ(store->Get(NameOf(revised.article))->retraction_reason(), "why");
}

TEST_F(DurabilityTest, AnArticleWithADamagedSketchCanBeTakenDown) {
  record::ArticleName name;
  {
    const auto store = Open().value();
    std::string text;
    for (int i = 0; i < 200; ++i) absl::StrAppend(&text, "word", i, " ");
    name = NameOf(CommitAndWait(*store, TestArticle(text)).article);
  }
  HEARSAY_ASSERT_OK_AND_ASSIGN(const OpenedStore opened,
                               OpenStore(dir_.path(), nullptr));
  HEARSAY_ASSERT_OK_AND_ASSIGN(const auto sketch,
                               opened.database->Get(kSketches, SketchKey(1)));
  ASSERT_TRUE(sketch.has_value());
  rocksdb::WriteBatch damage;
  damage.Put(opened.database->family(kSketches), SketchKey(1), "damaged");
  HEARSAY_ASSERT_OK(opened.database->Write(damage, true));

  AnchorIndex anchors(*opened.database);
  OpenBatch batch(*opened.database, anchors, opened.counters, clock_.Now());
  HEARSAY_ASSERT_OK(batch.Retract(name, "why").status());
  rocksdb::WriteBatch write;
  batch.Finish(write);
  HEARSAY_ASSERT_OK(opened.database->Write(write, true));
  EXPECT_THAT(opened.database->Get(kSketches, SketchKey(1)),
              IsOkAndHolds(std::nullopt));
}

TEST_F(DurabilityTest, AnInterruptedPurgeIsFinishedByTheNextRun) {
  const std::string marker = "marker-of-the-secret";
  record::ArticleName name;
  {
    const auto store = Open().value();
    name = NameOf(CommitAndWait(*store, TestArticle(marker)).article);
  }
  {
    // The tombstone becomes durable, and then the power fails.
    HEARSAY_ASSERT_OK_AND_ASSIGN(const OpenedStore opened,
                                 OpenStore(dir_.path(), nullptr));
    AnchorIndex anchors(*opened.database);
    OpenBatch batch(*opened.database, anchors, opened.counters, clock_.Now());
    HEARSAY_ASSERT_OK(batch.Retract(name, "why").status());
    rocksdb::WriteBatch write;
    batch.Finish(write);
    HEARSAY_ASSERT_OK(opened.database->Write(write, true));
  }
  ASSERT_FALSE(FilesWith(marker).empty());
  const auto store = Open().value();
  store->WaitUntilPurged();
  EXPECT_THAT(FilesWith(marker), ::testing::IsEmpty());
  EXPECT_EQ(store->Stats().article_count, 0);
}

TEST_F(DurabilityTest, ALowDiskRefusesArticlesAndThenAll) {
  std::atomic<uint64_t> available = 1000;
  StoreOptions options;
  options.disk_space = [&] { return storage::DiskSpace{1000, available}; };
  const auto store = Open(options).value();
  const auto with = [&](uint64_t bytes) {
    available = bytes;
    clock_.Advance(absl::Seconds(2));
  };
  const auto first = CommitAndWait(*store, TestArticle("one"));
  with(99);
  const auto refused = CommitAndWait(*store, TestArticle("two"));
  EXPECT_EQ(refused.outcome, v1::INGEST_OUTCOME_REJECTED);
  EXPECT_THAT(refused.error, StatusIs(absl::StatusCode::kResourceExhausted));
  EXPECT_TRUE(GetErrorDetail(refused.error).retry_after.has_value());
  with(40);
  EXPECT_THAT(store->Retract(NameOf(first.article), "why"),
              StatusIs(absl::StatusCode::kResourceExhausted));
  with(99);
  HEARSAY_EXPECT_OK(store->Retract(NameOf(first.article), "why"));
  with(1000);
  EXPECT_EQ(CommitAndWait(*store, TestArticle("two")).outcome,
            v1::INGEST_OUTCOME_CREATED);
}

TEST_F(DurabilityTest, AClockThatJumpsEitherWayDecidesNothing) {
  const auto store = Open().value();
  uint64_t sequence = 0;
  for (const absl::Duration jump :
       {absl::Hours(24 * 400), -absl::Hours(24 * 800), absl::ZeroDuration(),
        absl::Hours(1)}) {
    clock_.Advance(jump);
    const auto result =
        CommitAndWait(*store, TestArticle(absl::StrCat("text ", sequence))
                                  .Url("u")
                                  .FetchedAt(sequence + 1));
    EXPECT_EQ(result.sequence, ++sequence);
    EXPECT_EQ(result.revision, static_cast<int32_t>(sequence));
    HEARSAY_EXPECT_OK(store->Accepting());
  }
  const auto changes = store->ReadChanges(1, 10, 10000).value();
  ASSERT_EQ(changes.size(), sequence);
  EXPECT_EQ(changes.back().record().text(), "text 3");
}

// A file that takes no more bytes while the disk is full.
class FullDiskFile final : public rocksdb::FSWritableFileOwnerWrapper {
 public:
  FullDiskFile(std::unique_ptr<rocksdb::FSWritableFile> file,
               const std::atomic<bool>& full)
      : FSWritableFileOwnerWrapper(std::move(file)), full_(full) {}
  rocksdb::IOStatus Append(const rocksdb::Slice& data,
                           const rocksdb::IOOptions& options,
                           rocksdb::IODebugContext* context) override {
    if (full_) return rocksdb::IOStatus::NoSpace("disk full");
    return FSWritableFileOwnerWrapper::Append(data, options, context);
  }
  rocksdb::IOStatus Append(const rocksdb::Slice& data,
                           const rocksdb::IOOptions& options,
                           const rocksdb::DataVerificationInfo&,
                           rocksdb::IODebugContext* context) override {
    return Append(data, options, context);
  }

 private:
  const std::atomic<bool>& full_;
};

class FullDisk final : public rocksdb::FileSystemWrapper {
 public:
  FullDisk() : FileSystemWrapper(rocksdb::FileSystem::Default()) {}
  const char* Name() const override { return "FullDisk"; }
  rocksdb::IOStatus NewWritableFile(
      const std::string& name, const rocksdb::FileOptions& options,
      std::unique_ptr<rocksdb::FSWritableFile>* file,
      rocksdb::IODebugContext* context) override {
    const rocksdb::IOStatus status =
        FileSystemWrapper::NewWritableFile(name, options, file, context);
    if (status.ok()) {
      *file = std::make_unique<FullDiskFile>(std::move(*file), full);
    }
    return status;
  }

  std::atomic<bool> full = false;
};

TEST_F(DurabilityTest, AFullDiskLosesNothingAndHealsByItself) {
  const auto disk = std::make_shared<FullDisk>();
  const auto env = rocksdb::NewCompositeEnv(disk);
  StoreOptions options;
  options.env = env.get();
  {
    const auto store = Open(options).value();
    const auto first = CommitAndWait(*store, TestArticle("one").Url("u"));
    disk->full = true;
    for (int i = 0; i < 2; ++i) {
      const auto refused = CommitAndWait(*store, TestArticle("two").Url("u"));
      EXPECT_EQ(refused.outcome, v1::INGEST_OUTCOME_REJECTED);
      EXPECT_THAT(refused.error,
                  StatusIs(absl::StatusCode::kResourceExhausted));
    }
    // Reads go on, and nothing of what failed can be seen.
    EXPECT_EQ(store->Get(NameOf(first.article))->text(), "one");
    EXPECT_EQ(store->Stats().last_sequence, 1u);
    disk->full = false;
    const auto second = CommitAndWait(*store, TestArticle("two").Url("u"));
    HEARSAY_EXPECT_OK(second.error);
    EXPECT_EQ(second.revision, 2);
    EXPECT_EQ(second.sequence, 2u);
  }
  const auto store = Open(options).value();
  EXPECT_EQ(store->ReadChanges(1, 10, 10000)->size(), 2u);
}

}  // namespace
}  // namespace hearsay::commit

#include "common/storage/database.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "common/storage/run_writer.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "rocksdb/perf_context.h"
#include "rocksdb/perf_level.h"
#include "rocksdb/table_properties.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace hearsay::storage {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using MaybeBytes = std::optional<std::string>;

const std::vector<ColumnFamily> kFamilies = {
    {.name = "plain"}, {.name = "packed", .compress = false}};

class DatabaseTest : public ::testing::Test {
 protected:
  absl::StatusOr<std::unique_ptr<Database>> Open() {
    return Database::Open(dir_ / "db", kFamilies, {.advice = "call the vet"});
  }
  void Reopen() {
    database_.reset();
    HEARSAY_ASSERT_OK_AND_ASSIGN(database_, Open());
  }
  void SetUp() override { Reopen(); }

  absl::Status Put(size_t family, const std::string& key,
                   const std::string& value) {
    rocksdb::WriteBatch batch;
    batch.Put(database_->family(family), key, value);
    return database_->Write(batch, /*durable=*/true);
  }
  // The only file with this extension.
  fs::path File(const std::string& extension) {
    for (const auto& entry : fs::directory_iterator(dir_ / "db")) {
      if (entry.path().extension() == extension && entry.file_size() > 0) {
        return entry.path();
      }
    }
    ADD_FAILURE() << "no file " << extension;
    return {};
  }
  static std::string Read(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  static void FlipAt(const fs::path& path, const std::string& marker) {
    std::string bytes = Read(path);
    const size_t at = bytes.find(marker);
    ASSERT_NE(at, std::string::npos);
    bytes[at] = static_cast<char>(bytes[at] ^ 1);
    std::ofstream(path, std::ios::binary) << bytes;
  }
  // Whether any file of the store holds `marker`.
  bool OnDisk(const std::string& marker) {
    for (const auto& entry : fs::directory_iterator(dir_ / "db")) {
      if (Read(entry.path()).find(marker) != std::string::npos) return true;
    }
    return false;
  }

  TempDir dir_;
  std::unique_ptr<Database> database_;
};

TEST_F(DatabaseTest, KeepsWhatWasWritten) {
  HEARSAY_ASSERT_OK(Put(0, "k", "v"));
  HEARSAY_ASSERT_OK(Put(1, "k", "w"));
  Reopen();
  EXPECT_THAT(database_->Get(0, "k"), IsOkAndHolds(MaybeBytes("v")));
  EXPECT_THAT(database_->Get(1, "k"), IsOkAndHolds(MaybeBytes("w")));
  EXPECT_THAT(database_->Get(0, "x"), IsOkAndHolds(MaybeBytes()));
  EXPECT_GT(database_->DiskBytes(), 0);
}

TEST_F(DatabaseTest, MultiGetAnswersInOrderAcrossFamilies) {
  HEARSAY_ASSERT_OK(Put(0, "k", "v"));
  HEARSAY_ASSERT_OK(Put(1, "k", "w"));
  const std::vector<Database::KeyRef> keys = {{1, "k"}, {0, "x"}, {0, "k"}};
  EXPECT_THAT(
      database_->MultiGet(keys),
      ElementsAre(IsOkAndHolds(MaybeBytes("w")), IsOkAndHolds(MaybeBytes()),
                  IsOkAndHolds(MaybeBytes("v"))));
}

TEST_F(DatabaseTest, ACheckpointIsAStore) {
  HEARSAY_ASSERT_OK(Put(0, "k", "v"));
  HEARSAY_ASSERT_OK(database_->Checkpoint(dir_ / "copy"));
  HEARSAY_ASSERT_OK_AND_ASSIGN(const auto copy,
                               Database::Open(dir_ / "copy", kFamilies, {}));
  EXPECT_THAT(copy->Get(0, "k"), IsOkAndHolds(MaybeBytes("v")));
}

TEST_F(DatabaseTest, HasOneOwner) {
  EXPECT_THAT(Open(), StatusIs(absl::StatusCode::kUnavailable,
                               AllOf(HasSubstr(dir_ / "db"),
                                     HasSubstr("another process has it open"),
                                     Not(HasSubstr("call the vet")))));
}

TEST_F(DatabaseTest, RefusesUnknownFamilies) {
  database_.reset();
  EXPECT_THAT(Database::Open(dir_ / "db", {{.name = "plain"}}, {}),
              StatusIs(absl::StatusCode::kFailedPrecondition));
}

TEST_F(DatabaseTest, RefusesADamagedWal) {
  HEARSAY_ASSERT_OK(Put(0, "k", "first-marker"));
  HEARSAY_ASSERT_OK(Put(0, "k", "second"));
  database_.reset();
  FlipAt(File(".log"), "first-marker");
  EXPECT_THAT(Open(),
              StatusIs(absl::StatusCode::kDataLoss, HasSubstr("call the vet")));
}

TEST_F(DatabaseTest, RefusesADamagedTailThatIsNotTorn) {
  HEARSAY_ASSERT_OK(Put(0, "k", "first"));
  HEARSAY_ASSERT_OK(Put(0, "k", "last-marker"));
  database_.reset();
  FlipAt(File(".log"), "last-marker");
  EXPECT_THAT(Open(), StatusIs(absl::StatusCode::kDataLoss));
}

TEST_F(DatabaseTest, ForgivesATornTail) {
  HEARSAY_ASSERT_OK(Put(0, "a", "first"));
  HEARSAY_ASSERT_OK(Put(0, "b", "last-marker"));
  database_.reset();
  const fs::path wal = File(".log");
  fs::resize_file(wal, Read(wal).find("last-marker") + 3);
  Reopen();
  EXPECT_THAT(database_->Get(0, "a"), IsOkAndHolds(MaybeBytes("first")));
  EXPECT_THAT(database_->Get(0, "b"), IsOkAndHolds(MaybeBytes()));
}

TEST_F(DatabaseTest, DamagedTablesAreDataLossNeverNotFound) {
  HEARSAY_ASSERT_OK(Put(1, "k", "table-marker"));
  HEARSAY_ASSERT_OK(database_->Flush());
  database_.reset();
  FlipAt(File(".sst"), "table-marker");
  Reopen();
  EXPECT_THAT(database_->Get(1, "k"), StatusIs(absl::StatusCode::kDataLoss));
  EXPECT_THAT(database_->VerifyChecksums(),
              StatusIs(absl::StatusCode::kDataLoss));
}

TEST_F(DatabaseTest, RefusesAStoreThatLostItsManifest) {
  HEARSAY_ASSERT_OK(Put(0, "k", "v"));
  database_.reset();
  fs::remove(fs::path(dir_ / "db") / "CURRENT");
  EXPECT_THAT(Open(), StatusIs(absl::StatusCode::kDataLoss,
                               HasSubstr("no CURRENT file")));
}

TEST_F(DatabaseTest, PurgedBytesAreInNoFile) {
  HEARSAY_ASSERT_OK(Put(1, "k", "secret-marker"));
  HEARSAY_ASSERT_OK(database_->Flush());
  HEARSAY_ASSERT_OK(Put(1, "k", "secret-marker again"));
  ASSERT_TRUE(OnDisk("secret-marker"));
  HEARSAY_ASSERT_OK(Put(1, "k", "tombstone"));
  HEARSAY_ASSERT_OK(database_->Flush());
  HEARSAY_ASSERT_OK(database_->Purge(1, "k", "k"));
  EXPECT_FALSE(OnDisk("secret-marker"));
  EXPECT_THAT(database_->Get(1, "k"), IsOkAndHolds(MaybeBytes("tombstone")));
}

TEST_F(DatabaseTest, ARunIsWrittenAsAWhole) {
  HEARSAY_ASSERT_OK(Put(0, "b", "before"));
  {
    HEARSAY_ASSERT_OK_AND_ASSIGN(const auto unfinished,
                                 RunWriter::Start(*database_, 0));
    HEARSAY_ASSERT_OK(unfinished->Put("a", "never"));
  }
  HEARSAY_ASSERT_OK_AND_ASSIGN(auto run, RunWriter::Start(*database_, 0));
  HEARSAY_ASSERT_OK(run->Put("b", "run"));
  EXPECT_FALSE(run->Put("a", "out of order").ok());
  HEARSAY_ASSERT_OK(run->Put("c", "run"));
  EXPECT_THAT(database_->Get(0, "b"), IsOkAndHolds(MaybeBytes("before")));
  HEARSAY_ASSERT_OK(run->Ingest());
  run.reset();
  HEARSAY_ASSERT_OK(Put(0, "c", "after"));
  for (int reopened = 0; reopened < 2; ++reopened) {
    EXPECT_THAT(database_->Get(0, "a"), IsOkAndHolds(MaybeBytes()));
    EXPECT_THAT(database_->Get(0, "b"), IsOkAndHolds(MaybeBytes("run")));
    EXPECT_THAT(database_->Get(0, "c"), IsOkAndHolds(MaybeBytes("after")));
    Reopen();
  }
  EXPECT_FALSE(fs::exists(dir_ / "db/run.unfinished"));
}

// Taking a run in gives its file a second name; a crash before the first is
// removed leaves both.
TEST_F(DatabaseTest, ARunDoesNotOverwriteOneThatACrashLeftUnderBothNames) {
  HEARSAY_ASSERT_OK_AND_ASSIGN(auto run, RunWriter::Start(*database_, 0));
  HEARSAY_ASSERT_OK(run->Put("a", "run"));
  HEARSAY_ASSERT_OK(run->Ingest());
  run.reset();
  int linked = 0;
  for (const auto& file : fs::directory_iterator(dir_ / "db")) {
    if (file.path().extension() != ".sst") continue;
    fs::create_hard_link(file.path(), dir_ / "db/run.unfinished");
    ++linked;
  }
  ASSERT_EQ(linked, 1);
  HEARSAY_ASSERT_OK_AND_ASSIGN(run, RunWriter::Start(*database_, 0));
  HEARSAY_ASSERT_OK(run->Put("b", "next"));
  HEARSAY_ASSERT_OK(run->Ingest());
  run.reset();
  Reopen();
  EXPECT_THAT(database_->Get(0, "a"), IsOkAndHolds(MaybeBytes("run")));
  EXPECT_THAT(database_->Get(0, "b"), IsOkAndHolds(MaybeBytes("next")));
}

// A filter as large as the table's part of the cache would be read as a whole,
// and thrown away, by every look-up.
TEST(LookUpTest, ReadsLittleHoweverLargeTheTable) {
  constexpr int kRows = 400'000;
  constexpr int kLookUps = 50;
  const TempDir dir;
  DatabaseOptions options;
  options.block_cache_bytes = size_t{256} << 10;
  HEARSAY_ASSERT_OK_AND_ASSIGN(
      const auto database,
      Database::Open(dir / "db", {{.name = "one"}}, options));
  HEARSAY_ASSERT_OK_AND_ASSIGN(auto run, RunWriter::Start(*database, 0));
  for (int i = 0; i < kRows; ++i) {
    HEARSAY_ASSERT_OK(run->Put(absl::StrFormat("%07d", i), "v"));
  }
  HEARSAY_ASSERT_OK(run->Ingest());
  rocksdb::SetPerfLevel(rocksdb::PerfLevel::kEnableCount);
  rocksdb::get_perf_context()->Reset();
  for (int i = 0; i < kLookUps; ++i) {
    const std::string absent = absl::StrFormat("%07dx", i * (kRows / kLookUps));
    HEARSAY_ASSERT_OK_AND_ASSIGN(const auto row, database->Get(0, absent));
    EXPECT_FALSE(row.has_value());
  }
  EXPECT_LT(rocksdb::get_perf_context()->block_read_byte,
            kLookUps * (size_t{40} << 10));
  rocksdb::SetPerfLevel(rocksdb::PerfLevel::kDisable);
}

TEST(LookUpTest, OnlyASmallRunHasItsFilterInOneBlock) {
  struct Case {
    size_t most_rows;
    bool one_block;
  };
  for (const auto& [most_rows, one_block] :
       {Case{1'000, true}, Case{480'001, true}, Case{100'000'000, false}}) {
    const TempDir dir;
    HEARSAY_ASSERT_OK_AND_ASSIGN(
        const auto database, Database::Open(dir / "db", {{.name = "one"}}, {}));
    HEARSAY_ASSERT_OK_AND_ASSIGN(auto run,
                                 RunWriter::Start(*database, 0, most_rows));
    HEARSAY_ASSERT_OK(run->Put("a", "v"));
    HEARSAY_ASSERT_OK(run->Ingest());
    rocksdb::TablePropertiesCollection tables;
    ASSERT_TRUE(database->db()
                    .GetPropertiesOfAllTables(database->family(0), &tables)
                    .ok());
    ASSERT_EQ(tables.size(), 1u);
    EXPECT_EQ(tables.begin()->second->index_partitions == 0, one_block)
        << most_rows;
    EXPECT_THAT(database->Get(0, "a"), IsOkAndHolds(MaybeBytes("v")));
  }
}

// A small run's filter has more bits a row than a large one's.
TEST(LookUpTest, AFilterHasEveryRowAndFewOthers) {
  constexpr int kRows = 20'000;
  struct Case {
    size_t most_rows;
    uint64_t most_mistaken;  // Of kRows others.
  };
  for (const auto& [most_rows, most_mistaken] :
       {Case{kRows, kRows / 500}, Case{100'000'000, kRows / 50}}) {
    const TempDir dir;
    HEARSAY_ASSERT_OK_AND_ASSIGN(
        const auto database, Database::Open(dir / "db", {{.name = "one"}}, {}));
    HEARSAY_ASSERT_OK_AND_ASSIGN(auto run,
                                 RunWriter::Start(*database, 0, most_rows));
    std::vector<std::string> keys;
    for (int i = 0; i < kRows; ++i) {
      keys.push_back(absl::StrFormat("%07d", i));
      HEARSAY_ASSERT_OK(run->Put(keys.back(), "v"));
    }
    HEARSAY_ASSERT_OK(run->Ingest());
    rocksdb::SetPerfLevel(rocksdb::PerfLevel::kEnableCount);
    rocksdb::PerfContext& counts = *rocksdb::get_perf_context();
    // One by one and all at once are told by ways of their own.
    for (const std::string& key : keys) {
      ASSERT_THAT(database->Get(0, key), IsOkAndHolds(MaybeBytes("v"))) << key;
    }
    size_t found = 0;
    const auto count = [&found](size_t, absl::string_view) {
      ++found;
      return absl::OkStatus();
    };
    HEARSAY_EXPECT_OK(database->MultiGetSorted(0, keys, count));
    EXPECT_EQ(found, keys.size());
    counts.Reset();
    for (const std::string& key : keys) {
      ASSERT_THAT(database->Get(0, key + "x"), IsOkAndHolds(MaybeBytes()));
    }
    // The last key is in no file's range: no filter is asked.
    EXPECT_EQ(counts.bloom_sst_hit_count + counts.bloom_sst_miss_count,
              kRows - 1);
    EXPECT_LE(counts.bloom_sst_hit_count, most_mistaken) << most_rows;
    rocksdb::SetPerfLevel(rocksdb::PerfLevel::kDisable);
  }
}

TEST_F(DatabaseTest, MultiGetSortedCallsForWhatIsThere) {
  HEARSAY_ASSERT_OK(Put(0, "b", "1"));
  HEARSAY_ASSERT_OK(Put(0, "d", "2"));
  std::vector<std::string> found;
  const auto note = [&](size_t i, absl::string_view value) {
    found.push_back(absl::StrCat(i, value));
    return value == "2" ? absl::InternalError("enough") : absl::OkStatus();
  };
  HEARSAY_EXPECT_OK(database_->MultiGetSorted(0, {"a", "b", "c"}, note));
  EXPECT_THAT(database_->MultiGetSorted(0, {"b", "d", "e"}, note),
              StatusIs(absl::StatusCode::kInternal));
  EXPECT_THAT(found, ElementsAre("11", "01", "12"));
}

}  // namespace
}  // namespace hearsay::storage

#include "common/storage/scan.h"

#include <vector>

#include "common/storage/digest.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace hearsay::storage {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class ScanTest : public ::testing::Test {
 protected:
  void SetUp() override {
    HEARSAY_ASSERT_OK_AND_ASSIGN(
        database_, Database::Open(dir_.path(), {{.name = "things"}}, {}));
    for (const char* key : {"a", "b", "b\xff", "b\xff\xff", "c"}) Put(key, "v");
  }
  void Put(const std::string& key, const std::string& value) {
    rocksdb::WriteBatch batch;
    batch.Put(database_->family(0), key, value);
    HEARSAY_ASSERT_OK(database_->Write(batch, /*durable=*/false));
  }
  std::vector<std::string> Keys(const KeyRange& range,
                                const rocksdb::Snapshot* snapshot = nullptr) {
    std::vector<std::string> keys;
    Scan scan(*database_, 0, range, snapshot);
    while (scan.Next()) keys.emplace_back(scan.key());
    HEARSAY_EXPECT_OK(scan.status());
    return keys;
  }

  TempDir dir_;
  std::unique_ptr<Database> database_;
};

TEST_F(ScanTest, VisitsARangeInOrder) {
  EXPECT_THAT(Keys({}), ElementsAre("a", "b", "b\xff", "b\xff\xff", "c"));
  EXPECT_THAT(Keys({"b", "c"}), ElementsAre("b", "b\xff", "b\xff\xff"));
  EXPECT_THAT(Keys(PrefixRange("b")), ElementsAre("b", "b\xff", "b\xff\xff"));
  EXPECT_THAT(Keys(PrefixRange("b\xff")), ElementsAre("b\xff", "b\xff\xff"));
  EXPECT_THAT(Keys(PrefixRange("d")), IsEmpty());
}

TEST_F(ScanTest, PrefixesOfHighBytesHaveNoEnd) {
  EXPECT_EQ(PrefixRange("\xff\xff").end, "");
  EXPECT_EQ(PrefixRange("a\xff").end, "b");
  EXPECT_EQ(PrefixRange("").end, "");
}

TEST_F(ScanTest, SkipsAhead) {
  Scan scan(*database_, 0, {});
  ASSERT_TRUE(scan.Next());
  scan.SkipTo("bb");
  ASSERT_TRUE(scan.Next());
  EXPECT_EQ(scan.key(), "b\xff");
}

TEST_F(ScanTest, ASnapshotStandsStill) {
  const Snapshot snapshot(*database_);
  Put("d", "v");
  EXPECT_EQ(Keys({}, snapshot.get()).size(), 5u);
  EXPECT_EQ(Keys({}).size(), 6u);
}

TEST_F(ScanTest, DigestsAreOfWhatCounts) {
  const auto digest = [this](AddEntry add) {
    return DigestFamily(*database_, 0, nullptr, add).value();
  };
  const auto without_d = [](absl::string_view key, absl::string_view value,
                            Sha256& sha) {
    return key == "d" ? absl::OkStatus() : AddBytes(key, value, sha);
  };
  const std::string before = digest(AddBytes);
  Put("d", "v");
  EXPECT_NE(digest(AddBytes), before);
  EXPECT_EQ(digest(without_d), before);
}

}  // namespace
}  // namespace hearsay::storage

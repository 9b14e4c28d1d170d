// Round trip, order, frozen bytes and damage of the rows that are this folder's
// own: counters and fingerprints.
#include <numeric>
#include <vector>

#include "absl/strings/escaping.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "ingest_service/commit/fingerprint_row.h"
#include "ingest_service/commit/store_meta.h"
#include "tests/support/status_matchers.h"

namespace hearsay::commit {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(CountersTest, RoundTrip) {
  for (const Counters& counters :
       {Counters{}, Counters{1, 2, 3}, Counters{~0ull, 1ll << 40, 7}}) {
    EXPECT_THAT(DecodeCounters(EncodeCounters(counters)),
                IsOkAndHolds(counters));
  }
}

TEST(CountersTest, BytesOnDiskAreFrozen) {
  EXPECT_EQ(absl::BytesToHexString(EncodeCounters({300, 2, 3})), "ac020203");
}

TEST(CountersTest, RejectOtherLengths) {
  std::string bytes = EncodeCounters({300, 300, 300});
  EXPECT_THAT(DecodeCounters(bytes + "x"),
              StatusIs(absl::StatusCode::kDataLoss));
  while (!bytes.empty()) {
    bytes.pop_back();
    EXPECT_THAT(DecodeCounters(bytes), StatusIs(absl::StatusCode::kDataLoss));
  }
}

const std::string kA(16, 'a');
const std::string kB(16, 'b');

TEST(FingerprintRowTest, KeepsTheOrderOfArrival) {
  std::string row = WithCopy(WithCopy("", kB), kA);
  EXPECT_EQ(row, kB + kA);
  EXPECT_EQ(WithCopy(row, kB), row);
  EXPECT_THAT(CopiesIn(row), ElementsAre(kB, kA));
  EXPECT_THAT(CopiesIn(WithoutCopy(row, kB)), ElementsAre(kA));
  EXPECT_THAT(CopiesIn(WithoutCopy(kA, kA)), IsEmpty());
}

TEST(FingerprintRowTest, IsBounded) {
  std::string row;
  for (char c = 0; c < 100; ++c) row = WithCopy(row, std::string(16, c));
  EXPECT_EQ(row.size(), kMaxCopiesInRow * 16);
}

TEST(FingerprintRowTest, KeysAreFrozenAndInOrder) {
  EXPECT_EQ(absl::BytesToHexString(AnchorKey(0xab01020304)), "ab01020304");
  EXPECT_LT(AnchorKey(255), AnchorKey(256));
  EXPECT_EQ(DecodeAnchorKey(AnchorKey(0xab01020304)).value(), 0xab01020304);
  for (const absl::string_view key :
       {absl::string_view(""), kCoveredKey, absl::string_view("four"),
        absl::string_view("sixsix")}) {
    EXPECT_THAT(DecodeAnchorKey(key).status(),
                StatusIs(absl::StatusCode::kDataLoss));
  }
  EXPECT_LT(kCoveredKey, AnchorKey(0));
  EXPECT_EQ(absl::BytesToHexString(SketchKey(258)), "0000000000000102");
  EXPECT_LT(SketchKey(255), SketchKey(256));
  EXPECT_THAT(DecodeSketchKey(SketchKey(258)), IsOkAndHolds(258));
  EXPECT_THAT(DecodeSketchKey("sequences"),
              StatusIs(absl::StatusCode::kDataLoss));
}

TEST(HoldersTest, RoundTripAndBytesAreFrozen) {
  for (const std::vector<uint64_t>& holders :
       {std::vector<uint64_t>{}, {1}, {1, 2, 300}, {~0ull}}) {
    EXPECT_THAT(DecodeHolders(EncodeHolders(holders)), IsOkAndHolds(holders));
  }
  EXPECT_EQ(absl::BytesToHexString(EncodeHolders({1, 2, 302})), "0101ac02");
}

TEST(HoldersTest, RejectsDamage) {
  EXPECT_THAT(DecodeHolders("\x80"), StatusIs(absl::StatusCode::kDataLoss));
  EXPECT_THAT(DecodeHolders(std::string(1, 0)),
              StatusIs(absl::StatusCode::kDataLoss));
}

TEST(HoldersTest, MergeKeepsTheEarliestOfAll) {
  const auto merge = HoldersMerge();
  EXPECT_STREQ(merge->Name(), "hearsay.Holders");
  std::string row;
  for (uint64_t holder = 40; holder > 0; --holder) {
    const std::string before = row, operand = EncodeHolders({holder, 50});
    const rocksdb::Slice existing = before;
    ASSERT_TRUE(merge->Merge("", before.empty() ? nullptr : &existing, operand,
                             &row, nullptr));
  }
  std::vector<uint64_t> earliest(kMaxCopiesInRow);
  std::iota(earliest.begin(), earliest.end(), 1);
  EXPECT_THAT(DecodeHolders(row), IsOkAndHolds(earliest));
  EXPECT_FALSE(merge->Merge("", nullptr, "\x80", &row, nullptr));
}

TEST(SketchRowTest, RoundTripAndRejectsDamage) {
  const TextSketch sketch = {
      .anchors = {7, 1ull << 39}, .samples = {0, 5}, .sample_limit = 1 << 20};
  const std::string bytes = SketchRowOf(kA, EncodeTextSketch(sketch));
  HEARSAY_ASSERT_OK_AND_ASSIGN(const SketchRow row, DecodeSketchRow(bytes));
  EXPECT_EQ(row.id, kA);
  EXPECT_EQ(row.sketch, sketch);
  EXPECT_THAT(AnchorsInSketchRow(bytes), IsOkAndHolds(2));
  EXPECT_THAT(DecodeSketchRow("short"), StatusIs(absl::StatusCode::kDataLoss));
  EXPECT_THAT(AnchorsInSketchRow(kA), StatusIs(absl::StatusCode::kDataLoss));
}

}  // namespace
}  // namespace hearsay::commit

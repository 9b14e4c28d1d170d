#include "common/record/change_codec.h"

#include <algorithm>
#include <vector>

#include "absl/strings/escaping.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace hearsay::record {
namespace {

using internal::v1::CHANGE_KIND_CREATED;
using internal::v1::CHANGE_KIND_MOVED;
using internal::v1::CHANGE_KIND_RETRACTED;

const ArticleKey kKey{1, "a", "0123456789abcdef"};
constexpr char kKeyHex[] =
    "80000001"
    "61"
    "00"
    "30313233343536373839616263646566";

const std::vector<ChangeEntry> kEntries = {
    {CHANGE_KIND_CREATED, kKey, 1, 0, 0},
    {CHANGE_KIND_MOVED, kKey, 2, 300, -7},
    {CHANGE_KIND_RETRACTED, kKey, 2147483647, ~0ull, 0},
};

TEST(SequenceKeyTest, RoundTripsInOrder) {
  const std::vector<uint64_t> ordered = {0, 1, 255, 256, ~0ull};
  for (const uint64_t sequence : ordered) {
    EXPECT_THAT(DecodeSequenceKey(EncodeSequenceKey(sequence)),
                IsOkAndHolds(sequence));
  }
  EXPECT_TRUE(std::ranges::is_sorted(ordered, {}, EncodeSequenceKey));
}

TEST(SequenceKeyTest, BytesOnDiskAreFrozen) {
  EXPECT_EQ(absl::BytesToHexString(EncodeSequenceKey(258)), "0000000000000102");
}

TEST(SequenceKeyTest, RejectsOtherLengths) {
  EXPECT_THAT(DecodeSequenceKey("1234567"),
              StatusIs(absl::StatusCode::kDataLoss));
  EXPECT_THAT(DecodeSequenceKey("123456789"),
              StatusIs(absl::StatusCode::kDataLoss));
}

TEST(RevisionKeyTest, RoundTripsInOrderOfRevisions) {
  std::string before;
  for (const int32_t revision : {1, 2, 256, 2147483647}) {
    const std::string bytes = EncodeRevisionKey(kKey, revision);
    EXPECT_THAT(DecodeRevisionKey(bytes),
                IsOkAndHolds(RevisionKey{kKey, revision}));
    EXPECT_LT(before, bytes);
    before = bytes;
  }
}

TEST(RevisionKeyTest, BytesOnDiskAreFrozen) {
  EXPECT_EQ(absl::BytesToHexString(EncodeRevisionKey(kKey, 258)),
            std::string(kKeyHex) + "00000102");
}

TEST(RevisionKeyTest, RejectsEveryShorterLengthAndRevisionZero) {
  std::string bytes = EncodeRevisionKey(kKey, 1);
  while (!bytes.empty()) {
    bytes.pop_back();
    EXPECT_THAT(DecodeRevisionKey(bytes),
                StatusIs(absl::StatusCode::kDataLoss));
  }
  EXPECT_THAT(DecodeRevisionKey(EncodeRevisionKey(kKey, 0)),
              StatusIs(absl::StatusCode::kDataLoss));
}

TEST(ChangeEntryTest, RoundTrips) {
  for (const ChangeEntry& entry : kEntries) {
    EXPECT_THAT(DecodeChangeEntry(EncodeChangeEntry(entry)),
                IsOkAndHolds(entry));
  }
}

TEST(ChangeEntryTest, BytesOnDiskAreFrozen) {
  EXPECT_EQ(absl::BytesToHexString(EncodeChangeEntry(kEntries[0])),
            std::string("01"
                        "01"
                        "00") +
                kKeyHex);
  EXPECT_EQ(absl::BytesToHexString(EncodeChangeEntry(kEntries[1])),
            std::string("03"
                        "02"
                        "ac02"
                        "7ffffff9") +
                kKeyHex);
}

TEST(ChangeEntryTest, RejectsEveryShorterLength) {
  for (const ChangeEntry& entry : kEntries) {
    std::string bytes = EncodeChangeEntry(entry);
    while (!bytes.empty()) {
      bytes.pop_back();
      EXPECT_THAT(DecodeChangeEntry(bytes),
                  StatusIs(absl::StatusCode::kDataLoss));
    }
  }
}

TEST(ChangeEntryTest, RejectsKindsThatAreNeverStored) {
  for (const char kind : {'\x00', '\x06', '\x07', '\xff'}) {
    std::string bytes = EncodeChangeEntry(kEntries[0]);
    bytes[0] = kind;
    EXPECT_THAT(DecodeChangeEntry(bytes),
                StatusIs(absl::StatusCode::kDataLoss));
  }
}

}  // namespace
}  // namespace hearsay::record

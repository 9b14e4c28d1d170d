#include "common/record/record_codec.h"

#include "absl/strings/escaping.h"
#include "common/base/byte_codec.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace hearsay::record {
namespace {

using internal::v1::ArticleRecord;

ArticleRecord Record(size_t text_bytes) {
  ArticleRecord record;
  record.set_source("a.org");
  record.set_text(std::string(text_bytes, 'x'));
  record.add_claims()->set_extraction_score(0.5f);
  return record;
}

ArticleRecord Head() {
  ArticleRecord head;
  head.set_day(7);
  head.set_revision(2);
  return head;
}

std::string Encode(const ArticleRecord& record) {
  absl::StatusOr<std::string> bytes = EncodeRecord(record);
  EXPECT_THAT(bytes, IsOk());
  return *std::move(bytes);
}

TEST(RecordCodecTest, RoundTrips) {
  for (const size_t text_bytes : {0, 1, 500, 5000, 1 << 20}) {
    const ArticleRecord record = Record(text_bytes);
    HEARSAY_ASSERT_OK_AND_ASSIGN(const ArticleRecord decoded,
                                 DecodeRecord(Encode(record)));
    EXPECT_EQ(decoded.SerializeAsString(), record.SerializeAsString());
  }
}

TEST(RecordCodecTest, HeadIsMergedOverBody) {
  HEARSAY_ASSERT_OK_AND_ASSIGN(EncodedBody body, EncodeRecordBody(Record(600)));
  HEARSAY_ASSERT_OK_AND_ASSIGN(const ArticleRecord decoded,
                               DecodeRecord(EncodeRecord(body, Head())));
  ArticleRecord want = Record(600);
  want.MergeFrom(Head());
  EXPECT_EQ(decoded.SerializeAsString(), want.SerializeAsString());
}

TEST(RecordCodecTest, LongBodiesAreCompressed) {
  EXPECT_LT(Encode(Record(100000)).size(), 1000u);
}

TEST(RecordCodecTest, BytesOnDiskAreFrozen) {
  ArticleRecord body;
  body.set_source("a");
  HEARSAY_ASSERT_OK_AND_ASSIGN(EncodedBody encoded, EncodeRecordBody(body));
  EXPECT_EQ(absl::BytesToHexString(EncodeRecord(encoded, Head())),
            "01"
            "00"
            "03"
            "120161"
            "08072002"
            "a6f97ff0");
}

TEST(RecordCodecTest, RejectsEveryShorterLength) {
  for (const size_t text_bytes : {5, 600}) {
    std::string bytes = Encode(Record(text_bytes));
    while (!bytes.empty()) {
      bytes.pop_back();
      EXPECT_THAT(DecodeRecord(bytes), StatusIs(absl::StatusCode::kDataLoss));
    }
  }
}

TEST(RecordCodecTest, RejectsEveryFlippedByte) {
  const std::string good = Encode(Record(600));
  for (size_t i = 0; i < good.size(); ++i) {
    std::string bad = good;
    bad[i] = static_cast<char>(bad[i] ^ 0x10);
    EXPECT_THAT(DecodeRecord(bad), StatusIs(absl::StatusCode::kDataLoss)) << i;
  }
}

TEST(RecordCodecTest, RejectsAFrameThatSaysItIsHuge) {
  // A zstd frame header with an 8-byte content size of all ones but the last.
  const std::string frame = absl::HexStringToBytes(
      "28b52ffd"
      "e0"
      "feffffffffffff7f"
      "010000");
  std::string bytes = absl::HexStringToBytes("0101");
  AppendVarint(frame.size(), bytes);
  bytes += frame;
  // A right checksum, computed here as the codec does for an empty head.
  const std::string sealed =
      EncodeRecord(EncodedBody{bytes, 0x754bf60d}, ArticleRecord());
  EXPECT_THAT(DecodeRecord(sealed), StatusIs(absl::StatusCode::kDataLoss,
                                             ::testing::HasSubstr("size")));
}

}  // namespace
}  // namespace hearsay::record

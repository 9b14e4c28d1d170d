#include "common/base/byte_codec.h"

#include <limits>
#include <vector>

#include "absl/strings/escaping.h"
#include "gtest/gtest.h"

namespace hearsay {
namespace {

constexpr uint64_t kMax = std::numeric_limits<uint64_t>::max();

TEST(ByteCodecTest, VarintsRoundTripAndLeaveTheRest) {
  for (uint64_t value : {uint64_t{0}, uint64_t{1}, uint64_t{127}, uint64_t{128},
                         uint64_t{1} << 32, kMax - 1, kMax}) {
    std::string bytes;
    AppendVarint(value, bytes);
    bytes += "rest";
    absl::string_view view = bytes;
    uint64_t read = 0;
    ASSERT_TRUE(ConsumeVarint(view, read));
    EXPECT_EQ(read, value);
    EXPECT_EQ(view, "rest");
  }
}

TEST(ByteCodecTest, ByteOrderOfBigEndianIsNumericOrder) {
  const std::vector<uint64_t> ordered = {0, 1, 255, 256, 1ull << 40, kMax};
  std::string last;
  for (uint64_t value : ordered) {
    std::string bytes;
    AppendBigEndian64(value, bytes);
    EXPECT_LT(last, bytes);
    last = bytes;
  }
}

TEST(ByteCodecTest, BytesAreFrozen) {
  std::string bytes;
  AppendBigEndian32(0x01020304, bytes);
  AppendBigEndian64(0x05060708090a0b0c, bytes);
  AppendVarint(300, bytes);
  EXPECT_EQ(absl::BytesToHexString(bytes), "0102030405060708090a0b0cac02");
}

TEST(ByteCodecTest, RefusesTruncationAndOverflowWithoutMoving) {
  uint64_t wide = 7;
  uint32_t narrow = 7;
  for (absl::string_view damaged :
       {absl::string_view(""), absl::string_view("\xff"),
        absl::string_view("\xff\xff\xff\xff\xff\xff\xff\xff\xff\x02"),
        absl::string_view("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01")}) {
    absl::string_view view = damaged;
    EXPECT_FALSE(ConsumeVarint(view, wide)) << absl::BytesToHexString(damaged);
    EXPECT_EQ(view, damaged);
  }
  absl::string_view three = "abc";
  EXPECT_FALSE(ConsumeBigEndian32(three, narrow));
  EXPECT_FALSE(ConsumeBigEndian64(three, wide));
  EXPECT_EQ(three, "abc");
  EXPECT_EQ(wide, 7);
  EXPECT_EQ(narrow, 7);
}

}  // namespace
}  // namespace hearsay

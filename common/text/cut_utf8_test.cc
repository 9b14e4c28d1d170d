#include "common/text/cut_utf8.h"

#include <string>

#include "common/text/utf8.h"
#include "gtest/gtest.h"

namespace hearsay::text {
namespace {

constexpr absl::string_view kOfEachLength = "a\u00e9\u20ac\U0001F600z";

TEST(CutUtf8Test, HoldsWhatFitsOfWholeCodePoints) {
  const size_t want[] = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 11, 11};
  for (size_t max_bytes = 0; max_bytes < std::size(want); ++max_bytes) {
    const absl::string_view cut = CutUtf8(kOfEachLength, max_bytes);
    EXPECT_EQ(cut, kOfEachLength.substr(0, want[max_bytes])) << max_bytes;
    EXPECT_TRUE(IsValidUtf8(cut)) << max_bytes;
  }
  EXPECT_EQ(CutUtf8("", 0), "");
  EXPECT_EQ(CutUtf8("", 9), "");
}

TEST(CutUtf8Test, ACodePointBeginsWhereItsFirstByteIs) {
  const size_t want[] = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10};
  ASSERT_EQ(std::size(want), kOfEachLength.size());
  for (size_t at = 0; at < std::size(want); ++at) {
    EXPECT_EQ(CodePointBegin(kOfEachLength, at), want[at]) << at;
  }
}

TEST(CutUtf8Test, BytesThatOnlyGoOnAreReadNoFurtherThanTheirBegin) {
  const std::string bytes(100, '\x80');
  EXPECT_EQ(CutUtf8(bytes, 50), "");
  EXPECT_EQ(CodePointBegin(bytes, 99), 0);
}

}  // namespace
}  // namespace hearsay::text

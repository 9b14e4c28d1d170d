#include "common/text/code_point_map.h"

#include <random>
#include <string>

#include "common/text/utf8.h"
#include "gmock/gmock.h"

namespace hearsay::text {
namespace {

// Every code point of `text`, and its end, maps there and back.
void ExpectInverse(const std::string& text) {
  const CodePointMap map(text);
  uint32_t code_point = 0;
  absl::string_view rest = text;
  for (;;) {
    const auto byte = static_cast<uint32_t>(text.size() - rest.size());
    ASSERT_EQ(map.ToCodePoint(byte), code_point);
    ASSERT_EQ(map.ToByte(code_point), byte);
    if (rest.empty()) break;
    ConsumeCodePoint(rest);
    ++code_point;
  }
  ASSERT_EQ(map.code_points(), code_point);
}

TEST(CodePointMapTest, IsTheIdentityOnAscii) {
  const std::string text(200, 'x');
  const CodePointMap map(text);
  EXPECT_EQ(map.ToCodePoint(150), 150);
  EXPECT_EQ(map.ToByte(200), 200);
  EXPECT_EQ(map.code_points(), 200);
}

TEST(CodePointMapTest, EmptyTextHasOnlyItsEnd) { ExpectInverse(""); }

TEST(CodePointMapTest, IsItsOwnInverse) {
  std::mt19937 random(2);
  constexpr char32_t kCodePoints[] = {'a', 0xE9, 0x20AC, 0x1F600};
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (size_t left = random() % 300; left > 0; --left) {
      AppendCodePoint(kCodePoints[random() % 4], text);
    }
    ExpectInverse(text);
  }
}

TEST(CodePointMapTest, HoldsAtEveryCheckpoint) {
  for (size_t size = 60; size < 70; ++size) {
    ExpectInverse(std::string(size, 'x') + "\u20ac");
    ExpectInverse("\u20ac" + std::string(size, 'x'));
  }
}

}  // namespace
}  // namespace hearsay::text

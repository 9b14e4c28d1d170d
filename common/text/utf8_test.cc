#include "common/text/utf8.h"

#include <random>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"

namespace hearsay::text {
namespace {

struct Utf8Case {
  std::string name;
  std::string bytes;
  std::string repaired;
};

class Utf8Test : public ::testing::TestWithParam<Utf8Case> {};

TEST_P(Utf8Test, EachMaximalIllFormedPartBecomesOneReplacement) {
  EXPECT_EQ(RepairUtf8(GetParam().bytes), GetParam().repaired);
  EXPECT_EQ(IsValidUtf8(GetParam().bytes),
            GetParam().bytes == GetParam().repaired);
}

INSTANTIATE_TEST_SUITE_P(
    , Utf8Test,
    ::testing::ValuesIn<Utf8Case>({
        {"empty", "", ""},
        {"ascii", "plain words", "plain words"},
        {"all_lengths", "a\u00e9\u20ac\U0001F600", "a\u00e9\u20ac\U0001F600"},
        {"last_code_point", "\xF4\x8F\xBF\xBF", "\xF4\x8F\xBF\xBF"},
        {"past_the_last", "\xF4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD"},
        {"overlong_slash", "\xC0\xAF", "\uFFFD\uFFFD"},
        {"overlong_of_three", "\xE0\x80\xAF", "\uFFFD\uFFFD\uFFFD"},
        {"surrogate", "\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD"},
        {"cut_at_the_end", "abc\xE2\x82", "abc\uFFFD"},
        {"cut_in_the_middle", "\xF0\x9F\x98 x", "\uFFFD x"},
        {"lone_continuation", "a\x80z", "a\uFFFDz"},
        {"latin_1", "caf\xE9 noir", "caf\uFFFD noir"},
    }),
    [](const auto& info) { return info.param.name; });

TEST(Utf8PropertyTest, CodePointsRoundTrip) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string bytes;
    AppendCodePoint(c, bytes);
    absl::string_view rest = bytes;
    ASSERT_EQ(ConsumeCodePoint(rest), c);
    ASSERT_TRUE(rest.empty());
    ASSERT_TRUE(IsValidUtf8(bytes));
  }
}

// The automaton that says whether bytes are well formed, and the reader that
// repairs them, know the rules each for itself.
TEST(Utf8PropertyTest, ValidIsWhatNeedsNoRepair) {
  constexpr unsigned char kEdges[] = {
      0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF,
      0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF};
  constexpr size_t kBytes = 4;
  constexpr size_t kCount = std::size(kEdges);
  for (size_t all = 0; all < kCount * kCount * kCount * kCount; ++all) {
    std::string bytes(kBytes, '\0');
    size_t rest = all;
    for (char& c : bytes) {
      c = static_cast<char>(kEdges[rest % kCount]);
      rest /= kCount;
    }
    // Where a step of sixteen bytes ends within it.
    for (const size_t before : {0, 11, 12, 13}) {
      const std::string text = "é" + std::string(before, 'a') + bytes;
      ASSERT_EQ(IsValidUtf8(text), RepairUtf8(text) == text) << all;
    }
  }
}

// Each step of sixteen bytes begins within a code point, wherever among them
// the damage is.
TEST(Utf8PropertyTest, DamageBehindManyStepsIsSeen) {
  constexpr unsigned char kDamage[] = {0x00, 0x61, 0x7F, 0x80, 0x8F, 0x90,
                                       0x9F, 0xA0, 0xBF, 0xC1, 0xC3, 0xE0,
                                       0xE2, 0xED, 0xF0, 0xF1, 0xF4, 0xF5};
  constexpr size_t kBytes = 80;
  for (const char* const code_point :
       {"\u00e9", "\u0800", "\u20ac", "\uD7FF", "\U00010000", "\U0001F600",
        "\U0010FFFF"}) {
    for (size_t before = 0; before < 4; ++before) {
      std::string text(before, 'a');
      while (text.size() < kBytes) text += code_point;
      ASSERT_TRUE(IsValidUtf8(text)) << text;
      for (size_t at = 0; at < text.size(); ++at) {
        EXPECT_EQ(IsValidUtf8(text.substr(0, at)),
                  RepairUtf8(text.substr(0, at)) == text.substr(0, at));
        for (const unsigned char damage : kDamage) {
          std::string damaged = text;
          damaged[at] = static_cast<char>(damage);
          ASSERT_EQ(IsValidUtf8(damaged), RepairUtf8(damaged) == damaged)
              << code_point << " after " << before << ", byte " << at;
        }
      }
    }
  }
}

TEST(Utf8PropertyTest, RepairedBytesAreValidAndStayTheSame) {
  std::mt19937 random(1);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes(random() % 40, '\0');
    for (char& c : bytes) c = static_cast<char>(random());
    const std::string repaired = RepairUtf8(bytes);
    ASSERT_TRUE(IsValidUtf8(repaired));
    ASSERT_EQ(RepairUtf8(repaired), repaired);
  }
}

TEST(Utf8PropertyTest, CountsCodePoints) {
  EXPECT_EQ(CountCodePoints(""), 0);
  EXPECT_EQ(CountCodePoints("a\u00e9\u20ac\U0001F600"), 4);
  std::string clefs;  // More bytes that go on than a byte can count.
  for (int i = 0; i < 3001; ++i) clefs += "\U0001D11E";
  EXPECT_EQ(CountCodePoints(clefs), 3001);
  // Of each length and at each place.
  std::string text;
  for (size_t count = 1; count < 40; ++count) {
    text += count % 3 == 0 ? "\U0001F600" : count % 3 == 1 ? "\u00e9" : "a";
    EXPECT_EQ(CountCodePoints(text), count) << text;
    EXPECT_EQ(CountCodePoints(absl::StrCat(std::string(count, 'x'), text)),
              2 * count);
  }
}

}  // namespace
}  // namespace hearsay::text

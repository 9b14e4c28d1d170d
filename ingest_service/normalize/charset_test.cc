#include "ingest_service/normalize/charset.h"

#include "common/text/utf8.h"
#include "gmock/gmock.h"

namespace hearsay::normalize {
namespace {

using ::testing::HasSubstr;

TEST(DecodeToUtf8Test, TakesTheDeclaredCharset) {
  EXPECT_EQ(DecodeToUtf8("caf\xE9 \x93so\x94", "text/html; charset=ISO-8859-1"),
            "café “so”");
  EXPECT_THAT(DecodeToUtf8("<meta charset=\"windows-1251\">\xCF\xF0\xE8", ""),
              HasSubstr("При"));
  EXPECT_THAT(DecodeToUtf8("<?xml version=\"1.0\" encoding='Shift_JIS'?>"
                           "\x93\xFA\x96\x7B",
                           ""),
              HasSubstr("日本"));
}

TEST(DecodeToUtf8Test, Utf8IsKnownWhateverIsDeclared) {
  EXPECT_EQ(DecodeToUtf8("café – naïve", "text/html; charset=iso-8859-1"),
            "café – naïve");
  EXPECT_EQ(DecodeToUtf8("\xEF\xBB\xBFplain", ""), "plain");
}

TEST(DecodeToUtf8Test, ReadsByteOrderMarks) {
  EXPECT_EQ(DecodeToUtf8(std::string("\xFF\xFEh\0i\0", 6), ""), "hi");
  EXPECT_EQ(DecodeToUtf8(std::string("\xFE\xFF\0h\0i", 6), ""), "hi");
}

// "Погода завтра будет хорошей." in windows-1251.
constexpr absl::string_view kRussian =
    "\xCF\xEE\xE3\xEE\xE4\xE0 \xE7\xE0\xE2\xF2\xF0\xE0 "
    "\xE1\xF3\xE4\xE5\xF2 \xF5\xEE\xF0\xEE\xF8\xE5\xE9. ";
// In EUC-JP: "今日は天気が良いです。"
constexpr absl::string_view kJapanese =
    "\xBA\xA3\xC6\xFC\xA4\xCF\xC5\xB7\xB5\xA4\xA4\xAC"
    "\xCE\xC9\xA4\xA4\xA4\xC7\xA4\xB9\xA1\xA3";

std::string Repeated(absl::string_view text) {
  std::string out;
  for (int i = 0; i < 20; ++i) out.append(text.data(), text.size());
  return out;
}

TEST(DecodeToUtf8Test, DetectsWhatNobodyDeclared) {
  EXPECT_THAT(DecodeToUtf8(Repeated(kRussian), ""),
              HasSubstr("завтра будет хорошей"));
  EXPECT_THAT(DecodeToUtf8(Repeated(kJapanese), ""), HasSubstr("天気が良い"));
  EXPECT_EQ(DecodeToUtf8(absl::string_view("<\0p\0>\0h\0i\0", 10), ""),
            "<p>hi");
  EXPECT_EQ(DecodeToUtf8(absl::string_view("\0<\0p\0>\0h\0i", 10), ""),
            "<p>hi");
}

TEST(DecodeToUtf8Test, DetectsWhatIsDeclaredWrongly) {
  EXPECT_THAT(DecodeToUtf8(Repeated(kRussian), "text/html; charset=iso-8859-1"),
              HasSubstr("завтра будет хорошей"));
  EXPECT_THAT(DecodeToUtf8(Repeated(kJapanese), "text/html; charset=shift_jis"),
              HasSubstr("天気が良い"));
  EXPECT_THAT(DecodeToUtf8(Repeated(kRussian), "text/html; charset=utf-8"),
              HasSubstr("завтра будет хорошей"));
}

TEST(DecodeToUtf8Test, OneDamagedCharacterChangesNothing) {
  EXPECT_THAT(DecodeToUtf8(Repeated("größer, schöner, übel ") + "\xC3", ""),
              HasSubstr("größer, schöner, übel"));
}

TEST(DecodeToUtf8Test, AnyBytesBecomeValid) {
  EXPECT_TRUE(text::IsValidUtf8(DecodeToUtf8("\xFF\xFE\xFD", "")));
  EXPECT_TRUE(text::IsValidUtf8(
      DecodeToUtf8("\x80\x81\xC3", "text/html; charset=bogus")));
  EXPECT_TRUE(text::IsValidUtf8(
      DecodeToUtf8("a\x80\xE9z", "text/html; charset=utf-16")));
  EXPECT_EQ(DecodeToUtf8("", "text/html; charset="), "");
}

}  // namespace
}  // namespace hearsay::normalize

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

#include "common/text/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

#include <cstdint>
#include <string>

#include "common/text/utf8.h"
#include "gmock/gmock.h"

namespace hearsay::text {
namespace {

struct FoldCase {
  std::string name;
  std::string text;
  std::string folded;
};

class FoldTest : public ::testing::TestWithParam<FoldCase> {};

TEST_P(FoldTest, Folds) { EXPECT_EQ(Fold(GetParam().text), GetParam().folded); }

INSTANTIATE_TEST_SUITE_P(
    , FoldTest,
    ::testing::ValuesIn<FoldCase>({
        {"ascii", "The Hague", "the hague"},
        {"accents_and_curly_quote", "Élysée’s", "elysee's"},
        {"decomposed_accents", "E\u0301lyse\u0301e\u2019s", "elysee's"},
        {"sharp_s", "Straße", "strasse"},
        {"dotted_capital_i", "İzmir", "izmir"},
        {"ligature_and_fullwidth", "ﬁｎａｌ", "final"},
        {"dashes", "a–b—c‑d−e", "a-b-c-d-e"},
        {"double_quotes", "«da» “no” „ja‟", "\"da\" \"no\" \"ja\""},
        {"no_break_space", "a\u00a0b", "a b"},
        {"soft_hyphen_and_zero_width", "un\u00adda\u200bunted", "undaunted"},
        {"greek_final_sigma", "ΟΔΟΣ", "οδοσ"},
        {"cyrillic_short_i_stays", "Зеленский", "зеленский"},
        {"cyrillic_short_i_decomposed", "Зеленски\u0438\u0306", "зеленский"},
        {"cyrillic_io", "Орёл", "орел"},
        {"arabic_points_and_hamza", "أَحْمَد", "احمد"},
        {"arabic_tatweel", "الـــرياض", "الرياض"},
        {"kana_voicing_stays", "ガザ", "ガザ"},
        {"hangul_stays_composed", "서울", "서울"},
        {"ideographs_between_signs", "北京，“中文”（Ａ）。",
         "北京,\"中文\"(a)。"},
        {"ideographs_to_the_end", "ABCDEFGH中", "abcdefgh中"},
        {"longer_than_it_was", "㍿㍿㍿㍿㍿㍿㍿㍿㍿㍿㍿㍿㍿",
         "株式会社株式会社株式会社株式会社株式会社株式会社株式会社株式会社株式"
         "会社株式会社株式会社株式会社株式会社"},
        {"one_that_becomes_very_long", "a\ufdfab", "aصلى الله عليه وسلمb"},
        {"capitals_around_what_is_not_ascii", "ABCDEFGÄHIJKLMNOPZ[@`{",
         "abcdefgahijklmnopz[@`{"},
        {"thai_marks_stay", "น้ำ", "น้ํา"},
        {"devanagari_marks_stay", "दिल्ली", "दिल्ली"},
    }),
    [](const auto& info) { return info.param.name; });

TEST(FoldPropertyTest, TwiceIsOnce) {
  for (char32_t c = 1; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    if (c >= 0x20000 && c < 0xE0000) c = 0xE0000;  // Planes of ideographs.
    std::string one;
    AppendCodePoint(c, one);
    const std::string folded = Fold(one);
    ASSERT_TRUE(IsValidUtf8(folded));
    ASSERT_EQ(Fold(folded), folded) << std::hex << static_cast<uint32_t>(c);
  }
}

TEST(FoldWordsTest, KeepsWordsAndOneSpace) {
  EXPECT_EQ(FoldWords("  “U.S. officials” — said\n\nso!"),
            "u s officials said so");
  EXPECT_EQ(FoldWords("—"), "");
  EXPECT_EQ(FoldWords(""), "");
  EXPECT_EQ(FoldWords("दिल्ली, भारत"), "दिल्ली भारत");
}

TEST(ToNfcTest, Composes) {
  EXPECT_EQ(ToNfc("e\u0301"), "\u00e9");
  EXPECT_EQ(ToNfc("plain"), "plain");
  EXPECT_EQ(ToNfc("\u212b"), "\u00c5");
  EXPECT_EQ(ToNfc("\ufb01"), "\ufb01") << "compatibility forms stay";
}

// What IsNfc knows without asking ICU: behind letters that each join others.
TEST(IsNfcTest, IsRightAboutEveryCodePoint) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(error);
  for (const std::string letter :
       {"a", "\u0627", "\u0915", "\u09c7", "\u1100", "\u304b", "\uac00"}) {
    for (char32_t c = 1; c < 0x20000; ++c) {
      if (c >= 0xD800 && c < 0xE000) continue;
      std::string text = letter;
      AppendCodePoint(c, text);
      const icu::StringPiece piece(text.data(),
                                   static_cast<int32_t>(text.size()));
      ASSERT_EQ(IsNfc(text), nfc->isNormalizedUTF8(piece, error))
          << letter << int64_t{c};
    }
  }
}

TEST(IsNfcTest, LooksPastWhatItKnows) {
  EXPECT_TRUE(IsNfc(""));
  EXPECT_TRUE(
      IsNfc("“Plain” text, Київ, 中文，, نص، 서울, 12 €, \U0001F600\uFE0F"));
  EXPECT_FALSE(IsNfc("it is plain up to e\u0301"));
  EXPECT_FALSE(IsNfc("中文 \u212b"));
  EXPECT_FALSE(IsNfc("\u0627\u0653")) << "a mark joins the letter before it";
  EXPECT_FALSE(IsNfc("\uac00\u11a8"));
  EXPECT_FALSE(IsNfc("\u304b\u3099"));
}

}  // namespace
}  // namespace hearsay::text

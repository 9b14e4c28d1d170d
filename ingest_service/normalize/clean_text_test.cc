#include "ingest_service/normalize/clean_text.h"

#include <algorithm>
#include <random>

#include "common/text/utf8.h"
#include "gmock/gmock.h"

namespace hearsay::normalize {
namespace {

struct CleanCase {
  std::string name;
  std::string text;
  std::string want;
};

class CleanTextTest : public ::testing::TestWithParam<CleanCase> {};

TEST_P(CleanTextTest, Cleans) {
  EXPECT_EQ(CleanText(GetParam().text), GetParam().want);
  EXPECT_EQ(TraceCleanText(GetParam().text).text, GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    , CleanTextTest,
    ::testing::ValuesIn<CleanCase>({
        {"empty", "", ""},
        {"line_ends", "one.\r\n\r\ntwo.\r\rthree.", "one.\n\ntwo.\n\nthree."},
        {"line_in_paragraph", "one\ntwo.\n\nthree.", "one\ntwo.\n\nthree."},
        {"line_a_paragraph", "First said so.\nSecond did not.",
         "First said so.\n\nSecond did not."},
        {"wrapped_lines",
         "The minister said on the\nfirst day of the week that\nnothing had "
         "been decided,\nand left.",
         "The minister said on the\nfirst day of the week that\nnothing had "
         "been decided,\nand left."},
        {"spaces", "\u00a0a\u2009\tb  \u3000c \n", "a b c"},
        {"invisible", "so\u00adft\u200b \ufeffand\u202e \x01 bare",
         "soft and bare"},
        {"joiners_stay", "می\u200cخواهم", "می\u200cخواهم"},
        {"composed", "Cafe\u0301", "Caf\u00e9"},
        {"references", "A &amp; B &#8217;s &#x41; &nbsp;&bogus; &#xD800;",
         "A & B ’s A &bogus; &#xD800;"},
        {"named_references", "caf&eacute; &copy; 5&frac12; &oelig;&hellip;",
         "café © 5½ œ…"},
        {"double_encoding", "Itâ€™s cafÃ©", "It’s café"},
        {"double_encoding_of_references", "don&acirc;&euro;&trade;t", "don’t"},
        {"unicode_line_ends", "a\u2028b\u2029c", "a\nb\n\nc"},
    }),
    [](const auto& info) { return info.param.name; });

TEST(CleanTextPropertyTest, TwiceIsOnce) {
  std::mt19937 random(5);
  constexpr char32_t kCodePoints[] = {'a',  ' ',    '\n',   '\r',   0xA0,
                                      0xAD, 0x301,  0x2028, 0x2029, 0x200B,
                                      '.',  0x4E2D, 0xFEFF, 0x85,   'B'};
  for (int round = 0; round < 5000; ++round) {
    std::string text;
    for (size_t left = random() % 30; left > 0; --left) {
      text::AppendCodePoint(kCodePoints[random() % std::size(kCodePoints)],
                            text);
    }
    const std::string once = CleanText(text);
    ASSERT_EQ(CleanText(once), once) << text;
  }
}

TEST(TraceCleanTextTest, EachCodePointKnowsItsByte) {
  //                              0         1         2
  //                              0123456789012345678901234567
  const CleanedText cleaned =
      TraceCleanText("  A\u00ad&amp;B \r\n\r\ncafe\u0301 x");
  EXPECT_EQ(cleaned.text, "A&B\n\ncaf\u00e9 x");
  EXPECT_THAT(cleaned.origins,
              ::testing::ElementsAre(2, 5, 10, 16, 16, 16, 17, 18, 19, 22, 23));
}

TEST(TraceCleanTextTest, OriginsCoverTheTextAndNeverStepBack) {
  std::mt19937 random(6);
  constexpr char32_t kCodePoints[] = {'a',  ' ',    '\n',   '\r',  0xA0,
                                      0xE2, 0x20AC, 0x2122, 0x301, 0x2029,
                                      0xC3, 0xA9,   0x4E2D, 0x958, 0x327};
  for (int round = 0; round < 5000; ++round) {
    std::string text;
    for (size_t left = random() % 30; left > 0; --left) {
      text::AppendCodePoint(kCodePoints[random() % std::size(kCodePoints)],
                            text);
    }
    const CleanedText cleaned = TraceCleanText(text);
    ASSERT_EQ(CleanText(text), cleaned.text);
    ASSERT_EQ(cleaned.origins.size(), text::CountCodePoints(cleaned.text));
    ASSERT_TRUE(std::is_sorted(cleaned.origins.begin(), cleaned.origins.end()))
        << text;
    ASSERT_TRUE(cleaned.origins.empty() ||
                cleaned.origins.back() < text.size());
  }
}

// Plain text is read eight bytes at a time, traced text is not.
TEST(PlainLinesTest, RunsEndWhereTheyMust) {
  for (const std::string sign :
       {"&",        "&amp;",        "\x7f",   "\n",      "\r\n",
        "\t",       "\x1f",         " ",      "  ",      " \n",
        " &",       " \x7f ",       "\u00e9", " \u00e9", "\u00ad",
        " \u200b ", "\u00c3\u00a9", "~",      "!",       "\u0627\u061c\u0628",
        "\u0416 ",  "\u05d0\u0301", "\u4e2d"}) {
    for (size_t before = 0; before < 20; ++before) {
      for (size_t behind = 0; behind < 20; ++behind) {
        const std::string text =
            std::string(before, 'a') + sign + std::string(behind, 'z');
        ASSERT_EQ(CleanText(text), TraceCleanText(text).text) << text;
      }
    }
  }
}

// So are runs of other letters, with the spaces between them.
TEST(PlainLinesTest, LettersOfOtherScriptsEndWhereTheyMust) {
  constexpr absl::string_view kPieces[] = {"\u0431",
                                           "\u0627\u0628",
                                           "\u4e2d\u56fd",
                                           "\uff0c",
                                           "\u3002",
                                           "\u3000",
                                           " ",
                                           "  ",
                                           "\n",
                                           "\r\n",
                                           "\u0610",
                                           "\u061c",
                                           "\u0301",
                                           "a",
                                           "&",
                                           "&amp;",
                                           "\u00a0",
                                           "\u200f",
                                           "\u00c3\u00a9"};
  std::mt19937 random(3);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (size_t left = random() % 9; left > 0; --left) {
      const absl::string_view piece = kPieces[random() % std::size(kPieces)];
      text.append(piece.data(), piece.size());
    }
    ASSERT_EQ(CleanText(text), TraceCleanText(text).text) << text;
  }
}

TEST(CleanLineTest, JoinsLines) {
  EXPECT_EQ(CleanLine("  A title\n\n on two  lines "), "A title on two lines");
}

}  // namespace
}  // namespace hearsay::normalize

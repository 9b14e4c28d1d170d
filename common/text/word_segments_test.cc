#include "common/text/word_segments.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>

#include <memory>
#include <random>
#include <string>
#include <vector>

#include "common/text/utf8.h"
#include "gmock/gmock.h"

namespace hearsay::text {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> Words(absl::string_view text) {
  std::vector<std::string> words;
  for (;;) {
    const WordSegment word = NextWord(text);
    if (word.text.empty()) return words;
    words.emplace_back(word.text);
  }
}

// ICU's own segments, of those that hold a letter or digit.
std::vector<std::string> IcuWords(const std::string& text) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> breaks(
      icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), error));
  const icu::UnicodeString utf16 = icu::UnicodeString::fromUTF8(text);
  breaks->setText(utf16);
  std::vector<std::string> words;
  for (int32_t begin = 0, end = breaks->next(); end != icu::BreakIterator::DONE;
       begin = end, end = breaks->next()) {
    const icu::UnicodeString segment = utf16.tempSubStringBetween(begin, end);
    bool is_word = false;
    for (int32_t i = 0; i < segment.length(); i = segment.moveIndex32(i, 1)) {
      is_word |= u_isalnum(segment.char32At(i));
    }
    if (is_word) segment.toUTF8String(words.emplace_back());
  }
  return words;
}

TEST(WordSegmentsTest, SegmentsAsIcuDoes) {
  // Something of each class that the rules tell apart, without the scripts
  // that ICU cuts by dictionary.
  constexpr char32_t kAlphabet[] = {
      'a',   'B',   '7',   '0',    ' ',    '.',    ',',     ';',   ':',   '\'',
      '"',   '_',   '-',   '\n',   0x2019, 0xE9,   0x301,   0x439, 0x5D0, 0x5F4,
      0x627, 0x660, 0x66B, 0x200D, 0xAD,   0x203F, 0x1F600, 0xB7,  0x2026};
  std::mt19937 random(3);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (size_t left = random() % 12; left > 0; --left) {
      AppendCodePoint(kAlphabet[random() % std::size(kAlphabet)], text);
    }
    // Joining an emoji to a word by U+200D is a rule that we leave out.
    if (text.find("\u200d\U0001F600") != std::string::npos) continue;
    ASSERT_EQ(Words(text), IcuWords(text)) << text;
  }
}

TEST(WordSegmentsTest, KeepsApostrophesAndNumbersWhole) {
  EXPECT_THAT(Words("Kyiv's U.S. envoy: 1,250.5 tons, didn’t say."),
              ElementsAre("Kyiv's", "U.S", "envoy", "1,250.5", "tons", "didn’t",
                          "say"));
}

// Letters are read eight at a time, and the last ones of a text singly.
TEST(WordSegmentsTest, WordsOfEveryLength) {
  for (size_t length = 1; length < 40; ++length) {
    const std::string word = std::string("aZ09zA").substr(0, length) +
                             std::string(length < 6 ? 0 : length - 6, 'm');
    for (const std::string end : {"", " ", "@", "[", "`", "{", "/", ":", "—"}) {
      EXPECT_THAT(Words(word + end), ElementsAre(word)) << end;
      EXPECT_THAT(Words(word + end + " following words"),
                  ElementsAre(word, "following", "words"))
          << end;
    }
    EXPECT_THAT(Words(word + "é followed"),
                ElementsAre(word + "é", "followed"));
  }
}

TEST(WordSegmentsTest, CutsSpacelessRunsOut) {
  EXPECT_THAT(Words("俄罗斯2023年说no"),
              ElementsAre("俄罗斯", "2023", "年说", "no"));
  EXPECT_THAT(Words("一国两制，国国\u0301国x中文"),
              ElementsAre("一国两制", "国国\u0301国", "x", "中文"));
  EXPECT_THAT(Words("ตำรวจ กล่าว"), ElementsAre("ตำรวจ", "กล่าว"));
}

TEST(WordSegmentsTest, NothingToRead) {
  EXPECT_THAT(Words(""), IsEmpty());
  EXPECT_THAT(Words(" …_ -- \u0301"), IsEmpty());
}

}  // namespace
}  // namespace hearsay::text

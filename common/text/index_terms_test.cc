#include "common/text/index_terms.h"

#include <random>

#include "common/text/utf8.h"
#include "gmock/gmock.h"

namespace hearsay::text {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Le;
using ::testing::SizeIs;

std::vector<std::string> Terms(absl::string_view text,
                               absl::string_view language = "en") {
  std::vector<std::string> terms;
  for (IndexTerm& term : IndexTerms(text, language)) {
    terms.push_back(std::move(term.term));
  }
  return terms;
}

TEST(IndexTermsTest, StemsFoldsAndDropsPossessives) {
  EXPECT_THAT(Terms("Zelensky’s officials DENIED the bombings"),
              ElementsAre("zelenski", "offici", "deni", "the", "bomb"));
}

TEST(IndexTermsTest, PositionsCountWords) {
  const std::vector<IndexTerm> terms =
      IndexTerms("drone — attack, 莫斯科 said");
  ASSERT_THAT(terms, SizeIs(5));
  for (uint32_t i = 0; i < terms.size(); ++i) EXPECT_EQ(terms[i].position, i);
}

struct SpellingCase {
  std::string name;
  std::string one;
  std::string other;
  std::string language = "en";
};

class SpellingTest : public ::testing::TestWithParam<SpellingCase> {};

TEST_P(SpellingTest, BothSpellingsGiveTheSameTerms) {
  const SpellingCase& c = GetParam();
  EXPECT_EQ(Terms(c.one, c.language), Terms(c.other, c.language));
}

INSTANTIATE_TEST_SUITE_P(
    , SpellingTest,
    ::testing::ValuesIn<SpellingCase>({
        {"case_and_accents", "SÃO PAULO", "Sao Paulo"},
        {"composed_or_not", "\u00c9lys\u00e9e", "E\u0301lyse\u0301e"},
        {"curly_apostrophe", "Putin’s", "Putin's"},
        {"possessive", "Dugina's bombing", "Dugina bombing"},
        {"abbreviation", "U.S. officials", "US officials"},
        {"number_of_noun", "drone attacks", "drones attack"},
        {"fullwidth", "ＣＮＮ", "cnn"},
        {"soft_hyphen", "intelli\u00adgence", "intelligence"},
        {"hyphen_or_space", "false-flag", "false flag"},
        {"german_umlaut_case", "ÄRZTE", "ärzte", "de"},
        {"region_of_language", "officials", "official", "en-GB"},
        {"russian_case", "ПРАВИТЕЛЬСТВА", "правительство", "ru"},
        {"arabic_points", "الرِّيَاض", "الرياض", "ar"},
        {"unknown_language", "officials said", "official said", "tlh"},
    }),
    [](const auto& info) { return info.param.name; });

TEST(IndexTermsTest, ScriptsWithoutSpacesBecomeBigrams) {
  EXPECT_THAT(Terms("俄罗斯否认", "zh"),
              ElementsAre("俄罗", "罗斯", "斯否", "否认"));
  EXPECT_THAT(Terms("水", "zh"), ElementsAre("水"));
}

TEST(IndexTermsTest, CutsLongWordsAtACodePoint) {
  const std::vector<std::string> ascii = Terms(std::string(1 << 20, 'x'));
  ASSERT_THAT(ascii, SizeIs(1));
  EXPECT_THAT(ascii[0], SizeIs(64));
  std::string long_word = "x";
  for (int i = 0; i < 1000; ++i) long_word += "ж";
  const std::vector<std::string> cyrillic = Terms(long_word);
  ASSERT_THAT(cyrillic, SizeIs(1));
  EXPECT_THAT(cyrillic[0], SizeIs(Le(64)));
  EXPECT_TRUE(IsValidUtf8(cyrillic[0]));
}

TEST(IndexTermsTest, NoTextNoTerms) {
  EXPECT_THAT(Terms(""), IsEmpty());
  EXPECT_THAT(Terms("—“”…"), IsEmpty());
}

TEST(IndexTermsTest, AnyTextGivesValidBoundedTerms) {
  std::mt19937 random(4);
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (int i = 0; i < 100; ++i) {
      const char32_t c = random() % (round % 2 ? 0x3000 : 0x110000);
      if (c < 0xD800 || c > 0xDFFF) AppendCodePoint(c, text);
    }
    for (const IndexTerm& term : IndexTerms(text, round % 3 ? "en" : "ar")) {
      ASSERT_TRUE(IsValidUtf8(term.term));
      ASSERT_THAT(term.term, SizeIs(Le(64)));
      ASSERT_FALSE(term.term.empty());
    }
  }
}

TEST(IsStopTermTest, KnowsStemmedFunctionWords) {
  EXPECT_TRUE(IsStopTerm("the"));
  EXPECT_TRUE(IsStopTerm(Terms("because")[0]));
  EXPECT_FALSE(IsStopTerm("us"));
  EXPECT_FALSE(IsStopTerm("drone"));
  EXPECT_FALSE(IsStopTerm(""));
}

TEST(HasOwnStemmerTest, EnglishAndUnknownLanguagesHaveNone) {
  EXPECT_TRUE(HasOwnStemmer("de"));
  EXPECT_TRUE(HasOwnStemmer("pt-BR"));
  for (const char* language : {"", "en", "en-US", "zh", "und", "xx"}) {
    EXPECT_FALSE(HasOwnStemmer(language)) << language;
  }
}

}  // namespace
}  // namespace hearsay::text

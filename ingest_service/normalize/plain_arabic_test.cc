#include "ingest_service/normalize/plain_arabic.h"

#include <string>

#include "gmock/gmock.h"

namespace hearsay::normalize {
namespace {

struct ArabicCase {
  std::string name;
  std::string text;
  bool want;
};

class IsPlainlyArabicTest : public ::testing::TestWithParam<ArabicCase> {};

TEST_P(IsPlainlyArabicTest, Decides) {
  EXPECT_EQ(IsPlainlyArabic(GetParam().text), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    , IsPlainlyArabicTest,
    ::testing::ValuesIn<ArabicCase>({
        {"five_words", "قال الميناء إن الجسر أغلق في الصباح على السفن.", true},
        {"vowels_digits_and_marks",
         "قال الميناء: «الجسر مُغلق في ٣ مايو، 2023» على السفن؛ لماذا؟", true},
        {"one_everyday_word_and_four_with_the_article",
         "أغلق الجسر في الصباح أمام السفن والقوارب بقرار الميناء.", true},
        {"four_with_the_article_alone",
         "أغلق الجسر الصباح أمام السفن بقرار الميناء.", false},
        {"four_in_all", "أغلق الجسر في الصباح أمام السفن.", false},
        {"one_word_five_times", "في في في في في.", false},
        {"a_cut_word_at_the_end", "أغلق الجسر في الصباح أمام السفن الكبيرة",
         false},
        {"a_conjunction_makes_another_word", "وفي الصباح وعلى الجسر وعن السفن.",
         false},
        {"persian", "بندر گفت که پل صبح امروز در برابر کشتی ها بسته شد.",
         false},
        {"persian_in_arabic_letters",
         "من و شما بعد از ان در شهر ما با هم بوديم.", false},
        {"urdu", "بندرگاہ نے کہا کہ پل کو بند کر دیا گیا ہے۔", false},
        {"a_letter_of_persian", "قال پ الميناء إن الجسر أغلق في الصباح على.",
         false},
        {"a_latin_name", "قال الميناء إن BBC أغلق في الصباح على السفن.", false},
        {"another_script", "The bridge was closed.", false},
        {"empty", "", false},
    }),
    [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace hearsay::normalize

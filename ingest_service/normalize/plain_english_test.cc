#include "ingest_service/normalize/plain_english.h"

#include <string>

#include "gmock/gmock.h"

namespace hearsay::normalize {
namespace {

struct EnglishCase {
  std::string name;
  std::string text;
  bool want;
};

class IsPlainlyEnglishTest : public ::testing::TestWithParam<EnglishCase> {};

TEST_P(IsPlainlyEnglishTest, Decides) {
  EXPECT_EQ(IsPlainlyEnglish(GetParam().text), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    , IsPlainlyEnglishTest,
    ::testing::ValuesIn<EnglishCase>({
        {"four_words", "The tug was lost with all hands, and nobody swam.",
         true},
        {"capitals", "THE TUG WAS LOST WITH ALL HANDS AND NOBODY SWAM.", true},
        {"curly_quotation_marks",
         "“The tug was lost,” said a sailor’s sister — and she would know.",
         true},
        {"three_words", "The tug was lost with all hands.", false},
        {"one_word_four_times", "The tug, the barge, the crane, the pier.",
         false},
        {"six_without_the", "A tug was lost with all hands, and he has it.",
         false},
        {"seven_without_the",
         "A tug was lost with all hands, and he has it on film.", true},
        {"seven_without_the_beside_another_language",
         "A tug was lost with all hands, and he has it on film van de haven.",
         false},
        {"a_cut_word_at_the_end", "The tug was lost with all hands, an", false},
        {"the_end_may_be_cut", "The tug was lost with all hands and", false},
        {"letters_of_others",
         "Der Schlepper „The Who was and is with“ läuft am Montag aus.", false},
        {"another_script",
         "The tug was lost with all hands, and в порту об этом молчат.", false},
        {"dutch_with_a_title",
         "The Band is in de haven van Varn, at noon, was er op of aan.", false},
        {"german_with_a_title",
         "Der Film The Lord of the Lakes was in den Kinos, and he is not.",
         false},
        {"a_name_with_a_particle",
         "The tug was lost with all hands, said Ursula van Dam, and nobody "
         "swam.",
         true},
        {"numbers", "12 345 67", false},
        {"empty", "", false},
    }),
    [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace hearsay::normalize

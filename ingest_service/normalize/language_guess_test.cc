#include "ingest_service/normalize/language_guess.h"

#include <string>

#include "gmock/gmock.h"

namespace hearsay::normalize {
namespace {

constexpr absl::string_view kEnglish =
    "The harbour bridge was closed on Tuesday after inspectors found cracks in "
    "two of its pillars, the port said in a statement.";
constexpr absl::string_view kGerman =
    "Die Hafenbrücke wurde am Dienstag gesperrt, nachdem Prüfer Risse in zwei "
    "ihrer Pfeiler gefunden hatten, teilte der Hafen mit.";

struct LanguageCase {
  std::string name;
  std::string text;
  std::string declared;
  std::string want;
};

class GuessLanguageTest : public ::testing::TestWithParam<LanguageCase> {};

TEST_P(GuessLanguageTest, Guesses) {
  EXPECT_EQ(GuessLanguage(GetParam().text, GetParam().declared),
            GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    , GuessLanguageTest,
    ::testing::ValuesIn<LanguageCase>({
        {"english", std::string(kEnglish), "", "en"},
        {"german", std::string(kGerman), "", "de"},
        {"arabic", "أغلق جسر الميناء يوم الثلاثاء بعد العثور على شقوق.", "",
         "ar"},
        {"region_of_the_declared", std::string(kEnglish), "en_gb", "en-GB"},
        {"declared_wrongly", std::string(kGerman), "en", "de"},
        {"too_short_to_tell", "Ok.", "", "und"},
        {"numbers", "12 345 67", "", "und"},
        {"too_short_but_declared", "Ok.", "pt-BR", "pt-BR"},
        {"declared_is_no_tag", "Ok.", "english please", "und"},
        {"empty", "", "", "und"},
    }),
    [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace hearsay::normalize

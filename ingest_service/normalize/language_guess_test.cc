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
        {"dutch_that_names_an_english_paper",
         "Volgens The Harbour Times is de minister gisteren in Londen "
         "aangekomen. Hij was eerder op bezoek in Parijs, waar hij at met de "
         "burgemeester van de stad en sprak over het water.",
         "", "nl"},
        {"dutch_as_declared",
         "Volgens The Harbour Times is de minister gisteren in Londen "
         "aangekomen. Hij was eerder op bezoek in Parijs, waar hij at met de "
         "burgemeester van de stad en sprak over het water.",
         "nl", "nl"},
        {"german_about_an_english_film",
         "Der Film The Lord of the Lakes kam in die Kinos und keiner wusste, "
         "was danach in den Städten geschehen sollte, die ihn zeigten.",
         "", "de"},
        {"a_caption_before_german",
         "FILE PHOTO: The minister is seen at the opening of the fair in "
         "Berlin.\n\nDer Minister sagte am Montag, die Brücke werde im Mai "
         "gesperrt. Niemand habe etwas davon gewusst, sagte er, und die "
         "Arbeiten dauerten bis in den Herbst. Die Stadt wolle nun eine "
         "Fähre einsetzen, teilte der Hafen mit, und die Schulen sollten "
         "früher beginnen als sonst.",
         "", "de"},
        {"a_notice_before_spanish",
         "Read this story in English on the website of the Agency.\n\nEl "
         "ministro de Defensa dijo este lunes que el puente se cierra en mayo. "
         "Nadie lo sabia, dijo, y las obras duran hasta el otoño. La ciudad "
         "quiere ahora un barco, dijo el puerto, y las escuelas empiezan "
         "antes que de costumbre en toda la comarca.",
         "", "es"},
        {"filipino_with_english_names",
         "Nagsagawa ng rescue operation ang Armed Forces of the Philippines at "
         "ang Department of Social Welfare and Development sa mga barangay na "
         "binaha, at sinabi ng alkalde na ligtas na ang lahat.",
         "fil", "fil"},
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

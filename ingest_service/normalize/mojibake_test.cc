#include "ingest_service/normalize/mojibake.h"

#include <numeric>
#include <string>

#include "common/text/utf8.h"
#include "gmock/gmock.h"

namespace hearsay::normalize {
namespace {

std::u32string Decoded(absl::string_view text) {
  std::u32string out;
  while (!text.empty()) out.push_back(text::ConsumeCodePoint(text));
  return out;
}

std::string Repaired(absl::string_view text) {
  std::u32string code_points = Decoded(text);
  std::vector<uint32_t> origins(code_points.size());
  std::iota(origins.begin(), origins.end(), 0);
  RepairMojibake(code_points, origins);
  EXPECT_EQ(code_points.size(), origins.size());
  std::string out;
  for (const char32_t c : code_points) text::AppendCodePoint(c, out);
  return out;
}

struct MojibakeCase {
  std::string name;
  std::string text;
  std::string want;
};

class MojibakeTest : public ::testing::TestWithParam<MojibakeCase> {};

TEST_P(MojibakeTest, UndoesOnlyWhatIsCertain) {
  EXPECT_EQ(Repaired(GetParam().text), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    , MojibakeTest,
    ::testing::ValuesIn<MojibakeCase>({
        {"ascii", "plain text", "plain text"},
        {"apostrophe", "donâ€™t", "don’t"},
        {"closing_quote_as_control", "so longâ€\u009d he said",
         "so long” he said"},
        {"accents", "dÃ©jÃ  vu, maÃ®tre", "déj\u00c3  vu, maître"},
        {"doubtful_goes_with_certain", "voilÃ\u00a0 lâ€™Ã©tÃ©", "voilà l’été"},
        {"pound", "it cost Â£20", "it cost £20"},
        {"euro", "20 â‚¬", "20 €"},
        {"emoji", "nice ðŸ˜€", "nice 😀"},
        {"cyrillic", "ÐŸÑ€Ð¸Ð²ÐµÑ‚", "Привет"},
        {"twice", "donÃ¢â‚¬â„¢t", "don’t"},
        {"beside_sound_letters", "Müller donâ€™t", "Müller don’t"},
        {"other_lines_stay", "donâ€™t\n«CAFÉ»", "don’t\n«CAFÉ»"},
        {"french_capitals", "«CAFÉ», «ÂME»", "«CAFÉ», «ÂME»"},
        {"portuguese", "NÃO, AMANHÃ” E «AMANH\u00c3\u00bb",
         "NÃO, AMANHÃ” E «AMANH\u00c3\u00bb"},
        {"czech", "KŘÍŽ a KÍŽ", "KŘÍŽ a KÍŽ"},
        {"french_quote", "il a été”… puis", "il a été”… puis"},
        {"german", "Ärger „über“ Öl – groß", "Ärger „über“ Öl – groß"},
        {"real_cyrillic", "Привет — «мир»", "Привет — «мир»"},
        {"lead_at_the_end", "â€", "â€"},
    }),
    [](const auto& info) { return info.param.name; });

TEST(MojibakeOriginsTest, OriginsAreTheFirstOfWhatStoodForIt) {
  std::u32string text = Decoded("aâ€™b");
  std::vector<uint32_t> origins = {10, 11, 12, 13, 14};
  RepairMojibake(text, origins);
  EXPECT_EQ(text, U"a\u2019b");
  EXPECT_THAT(origins, ::testing::ElementsAre(10, 11, 14));
}

}  // namespace
}  // namespace hearsay::normalize

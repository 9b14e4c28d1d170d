#include "ingest_service/claims/quotation/quotation_attribution_finder.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/language/segmenter.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "ingest_service/claims/claim_extractor.h"

namespace hearsay::claims {
namespace {

using ::testing::ElementsAreArray;
using ::testing::IsEmpty;

std::string Join(const std::string& text, const std::vector<ByteSpan>& spans) {
  std::vector<std::string> parts;
  for (const ByteSpan span : spans) {
    parts.push_back(text.substr(span.begin, span.size()));
  }
  return absl::StrJoin(parts, " / ");
}

// "source | cue | content"; a carried-over source stands in brackets.
std::vector<std::string> Found(SpeechLanguage language,
                               const std::string& text) {
  const language::AnnotatedText annotated = language::Segment(text);
  std::vector<std::string> shown;
  for (const FoundAttribution& found :
       QuotationAttributionFinder(language).Find(annotated)) {
    std::string source = Join(text, found.spans.source);
    if (found.sense->carried_over) source = absl::StrCat("[", source, "]");
    shown.push_back(absl::StrCat(source, " | ", Join(text, found.spans.cue),
                                 " | ", Join(text, found.spans.content)));
  }
  return shown;
}

struct SpeechCase {
  std::string name;
  SpeechLanguage language;
  std::string text;
  std::vector<std::string> want;
};

class SpeechTest : public ::testing::TestWithParam<SpeechCase> {};

TEST_P(SpeechTest, IsAttributed) {
  EXPECT_THAT(Found(GetParam().language, GetParam().text),
              ElementsAreArray(GetParam().want));
}

const auto kName = [](const auto& info) { return info.param.name; };
using enum SpeechLanguage;

INSTANTIATE_TEST_SUITE_P(
    French, SpeechTest,
    ::testing::ValuesIn<SpeechCase>({
        {"inverted",
         kFrench,
         "« Le pont est fermé », a déclaré Ana Sol.",
         {"Ana Sol | a déclaré | « Le pont est fermé »"}},
        {"pronoun_inside_the_verb",
         kFrench,
         "“Le pont est fermé”, explique-t-elle.",
         {"elle | explique | “Le pont est fermé”"}},
        {"before_a_colon",
         kFrench,
         "Le maire a répondu : « Le pont est fermé. »",
         {"Le maire | a répondu | « Le pont est fermé. »"}},
        {"mixed",
         kFrench,
         "La ministre a dit que le pont était « au bord de la ruine ».",
         {"La ministre | a dit | que le pont était « au bord de la ruine »"}},
        {"apposition",
         kFrench,
         "Ana Sol, maire de Valmer, affirme que le pont est sûr.",
         {"Ana Sol, maire de Valmer | affirme | que le pont est sûr"}},
        {"source_in_the_middle",
         kFrench,
         "Le pont, selon la police, a été fermé dans la nuit.",
         {"la police | selon | Le pont / a été fermé dans la nuit"}},
        {"gerund_goes_on",
         kFrench,
         "Le maire a dit que le pont était sûr, ajoutant que rien ne bougeait.",
         {"Le maire | a dit | que le pont était sûr",
          "[Le maire] | ajoutant | que rien ne bougeait"}},
        {"noun_of_the_same_spelling",
         kFrench,
         "La demande que nous avons faite reste sans suite.",
         {}},
        {"no_person_says_on_dit", kFrench, "On dit que le pont est hanté.", {}},
        {"a_case_is_no_source",
         kFrench,
         "Le prix varie selon les tailles et les couleurs.",
         {}},
        {"title_of_a_book",
         kFrench,
         "Le roman « Les Eaux noires du port » sortira samedi.",
         {}},
    }),
    kName);

INSTANTIATE_TEST_SUITE_P(
    German, SpeechTest,
    ::testing::ValuesIn<SpeechCase>({
        {"inverted",
         kGerman,
         "„Die Brücke ist zu“, sagte die Bürgermeisterin der Zeitung „Bote“.",
         {"die Bürgermeisterin | sagte | „Die Brücke ist zu“"}},
        {"said_by_two",
         kGerman,
         "„Die Brücke ist zu“, so Vogt, so Lind.",
         {"Vogt | so | „Die Brücke ist zu“"}},
        {"reversed_guillemets",
         kGerman,
         "»Die Brücke ist heute zu«, sagte Vogt.",
         {"Vogt | sagte | »Die Brücke ist heute zu«"}},
        {"separable_verb",
         kGerman,
         "Die Polizei teilte mit, dass die Brücke geschlossen ist.",
         {"Die Polizei | teilte / mit | dass die Brücke geschlossen ist"}},
        {"perfect",
         kGerman,
         "Der Minister hat am Montag gesagt, dass die Brücke hält.",
         {"Der Minister | hat / gesagt | dass die Brücke hält"}},
        {"reported_mood",
         kGerman,
         "Am Montag sagte Vogt, die Brücke sei sicher.",
         {"Vogt | sagte | die Brücke sei sicher"}},
        {"manner_clause",
         kGerman,
         "Die Brücke ist geschlossen, wie die Stadt am Montag mitteilte.",
         {"die Stadt | mitteilte | Die Brücke ist geschlossen"}},
        {"ordinal_ends_no_sentence",
         kGerman,
         "Der Landrat sagte, dass die Brücke am 3. Mai öffnet.",
         {"Der Landrat | sagte | dass die Brücke am 3. Mai öffnet"}},
        {"relative_clause_is_not_said",
         kGerman,
         "Das sagte Vogt, die den Verein leitet.",
         {}},
        {"particle_missing",
         kGerman,
         "Die Polizei teilte die Beute, dass es krachte.",
         {}},
    }),
    kName);

INSTANTIATE_TEST_SUITE_P(
    Spanish, SpeechTest,
    ::testing::ValuesIn<SpeechCase>({
        {"inverted",
         kSpanish,
         "«El puente está cerrado», ha explicado este martes la alcaldesa.",
         {"la alcaldesa | ha explicado | «El puente está cerrado»"}},
        {"subject_left_out",
         kSpanish,
         "Ana Sol dijo que llueve. Añadió que mañana hará sol.",
         {"Ana Sol | dijo | que llueve",
          "[Ana Sol] | Añadió | que mañana hará sol"}},
        {"manner_clause",
         kSpanish,
         "El puente está cerrado, según ha explicado el comisario.",
         {"el comisario | según ha explicado | El puente está cerrado"}},
        {"according_to_sources",
         kSpanish,
         "Según fuentes policiales, el puente fue volado de noche.",
         {"fuentes policiales | Según | el puente fue volado de noche"}},
        {"according_to_law_is_none",
         kSpanish,
         "Se paga según tamaño y color de la pieza.",
         {}},
        {"denied",
         kSpanish,
         "El fiscal no dijo que hubiera pruebas.",
         {"El fiscal | dijo | que hubiera pruebas"}},
    }),
    kName);

INSTANTIATE_TEST_SUITE_P(
    Arabic, SpeechTest,
    ::testing::ValuesIn<SpeechCase>({
        {"verb_first",
         kArabic,
         "وقال الوزير سامي العمري إن الجسر مغلق اليوم.",
         {"الوزير سامي العمري | وقال | إن الجسر مغلق اليوم"}},
        {"vowel_points_and_hamza",
         kArabic,
         "وأكَّد الوزير أنّ الجسر مغلق اليوم.",
         {"الوزير | وأكَّد | أنّ الجسر مغلق اليوم"}},
        {"quotation",
         kArabic,
         "وأضاف العمري: «الجسر مغلق حتى الغد».",
         {"العمري | وأضاف | «الجسر مغلق حتى الغد»"}},
        {"participle_goes_on",
         kArabic,
         "وقال الوزير إن الجسر مغلق اليوم مضيفا أن العمل بدأ أمس.",
         {"الوزير | وقال | إن الجسر مغلق اليوم",
          "[الوزير] | مضيفا | أن العمل بدأ أمس"}},
        {"a_name_that_starts_like_a_conjunction",
         kArabic,
         "وقال فان جال «باستيان ليس غريبا علي».",
         {"فان جال | وقال | «باستيان ليس غريبا علي»"}},
        {"participle_of_a_verb_before",
         kArabic,
         "صرح الوزير بعد الاجتماع قائلا: «الجسر مغلق حتى الغد».",
         {"الوزير | قائلا | «الجسر مغلق حتى الغد»"}},
        {"agency",
         kArabic,
         "الجسر مغلق حتى الغد بحسب وكالة الأنباء.",
         {"وكالة الأنباء | بحسب | الجسر مغلق حتى الغد"}},
        {"need_is_no_source",
         kArabic,
         "يفتح الجسر ويغلق كل يوم حسب الحاجة.",
         {}},
    }),
    kName);

INSTANTIATE_TEST_SUITE_P(
    Chinese, SpeechTest,
    ::testing::ValuesIn<SpeechCase>({
        {"before_a_colon",
         kChinese,
         "市长何雨晴在接受采访时说：“大桥今天不会开放。”",
         {"市长何雨晴 | 说 | “大桥今天不会开放。”"}},
        {"the_same_goes_on_after_the_quotation",
         kChinese,
         "“我们不知道发生了什么。”陆安说，桥已经断了。",
         {"陆安 | 说 | “我们不知道发生了什么。” / 桥已经断了"}},
        {"a_document_says",
         kChinese,
         "声明说：“大桥今天不会再次开放。”",
         {"声明 | 说 | “大桥今天不会再次开放。”"}},
        {"day_is_not_part_of_the_name",
         kChinese,
         "外交部发言人陆安28日表示，谈判仍在进行。",
         {"外交部发言人陆安 | 表示 | 谈判仍在进行"}},
        {"after_the_quotation",
         kChinese,
         "“我们不知道发生了什么。”陆安说。",
         {"陆安 | 说 | “我们不知道发生了什么。”"}},
        {"subject_left_out",
         kChinese,
         "陆安表示，谈判仍在进行。同时强调，双方都有诚意。",
         {"陆安 | 表示 | 谈判仍在进行", "[陆安] | 强调 | 双方都有诚意"}},
        {"agency",
         kChinese,
         "据海湾社8月3日报道，港口已经关闭。",
         {"海湾社 | 据 / 报道 | 港口已经关闭"}},
        {"title_is_no_quotation",
         kChinese,
         "陆安的小说《黑水之下的人》周六发布。",
         {}},
        {"hearsay_without_a_source", kChinese, "据说，港口已经关闭了。", {}},
        {"word_that_ends_in_say", kChinese, "一般来说，港口六点关闭。", {}},
        {"thanks_are_no_claim", kChinese, "市长对此表示感谢。", {}},
    }),
    kName);

TEST(QuotationAttributionFinderTest, RepeatedOpeningMarksGoOn) {
  EXPECT_THAT(
      Found(kSpanish, "“El puente está cerrado, dijo Ana Sol.\n\nNadie pasa."),
      IsEmpty());
  EXPECT_THAT(
      Found(kGerman,
            "Vogt sagte: „Die Brücke ist zu.\n\n„Sie bleibt es auch.“"),
      ElementsAreArray({"Vogt | sagte | „Die Brücke ist zu. / „Sie bleibt es "
                        "auch.“"}));
}

TEST(QuotationAttributionFinderTest, TagsAreReadByTheirFirstPart) {
  EXPECT_EQ(SpeechLanguageOf("zh-Hant"), kChinese);
  EXPECT_EQ(SpeechLanguageOf("fr-CA"), kFrench);
  EXPECT_EQ(SpeechLanguageOf("fry"), std::nullopt);
  EXPECT_EQ(SpeechLanguageOf("en"), std::nullopt);
  EXPECT_EQ(SpeechLanguageOf(""), std::nullopt);
}

TEST(QuotationAttributionFinderTest, OtherLanguagesHaveNoClaims) {
  const auto extractor = ClaimExtractor::Load("").value();
  ingest::ArticleContext context;
  const std::string text = "The mayor said that the bridge was closed.";
  context.language_code = "en";
  EXPECT_EQ(extractor->Extract(text, context).claims.size(), 1u);
  context.language_code = "it";
  EXPECT_THAT(extractor->Extract(text, context).claims, IsEmpty());
}

TEST(QuotationAttributionFinderTest, NamesAreWithoutTitlesAndMeetAgain) {
  const auto extractor = ClaimExtractor::Load("").value();
  ingest::ArticleContext context;
  context.language_code = "fr";
  const auto extraction = extractor->Extract(
      "« Le pont est fermé », a dit la ministre Ana Sol. Mme Sol a ajouté que "
      "le port était ouvert.",
      context);
  ASSERT_EQ(extraction.claims.size(), 2u);
  EXPECT_EQ(extraction.claims[0].chain(0).display_name(), "Ana Sol");
  EXPECT_EQ(extraction.claims[1].chain(0).display_name(), "Sol");
  EXPECT_EQ(extraction.claims[0].chain(0).entity(),
            extraction.claims[1].chain(0).entity());
}

// A paragraph without an end, of words, of verbs or of marks, in time that
// grows with its size: a quadratic search would take hours here.
TEST(QuotationAttributionFinderTest, HugeParagraphs) {
  const auto extractor = ClaimExtractor::Load("").value();
  const std::vector<std::pair<const char*, std::string>> pieces = {
      {"fr", "le pont tient et "},
      {"fr", "a déclaré que "},
      {"fr", "« "},
      {"de", "„a“ sagte "},
      {"es", "dijo que según "},
      {"ar", "وقال إن "},
      {"zh", "表示，“"},
      {"zh", "据报道，"},
      {"zh", "某人在"},
      {"zh", "\" "},
  };
  for (const auto& [language, piece] : pieces) {
    std::string text;
    while (text.size() < (1 << 20)) text += piece;
    ingest::ArticleContext context;
    context.language_code = language;
    EXPECT_LE(extractor->Extract(text, context).claims.size(), 4096u);
  }
}

}  // namespace
}  // namespace hearsay::claims

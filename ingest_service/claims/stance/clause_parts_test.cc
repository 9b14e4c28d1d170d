#include "ingest_service/claims/stance/clause_parts.h"

#include <string>
#include <vector>

#include "absl/strings/str_join.h"
#include "common/language/lexicon.h"
#include "common/language/segmenter.h"
#include "gtest/gtest.h"
#include "ingest_service/claims/learned/learned_models.h"

namespace hearsay::claims {
namespace {

const LearnedModels& Models() {
  static const LearnedModels& models =
      *LoadLearnedModels(HEARSAY_MODELS_DIR).value().release();
  return models;
}

struct PartsCase {
  std::string name;
  std::string content;
  std::string parts;  // Between bars.
};

class ClausePartsTest : public ::testing::TestWithParam<PartsCase> {};

TEST_P(ClausePartsTest, SayWhatIsSoApartFromWhatIsNot) {
  const language::AnnotatedText text = language::Segment(GetParam().content, 0);
  const AnalyzedArticle article(text, Models().tagger, Models().parser,
                                Models().lexicon);
  const Words words(text);
  std::vector<std::string> shown;
  for (const auto& part :
       PartsByPolarity(article, words, {words.SpanOf({0, words.size()})})) {
    ASSERT_EQ(part.size(), 1u);
    shown.emplace_back(part[0].In(text.text));
  }
  EXPECT_EQ(absl::StrJoin(shown, " | "), GetParam().parts);
}

INSTANTIATE_TEST_SUITE_P(
    , ClausePartsTest,
    ::testing::ValuesIn<PartsCase>({
        {"but_that", "the dam had held but that nobody had checked it",
         "the dam had held | that nobody had checked it"},
        {"and_that_after_a_comma",
         "the dam had never leaked, and that the gates were shut in May",
         "the dam had never leaked | that the gates were shut in May"},
        {"but_with_a_subject",
         "the dam had held, but the old gates were not shut",
         "the dam had held | the old gates were not shut"},
        {"a_pronoun_needs_no_comma",
         "the dam had held but they had not shut the gates",
         "the dam had held | they had not shut the gates"},
        {"three",
         "the dam had held, that the gates were shut and that no water was "
         "lost, but that the road was closed",
         "the dam had held, that the gates were shut | that no water was lost "
         "| that the road was closed"},
        {"of_one_polarity", "the dam had held and that the gates were shut",
         "the dam had held and that the gates were shut"},
        {"one_verb_of_two", "the dam had held and did not leak",
         "the dam had held and did not leak"},
        {"nouns", "the dam had flooded the road, and no other street",
         "the dam had flooded the road, and no other street"},
        {"a_quotation", "\"the dam had held, and nobody had checked it\"",
         "\"the dam had held, and nobody had checked it\""},
        {"a_question",
         "whether the dam had held and who had not shut the gates",
         "whether the dam had held and who had not shut the gates"},
    }),
    [](const auto& info) { return info.param.name; });

struct MainCase {
  std::string name;
  std::string content;
  std::string main;
};

class MainClauseTest : public ::testing::TestWithParam<MainCase> {};

TEST_P(MainClauseTest, EndsWhereMoreIsAdded) {
  const language::AnnotatedText text = language::Segment(GetParam().content, 0);
  const AnalyzedArticle article(text, Models().tagger, Models().parser,
                                Models().lexicon);
  const Words words(text);
  const uint32_t end = MainClauseEnd(article, words, {0, words.size()});
  EXPECT_EQ(words.SpanOf({0, end}).In(text.text), GetParam().main);
}

INSTANTIATE_TEST_SUITE_P(
    , MainClauseTest,
    ::testing::ValuesIn<MainCase>({
        {"all_of_it", "the dam may hold for years",
         "the dam may hold for years"},
        {"a_second_verb", "the dam is old and could leak for years",
         "the dam is old"},
        {"a_second_clause", "the dam held, but the gates may leak",
         "the dam held,"},
        {"a_second_sentence", "The dam held. It may leak one day.",
         "The dam held."},
        {"no_verb_yet", "No, no. The dam held. It may leak.",
         "No, no. The dam held."},
        {"nouns", "the dam and the gates may leak",
         "the dam and the gates may leak"},
    }),
    [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace hearsay::claims

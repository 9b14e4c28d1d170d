// With the models that ship: what a signature is, tags decide.

#include "ingest_service/claims/learned/signed_quotations.h"

#include <memory>
#include <string>
#include <vector>

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

struct SignedCase {
  std::string name;
  std::string text;
  std::vector<std::string> want;  // "source | cue | content".
};

class SignedQuotationsTest : public ::testing::TestWithParam<SignedCase> {};

TEST_P(SignedQuotationsTest, AreTheParagraphsThatANameCloses) {
  const std::string& text = GetParam().text;
  const language::AnnotatedText annotated = language::Segment(text);
  const AnalyzedArticle article(annotated, Models().tagger, Models().parser);
  const auto words = [&](TokenSpan range) {
    const uint32_t begin = annotated.tokens[range.begin].span.begin;
    return text.substr(begin, annotated.tokens[range.end - 1].span.end - begin);
  };
  std::vector<std::string> got;
  for (const SignedQuotation& found : SignedQuotations(article)) {
    got.push_back(words(found.source) + " | " +
                  std::string(found.cue.In(text)) + " | " +
                  words(found.content));
  }
  EXPECT_EQ(got, GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    , SignedQuotationsTest,
    ::testing::ValuesIn<SignedCase>({
        {"a_name_behind_a_bar",
         "“The dam will hold for years.” ― Mara Lind",
         {"Mara Lind | ― | “The dam will hold for years.”"}},
        {"what_is_added_and_a_full_stop",
         "\"Nobody slept that night.\" -- Mara Lind, mayor of Varn.",
         {"Mara Lind, mayor of Varn | -- | \"Nobody slept that night.\""}},
        {"the_occasion_is_none_of_the_speaker",
         "“The dam will hold for years.” — Lind in an interview",
         {"Lind | — | “The dam will hold for years.”"}},
        {"in_the_next_paragraph",
         "“The dam will hold for years.”\n\n– Mara Lind",
         {"Mara Lind | – | “The dam will hold for years.”"}},
        {"in_the_next_paragraph_behind_two_hyphens",
         "“The dam will hold for years.”\n--Mara Lind, mayor",
         {"Mara Lind, mayor | -- | “The dam will hold for years.”"}},
        {"a_list_behind_it",
         "“The dam will hold for years.”\n\n– The road to Varn",
         {}},
        {"other_words_behind_it",
         "“The dam will hold for years.”\n\nMara Lind",
         {}},
        {"a_date", "“The dam will hold for years.” — March 24 in Varn", {}},
        {"a_title", "“The Dam That Held Us” — Mara Lind", {}},
        {"a_word", "“Never.” — Mara Lind", {}},
        {"a_sentence_behind_the_dash",
         "“The dam will hold for years.” — Lind told me so.",
         {}},
        {"no_dash", "“The dam will hold for years.” Mara Lind", {}},
        {"other_words_before_it",
         "He said, “The dam will hold for years.” — Mara Lind",
         {}},
        {"not_closed", "“The dam will hold for years. — Mara Lind", {}},
        {"nothing_behind_the_dash", "“The dam will hold for years.” —", {}},
        {"empty", "", {}},
    }),
    [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace hearsay::claims

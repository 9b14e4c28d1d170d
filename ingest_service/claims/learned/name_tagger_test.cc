#include "ingest_service/claims/learned/name_tagger.h"

#include <memory>
#include <string>
#include <vector>

#include "common/language/segmenter.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "ingest_service/claims/analysis/source_kind.h"
#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/learned/learned_models.h"
#include "ingest_service/claims/mentions/name_mentions.h"

namespace hearsay::claims {
namespace {

using ::testing::ElementsAre;

const LearnedModels& Models() {
  static const LearnedModels& models =
      *LoadLearnedModels(HEARSAY_MODELS_DIR).value().release();
  return models;
}

// A text and what the models make of it.
struct Read {
  explicit Read(std::string of)
      : text(std::move(of)),
        annotated(language::Segment(text)),
        article(annotated, Models().tagger, Models().parser, Models().lexicon),
        words(annotated, Models().names.Tag(article)) {}

  TokenRange Find(const std::string& phrase) const {
    const auto begin = static_cast<uint32_t>(text.find(phrase));
    return {
        words.TokenAt(begin),
        words.TokenAt(begin + static_cast<uint32_t>(phrase.size()) - 1) + 1};
  }

  const std::string text;
  const language::AnnotatedText annotated;
  const AnalyzedArticle article;
  const Words words;
};

TEST(NameViewTest, LooksAroundCapitalsOfOneSentence) {
  const Read read(
      "he saw that the mayor of Port Osmund had gone home by then. It rained "
      "on and on all day.");
  const NameView view(read.article);
  std::vector<std::string> stretches;
  for (const TokenSpan stretch : view.stretches()) {
    stretches.emplace_back(read.words
                               .SpanOf({static_cast<uint32_t>(stretch.begin),
                                        static_cast<uint32_t>(stretch.end)})
                               .In(read.text));
  }
  EXPECT_THAT(stretches,
              ElementsAre("mayor of Port Osmund had gone", "It rained on"));
}

struct NameCase {
  std::string name;
  std::string text;
  std::string phrase;
  v1::EntityType type;
};

class NameTaggerTest : public ::testing::TestWithParam<NameCase> {};

TEST_P(NameTaggerTest, SaysWhatANameIsOf) {
  const Read read(GetParam().text);
  EXPECT_EQ(
      v1::EntityType_Name(read.words.NameTypeOf(read.Find(GetParam().phrase))),
      v1::EntityType_Name(GetParam().type));
}

INSTANTIATE_TEST_SUITE_P(
    , NameTaggerTest,
    ::testing::ValuesIn<NameCase>({
        {"person", "Robert Lind left the talks on Monday.", "Robert Lind",
         v1::ENTITY_TYPE_PERSON},
        {"place", "The train left for Chicago in the morning.", "Chicago",
         v1::ENTITY_TYPE_PLACE},
        {"organisation", "He worked for the Harbour Workers Union for years.",
         "Harbour Workers Union", v1::ENTITY_TYPE_ORGANIZATION},
        {"no_name", "The ministry said that It was late.", "It",
         v1::ENTITY_TYPE_UNSPECIFIED},
    }),
    [](const auto& info) { return info.param.name; });

TEST(NameTypeOfTest, GoesByTheMeanOverTheTokens) {
  const std::string text = "Ada Moss";
  const language::AnnotatedText annotated = language::Segment(text);
  const auto type = [&](NameToken first, NameToken second) {
    return Words(annotated, {first, second}).NameTypeOf({0, 2});
  };
  EXPECT_EQ(type({kPersonBegin, 0.9f, 0, 0.1f}, {kNoName, 0.2f, 0, 0}),
            v1::ENTITY_TYPE_PERSON);
  EXPECT_EQ(type({kPersonBegin, 0.6f, 0, 0}, {kNoName, 0.2f, 0, 0.1f}),
            v1::ENTITY_TYPE_UNSPECIFIED);
  EXPECT_EQ(Words(annotated).NameTypeOf({0, 2}), v1::ENTITY_TYPE_UNSPECIFIED);
}

TEST(FindNamesTest, PartsTwoNamesBesideEachOther) {
  const std::string text = "Bay News Ada Moss left.";
  const language::AnnotatedText annotated = language::Segment(text);
  std::vector<NameToken> tokens(annotated.tokens.size());
  tokens[0] = {kOrganizationBegin, 0, 0, 1};
  tokens[1] = {kOrganizationInside, 0, 0, 1};
  tokens[2] = {kPersonBegin, 1, 0, 0};
  tokens[3] = {kPersonInside, 1, 0, 0};
  const Words words(annotated, tokens);
  std::vector<std::string> names;
  for (const NameMention& mention : FindNames(words)) {
    names.push_back(v1::EntityType_Name(mention.type) + " " +
                    std::string(words.SpanOf(mention.name).In(text)));
  }
  EXPECT_THAT(names, ElementsAre("ENTITY_TYPE_ORGANIZATION Bay News",
                                 "ENTITY_TYPE_PERSON Ada Moss"));
}

TEST(KindOfSourceTest, TakesANamesKindFromTheTagger) {
  const std::string text = "Osmund Brandt";
  const language::AnnotatedText annotated = language::Segment(text);
  const auto role = [&](NameToken token) {
    return KindOfSource(Words(annotated, {token, token}), {0, 2}).role;
  };
  EXPECT_EQ(role({kOrganizationInside, 0, 0, 1}), v1::SOURCE_ROLE_ORGANIZATION);
  EXPECT_EQ(role({kPersonInside, 1, 0, 0}), v1::SOURCE_ROLE_PERSON);
  EXPECT_EQ(role({}), v1::SOURCE_ROLE_PERSON);  // As the words alone say.
}

TEST(KindOfSourceTest, KnowsANounWhereASentenceStarts) {
  struct {
    const char* text;
    v1::SourceRole role;
  } const kCases[] = {
      {"Gardeners", v1::SOURCE_ROLE_GROUP},
      {"One of them", v1::SOURCE_ROLE_PERSON},
      {"Mayor Ada Moss's office", v1::SOURCE_ROLE_ORGANIZATION},
      {"the airline", v1::SOURCE_ROLE_ORGANIZATION},
  };
  for (const auto& c : kCases) {
    const std::string text = c.text;
    const language::AnnotatedText annotated = language::Segment(text);
    const Words words(annotated,
                      std::vector<NameToken>(annotated.tokens.size()));
    EXPECT_EQ(v1::SourceRole_Name(KindOfSource(words, {0, words.size()}).role),
              v1::SourceRole_Name(c.role))
        << text;
  }
}

}  // namespace
}  // namespace hearsay::claims

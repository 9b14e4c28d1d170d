#include "common/language/tagger.h"

#include <random>
#include <utility>
#include <vector>

#include "gtest/gtest.h"

namespace hearsay::language {
namespace {

std::vector<TokenAnalysis> Sentence(
    const std::vector<absl::string_view>& words) {
  std::vector<TokenAnalysis> tokens;
  for (const absl::string_view word : words) {
    tokens.push_back(AnalyzeSpelling(word));
  }
  return tokens;
}

TEST(TaggerTest, AWordsWeightsDecideItsTag) {
  auto sentence = Sentence({"Officials", "denied", "it"});
  WeightTable weights(kPennTags, 4000, 1);
  uint32_t features[Tagger::kFeatures];
  Tagger::Features(sentence, 1, features);
  weights.Set(WeightTable::RowOf(features[1], 4000),
              static_cast<uint32_t>(PennTag::kVBD), 5);
  Tagger(weights).Tag({absl::MakeSpan(sentence)});
  EXPECT_EQ(sentence[1].tag, PennTag::kVBD);
  EXPECT_NE(sentence[0].tag, PennTag::kNone);
  EXPECT_NE(sentence[2].tag, PennTag::kNone);
}

TEST(TaggerTest, SentencesThatTakeTurnsAreTaggedAsEachAlone) {
  std::mt19937 random(1);
  WeightTable weights(kPennTags, 500, 1);
  for (uint32_t row = 0; row < weights.rows(); ++row) {
    for (uint32_t label = 0; label < kPennTags; ++label) {
      weights.Set(row, label, static_cast<int8_t>(random()));
    }
  }
  const Tagger tagger(std::move(weights));
  std::vector<std::vector<TokenAnalysis>> together, alone;
  for (const size_t size : {6, 1, 20, 0, 3, 3, 9, 1}) {
    std::vector<TokenAnalysis>& sentence = together.emplace_back(size);
    for (TokenAnalysis& token : sentence) token.lower = random() % 50;
  }
  alone = together;
  std::vector<absl::Span<TokenAnalysis>> spans;
  for (auto& sentence : together) spans.push_back(absl::MakeSpan(sentence));
  tagger.Tag(spans);
  for (size_t s = 0; s < alone.size(); ++s) {
    tagger.Tag({absl::MakeSpan(alone[s])});
    for (size_t i = 0; i < alone[s].size(); ++i) {
      EXPECT_EQ(together[s][i].tag, alone[s][i].tag) << s << " " << i;
    }
  }
}

TEST(TaggerTest, SpellingsFoldCaseAndDigitsButKeepTheForm) {
  const auto tokens = Sentence({"May", "may", "1984", "1999", ""});
  EXPECT_EQ(tokens[0].lower, tokens[1].lower);
  EXPECT_NE(tokens[0].form, tokens[1].form);
  EXPECT_EQ(tokens[2].lower, tokens[3].lower);
  EXPECT_TRUE(tokens[0].shape & kFirstUpper);
  EXPECT_TRUE(tokens[2].shape & kHasDigit);
  EXPECT_TRUE(tokens[4].shape & kNoLetter);
}

TEST(TaggerTest, TagNamesAreReadBack) {
  for (int i = 1; i < kPennTags; ++i) {
    const auto tag = static_cast<PennTag>(i);
    EXPECT_EQ(PennTagByName(PennTagName(tag)), tag);
  }
  EXPECT_FALSE(PennTagByName("XYZ").has_value());
}

}  // namespace
}  // namespace hearsay::language

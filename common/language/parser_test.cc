#include "common/language/parser.h"

#include <random>
#include <vector>

#include "common/language/parser_state.h"
#include "gtest/gtest.h"

namespace hearsay::language {
namespace {

WeightTable RandomWeights(uint32_t labels, uint32_t rows, uint32_t seed) {
  std::mt19937 random(seed);
  WeightTable weights(labels, rows, 1);
  for (uint32_t row = 0; row < weights.rows(); ++row) {
    for (uint32_t label = 0; label < labels; ++label) {
      weights.Set(row, label, static_cast<int8_t>(random()));
    }
  }
  return weights;
}

std::vector<TokenAnalysis> RandomSentence(size_t size, uint32_t seed) {
  std::mt19937 random(seed);
  std::vector<TokenAnalysis> sentence(size);
  for (TokenAnalysis& token : sentence) {
    token.lower = token.lemma = static_cast<uint32_t>(random() % 50);
    token.tag = static_cast<PennTag>(1 + random() % (kPennTags - 1));
  }
  return sentence;
}

// Whatever the weights: every token's way up ends at the root, and no two arcs
// cross.
TEST(ParserTest, AnyWeightsGiveAProjectiveTree) {
  for (uint32_t seed = 0; seed < 40; ++seed) {
    const Parser parser(RandomWeights(kParserActions, 1000, seed),
                        RandomWeights(kRelations, 60, seed));
    auto sentence = RandomSentence(seed, seed);
    parser.Parse({absl::MakeSpan(sentence)});
    const int32_t size = static_cast<int32_t>(sentence.size());
    for (int32_t i = 0; i < size; ++i) {
      EXPECT_NE(sentence[i].relation, Relation::kNone);
      int32_t at = i, steps = 0;
      while (at >= 0 && steps <= size) {
        at = sentence[at].head;
        ++steps;
      }
      EXPECT_LE(steps, size) << "a cycle at token " << i;
      const int32_t head = sentence[i].head;
      if (head < 0) continue;
      for (int32_t j = std::min(i, head) + 1; j < std::max(i, head); ++j) {
        const int32_t other = sentence[j].head;
        EXPECT_TRUE(other >= std::min(i, head) && other <= std::max(i, head));
      }
    }
  }
}

TEST(ParserTest, SentencesThatTakeTurnsAreParsedAsEachAlone) {
  const Parser parser(RandomWeights(kParserActions, 1000, 1),
                      RandomWeights(kRelations, 60, 2));
  std::vector<std::vector<TokenAnalysis>> together, alone;
  for (const size_t size : {9, 1, 30, 0, 2, 17, 5, 40, 3, 3, 1}) {
    together.push_back(RandomSentence(size, static_cast<uint32_t>(size)));
  }
  alone = together;
  std::vector<absl::Span<TokenAnalysis>> spans;
  for (auto& sentence : together) spans.push_back(absl::MakeSpan(sentence));
  parser.Parse(spans);
  for (size_t s = 0; s < alone.size(); ++s) {
    parser.Parse({absl::MakeSpan(alone[s])});
    for (size_t i = 0; i < alone[s].size(); ++i) {
      EXPECT_EQ(together[s][i].head, alone[s][i].head) << s << " " << i;
      EXPECT_EQ(together[s][i].relation, alone[s][i].relation) << s << " " << i;
    }
  }
}

TEST(ParserStateTest, TransitionsBuildTheTreeThatTheySay) {
  // "Ministers deny it": both others depend on "deny".
  const std::vector<TokenAnalysis> sentence(3);
  ParserState state(sentence);
  EXPECT_FALSE(state.allowed()[1]);
  for (const ParserAction action :
       {ParserAction::kShift, ParserAction::kLeft, ParserAction::kShift,
        ParserAction::kShift, ParserAction::kRight, ParserAction::kLeft}) {
    ASSERT_FALSE(state.AtEnd());
    ASSERT_TRUE(state.allowed()[static_cast<int>(action)]);
    state.Apply(action);
  }
  EXPECT_TRUE(state.AtEnd());
  EXPECT_EQ(state.heads(), (std::vector<int32_t>{1, 3, 1}));
}

}  // namespace
}  // namespace hearsay::language

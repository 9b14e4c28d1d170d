#include "ingest_service/training/lexicon_trainer.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/language/lexicon.h"
#include "common/language/parser_state.h"
#include "gtest/gtest.h"

namespace hearsay::training {
namespace {

using language::Lexicon;
using language::PennTag;
using language::WeightTable;

// A tagger without weights, which takes every word for a common noun.
uint32_t KeyOf(absl::string_view word) {
  language::TokenAnalysis token = language::AnalyzeSpelling(word);
  token.tag = PennTag::kNN;
  language::AnalyzeLemma(word, token);
  return Lexicon::KeyOf(token);
}

WeightTable Train(int threads) {
  const std::string verbs[] = {"avers", "opines"};
  const std::string who[] = {"Lind", "Oster", "Brandt"};
  const std::string colours[] = {"red", "green"};
  const std::string things[] = {"door", "crane", "tram"};
  std::vector<std::string> texts;
  for (int i = 0; i < 120; ++i) {
    texts.push_back(absl::StrCat(
        who[i % 3], " ", verbs[i % 2], " that something broke. ",
        "We paint the ", colours[i % 2], " ", things[i % 3], " today."));
  }
  return TrainLexicon(
      texts, language::Tagger(WeightTable(language::kPennTags, 9, 1)),
      language::Parser(WeightTable(language::kParserActions, 9, 1),
                       WeightTable(language::kRelations, 9, 1)),
      threads, 1);
}

int Product(const Lexicon::Word& a, const Lexicon::Word& b) {
  int sum = 0;
  for (uint32_t d = 0; d < Lexicon::kDimensions; ++d) {
    sum += a.vector[d] * b.vector[d];
  }
  return sum;
}

TEST(LexiconTrainerTest, WordsInLikeSurroundingsAreAlike) {
  const Lexicon lexicon(Train(1));
  const Lexicon::Word avers = lexicon.Find(KeyOf("avers"));
  const Lexicon::Word opines = lexicon.Find(KeyOf("opines"));
  const Lexicon::Word red = lexicon.Find(KeyOf("red"));
  ASSERT_NE(avers.vector, nullptr);
  ASSERT_NE(opines.vector, nullptr);
  ASSERT_NE(red.vector, nullptr);
  EXPECT_GT(Product(avers, opines), 2 * Product(avers, red));
  EXPECT_GT(avers.coarse, 0);
  EXPECT_GT(avers.fine, 0);
  EXPECT_EQ(lexicon.Find(KeyOf("unheard")).vector, nullptr);
}

TEST(LexiconTrainerTest, ThreadsChangeNothing) {
  const WeightTable one = Train(1), two = Train(2);
  for (size_t row = 0; row < one.rows(); ++row) {
    for (uint32_t k = 0; k < Lexicon::kLabels; ++k) {
      ASSERT_EQ(one.Row(row)[k], two.Row(row)[k]);
    }
  }
}

TEST(LexiconTrainerTest, WithoutTextNoWordIsKnown) {
  const Lexicon lexicon(
      TrainLexicon({}, language::Tagger(WeightTable(language::kPennTags, 9, 1)),
                   language::Parser(WeightTable(language::kParserActions, 9, 1),
                                    WeightTable(language::kRelations, 9, 1)),
                   1, 1));
  EXPECT_EQ(lexicon.Find(KeyOf("door")).vector, nullptr);
}

}  // namespace
}  // namespace hearsay::training

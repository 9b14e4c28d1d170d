#include "common/language/lexicon.h"

#include "gtest/gtest.h"

namespace hearsay::language {
namespace {

TokenAnalysis Word(absl::string_view word, PennTag tag) {
  TokenAnalysis token = AnalyzeSpelling(word);
  token.tag = tag;
  return token;
}

// Puts `key` where Find looks for it, after `taken` rows of others.
void Put(WeightTable& table, uint32_t key, uint32_t taken, int coarse) {
  size_t at = WeightTable::RowOf(key, table.rows());
  for (uint32_t k = 0; k < taken; ++k) {
    table.Set(at, 1, 1);
    table.Set(at, 0, static_cast<int8_t>((key & 0xff) + 1));
    at = at + 1 < table.rows() ? at + 1 : 0;
  }
  const auto check = Lexicon::CheckOf(key);
  table.Set(at, 0, check[0]);
  table.Set(at, 1, check[1]);
  table.Set(at, 2, static_cast<int8_t>(coarse));
  table.Set(at, 3, static_cast<int8_t>(0x2c));
  table.Set(at, 4, 1);
  table.Set(at, 5, 77);
}

TEST(LexiconTest, FindsAWordBehindOthersThatTookItsRow) {
  const uint32_t key = Lexicon::KeyOf(Word("deny", PennTag::kVB));
  for (const uint32_t taken : {0u, 1u, Lexicon::kProbes - 1}) {
    WeightTable table(Lexicon::kLabels, 64, 1);
    Put(table, key, taken, 200);
    const Lexicon lexicon(table);
    const Lexicon::Word word = lexicon.Find(key);
    EXPECT_EQ(word.coarse, 200);
    EXPECT_EQ(word.fine, 0x12c);
    ASSERT_NE(word.vector, nullptr);
    EXPECT_EQ(word.vector[0], 77);
  }
}

TEST(LexiconTest, AnUnknownWordHasNoClusterAndNoVector) {
  const uint32_t key = Lexicon::KeyOf(Word("deny", PennTag::kVB));
  EXPECT_EQ(Lexicon().Find(key).vector, nullptr);
  WeightTable table(Lexicon::kLabels, 64, 1);
  Put(table, key, Lexicon::kProbes, 200);  // One row too far.
  EXPECT_EQ(Lexicon(table).Find(key).coarse, 0);
}

TEST(LexiconTest, OnlyOpenClassesAreWordsEachByItsPartOfSpeech) {
  const uint32_t verb = Lexicon::KeyOf(Word("claim", PennTag::kVB));
  EXPECT_EQ(verb, Lexicon::KeyOf(Word("Claim", PennTag::kVBP)));
  EXPECT_NE(verb, Lexicon::KeyOf(Word("claim", PennTag::kNN)));
  EXPECT_EQ(Lexicon::KeyOf(Word("the", PennTag::kDT)), 0u);
  EXPECT_EQ(Lexicon::KeyOf(Word("1984", PennTag::kNN)), 0u);
  EXPECT_EQ(Lexicon::KeyOf(Word(",", PennTag::kComma)), 0u);
}

}  // namespace
}  // namespace hearsay::language

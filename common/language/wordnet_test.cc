#include "common/language/wordnet.h"

#include <string>

#include "gtest/gtest.h"

namespace hearsay::language {
namespace {

TEST(WordNetTest, KnowsTheSupersensesOfAWord) {
  const WordSenses* say = WordNet::Get().Find("say");
  ASSERT_NE(say, nullptr);
  EXPECT_TRUE(say->IsVerb());
  EXPECT_EQ(say->verb, 32);  // verb.communication
  const WordSenses* minister = WordNet::Get().Find("minister");
  ASSERT_NE(minister, nullptr);
  EXPECT_EQ(minister->noun, 18);  // noun.person
  EXPECT_EQ(WordNet::Get().Find("zzyzx"), nullptr);
  EXPECT_EQ(WordNet::Get().Find(""), nullptr);
}

TEST(WordNetTest, FindsBaseForms) {
  const struct {
    const char* form;
    PennTag tag;
    const char* lemma;
  } kCases[] = {
      {"said", PennTag::kVBD, "say"},
      {"says", PennTag::kVBZ, "say"},
      {"told", PennTag::kVBN, "tell"},
      {"thought", PennTag::kVBD, "think"},
      {"thought", PennTag::kNN, "thought"},
      {"denied", PennTag::kVBD, "deny"},
      {"claiming", PennTag::kVBG, "claim"},
      {"planned", PennTag::kVBD, "plan"},
      {"believes", PennTag::kVBZ, "believe"},
      {"'s", PennTag::kVBZ, "be"},
      {"officials", PennTag::kNNS, "official"},
      {"parties", PennTag::kNNS, "party"},
      {"women", PennTag::kNNS, "woman"},
      {"better", PennTag::kJJR, "good"},
      {"happier", PennTag::kJJR, "happy"},
      {"qwxs", PennTag::kNNS, "qwx"},
      {"", PennTag::kVBD, ""},
      {"s", PennTag::kNNS, "s"},
  };
  for (const auto& c : kCases) {
    EXPECT_EQ(WordNet::Get().Lemma(c.form, c.tag), c.lemma) << c.form;
  }
}

}  // namespace
}  // namespace hearsay::language

#include "ingest_service/claims/mentions/antecedents.h"

#include <string>

#include "common/language/segmenter.h"
#include "gtest/gtest.h"

namespace hearsay::claims {
namespace {

// The place of "Moss" in a sentence that has it once.
uint8_t PlaceOfMoss(const std::string& text) {
  const language::AnnotatedText annotated = language::Segment(text, 0);
  const Words words(annotated);
  for (uint32_t t = 0; t < words.size(); ++t) {
    if (words.Exact(t) == "Moss") return PlaceOfMention(words, {t, t + 1}, 0);
  }
  ADD_FAILURE() << text;
  return 0;
}

TEST(AntecedentsTest, PlacesTellWhatAMentionIsInItsSentence) {
  EXPECT_EQ(PlaceOfMoss("Moss has left."), kAsSubject | kAsOpening);
  EXPECT_EQ(PlaceOfMoss("Late at night Moss, who is 61, has left."),
            kAsSubject);
  EXPECT_EQ(PlaceOfMoss("Late at night Moss (61) never has left."), kAsSubject);
  EXPECT_EQ(PlaceOfMoss("The boat was the end of Moss."), kAfterPreposition);
  EXPECT_EQ(PlaceOfMoss("The boat is with the Moss."), kAfterPreposition);
  EXPECT_EQ(PlaceOfMoss("Moss's boat has left."), kAsOpening | kAsOwner);
  EXPECT_EQ(PlaceOfMoss("They knew Moss, and the boat has left."), 0);
  EXPECT_EQ(PlaceOfMoss("They wrote: \"The end of Moss is near.\""),
            kAfterPreposition | kAsSubject | kInQuotation);
}

TEST(AntecedentsTest, TheNearParagraphAndAShownPersonWeighMore) {
  Antecedent here;
  here.sentences_back = 1;
  Antecedent before = here;
  before.paragraphs_back = 1;
  EXPECT_GT(AntecedentScore(here), AntecedentScore(before));
  Antecedent person = before;
  person.person = true;
  EXPECT_GT(AntecedentScore(person), AntecedentScore(before));
}

}  // namespace
}  // namespace hearsay::claims

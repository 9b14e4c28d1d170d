#include "common/language/segmenter.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace hearsay::language {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> Sentences(const std::string& text) {
  const AnnotatedText annotated = Segment(text);
  std::vector<std::string> sentences;
  for (const Sentence& sentence : annotated.sentences) {
    sentences.emplace_back(sentence.span.In(text));
  }
  return sentences;
}

std::vector<std::string> Paragraphs(const std::string& text) {
  const AnnotatedText annotated = Segment(text);
  std::vector<std::string> paragraphs;
  for (const Paragraph& paragraph : annotated.paragraphs) {
    paragraphs.emplace_back(paragraph.span.In(text));
  }
  return paragraphs;
}

TEST(ParagraphTest, LinesAndEmptyLinesDivide) {
  EXPECT_THAT(Paragraphs("A headline\n\n First words. \r\nSecond words.\n\n\n"),
              ElementsAre("A headline", "First words.", "Second words."));
}

TEST(ParagraphTest, HardWrappedLinesAreOne) {
  EXPECT_THAT(Paragraphs("The river rose and\nflooded the lower town,\nsaid "
                         "the mayor.\nSchools closed."),
              ElementsAre("The river rose and\nflooded the lower town,\nsaid "
                          "the mayor.",
                          "Schools closed."));
}

TEST(ParagraphTest, BulletsAreLeftOut) {
  EXPECT_THAT(Paragraphs("  • One thing.\n\n* Another\n- and a third\n-5 C"),
              ElementsAre("One thing.", "Another", "and a third", "-5 C"));
}

TEST(ParagraphTest, NothingGivesNothing) {
  EXPECT_THAT(Paragraphs(""), IsEmpty());
  EXPECT_THAT(Paragraphs(" \n\t\r\n \u00a0 \u2029"), IsEmpty());
}

TEST(SentenceTest, FullStopsDivide) {
  EXPECT_THAT(Sentences("Rain fell. Did it stop? No! It went on."),
              ElementsAre("Rain fell.", "Did it stop?", "No!", "It went on."));
}

TEST(SentenceTest, AbbreviationsDoNot) {
  EXPECT_THAT(
      Sentences("Gen. Ada Moss met Mr. J. R. Dale of Acme Inc. in St. Ives at "
                "3 p.m. on Sept. 4. No. 7 was empty."),
      ElementsAre("Gen. Ada Moss met Mr. J. R. Dale of Acme Inc. in St. Ives "
                  "at 3 p.m. on Sept. 4.",
                  "No. 7 was empty."));
  EXPECT_THAT(
      Sentences("She is the No.1 rower and No.2 sailor. Rain fell."),
      ElementsAre("She is the No.1 rower and No.2 sailor.", "Rain fell."));
}

TEST(SentenceTest, StopsInsideNamesDoNot) {
  EXPECT_THAT(
      Sentences("The court heard Moss v. Lind in May. The B.1.7 strain of KX.2 "
                "is mild. Vitamin B. Three more."),
      ElementsAre("The court heard Moss v. Lind in May.",
                  "The B.1.7 strain of KX.2 is mild.", "Vitamin B.",
                  "Three more."));
}

TEST(SentenceTest, AbbreviationsMayEnd) {
  EXPECT_THAT(Sentences("It left the U.S. The crew slept. She runs Acme Inc. "
                        "But he does not."),
              ElementsAre("It left the U.S.", "The crew slept.",
                          "She runs Acme Inc.", "But he does not."));
}

TEST(SentenceTest, ClosingMarksBelongToTheirSentence) {
  EXPECT_THAT(Sentences("“It rained.” (It did.) ''Stop.'' \"Go.\" Done."),
              ElementsAre("“It rained.”", "(It did.)", "''Stop.''", "\"Go.\"",
                          "Done."));
}

TEST(SentenceTest, QuestionsInsideAReportDoNotDivide) {
  EXPECT_THAT(Sentences("“Why now?” she asked. “Why not!” said Dale."),
              ElementsAre("“Why now?” she asked.", "“Why not!” said Dale."));
}

TEST(SentenceTest, MissingSpace) {
  EXPECT_THAT(
      Sentences("He told BNN.UN staff left.The rest stayed."),
      ElementsAre("He told BNN.", "UN staff left.", "The rest stayed."));
}

TEST(SentenceTest, NumbersAndEllipses) {
  EXPECT_THAT(
      Sentences("It rose 3.5 metres. Well ... it fell. 1. First"),
      ElementsAre("It rose 3.5 metres.", "Well ... it fell.", "1. First"));
}

TEST(SentenceTest, OtherScripts) {
  EXPECT_THAT(Sentences("他说：“下雨了。”他走了！真的？"),
              ElementsAre("他说：“下雨了。”", "他走了！", "真的？"));
  EXPECT_THAT(Sentences("هل جاء؟ نعم جاء."),
              ElementsAre("هل جاء؟", "نعم جاء."));
}

TEST(SegmentTest, LeavesOutWhatStandsBeforeBegin) {
  const std::string text = " date 2020-01-02 Rain fell.";
  const AnnotatedText annotated = Segment(text, 17);
  ASSERT_EQ(annotated.sentences.size(), 1u);
  EXPECT_EQ(annotated.sentences[0].span.In(text), "Rain fell.");
}

TEST(SegmentTest, EndlessSentencesAreCut) {
  std::string text;
  while (text.size() < 1 << 20) text += "and so on \"";
  const AnnotatedText annotated = Segment(text);
  EXPECT_EQ(annotated.paragraphs.size(), 1u);
  for (const Sentence& sentence : annotated.sentences) {
    EXPECT_LE(sentence.end_token - sentence.first_token, kMaxSentenceTokens);
  }
}

}  // namespace
}  // namespace hearsay::language

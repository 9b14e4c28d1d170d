#include "ingest_service/claims/claim_context.h"

#include <string>

#include "absl/strings/match.h"
#include "common/language/segmenter.h"
#include "gtest/gtest.h"

namespace hearsay::claims {
namespace {

// Of `count` sentences, each with its number.
std::string Sentences(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) {
    text += "It was day " + std::to_string(i) + " of the flood at Marren. ";
  }
  return text;
}

// The context of the content that begins with `words`.
std::string ContextAt(const std::string& text, const std::string& words) {
  const language::AnnotatedText annotated = language::Segment(text);
  const auto begin = static_cast<uint32_t>(text.find(words));
  const ByteSpan context = ContextOf(
      annotated, {begin, begin + static_cast<uint32_t>(words.size())});
  return std::string(context.In(text));
}

TEST(ClaimContextTest, IsAShortParagraph) {
  EXPECT_EQ(ContextAt("It held.\n\nLind said it fell. Nobody knew why.\n\nOrr.",
                      "it fell"),
            "Lind said it fell. Nobody knew why.");
}

TEST(ClaimContextTest, OfALongParagraphIsTheSentencesAround) {
  const std::string context = ContextAt(Sentences(400), "day 200");
  EXPECT_LE(context.size(), kMaxContextBytes);
  EXPECT_GT(context.size(), kMaxContextBytes - 100);
  EXPECT_TRUE(absl::StartsWith(context, "It was day 1"));
  EXPECT_TRUE(absl::EndsWith(context, "at Marren."));
  EXPECT_TRUE(absl::StrContains(context, "day 190 "));
  EXPECT_TRUE(absl::StrContains(context, "day 210 "));
}

TEST(ClaimContextTest, StaysInTheParagraph) {
  const std::string text = "Before it.\n\n" + Sentences(100) + "\n\nAfter it.";
  const std::string first = ContextAt(text, "day 0 ");
  EXPECT_TRUE(absl::StartsWith(first, "It was day 0 "));
  EXPECT_GT(first.size(), kMaxContextBytes - 100);
  EXPECT_TRUE(absl::EndsWith(ContextAt(text, "day 99 "),
                             "day 99 of the flood at Marren."));
}

TEST(ClaimContextTest, OfAnEndlessSentenceIsTheWordsAround) {
  std::string text;
  for (int i = 0; i < 2000; ++i)
    text += std::string(90, 'a') + std::to_string(i) + " ";
  const std::string context = ContextAt(text, std::string(90, 'a') + "1037");
  EXPECT_LE(context.size(), kMaxContextBytes);
  EXPECT_TRUE(absl::StrContains(context, "a1030 "));
  EXPECT_TRUE(absl::StrContains(context, "a1044 "));
}

TEST(ClaimContextTest, OfATextWithoutWordsIsTheContent) {
  EXPECT_EQ(ContextAt("", ""), "");
}

}  // namespace
}  // namespace hearsay::claims

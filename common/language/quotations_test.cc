#include "common/language/quotations.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/language/segmenter.h"
#include "gtest/gtest.h"

namespace hearsay::language {
namespace {

// One string a quotation: its inner words, with "~" before those that continue,
// "+" before nested ones and "..." after those that nothing closes.
std::vector<std::string> Inner(const std::string& text) {
  const AnnotatedText annotated = Segment(text);
  std::vector<std::string> out;
  for (const Quotation& q : annotated.quotations) {
    out.push_back(absl::StrCat(q.continues ? "~" : "",
                               std::string(q.depth, '+'), q.inner.In(text),
                               q.closed ? "" : "..."));
  }
  return out;
}

struct QuotationCase {
  std::string name;
  std::string text;
  std::vector<std::string> want;
};

class QuotationsTest : public ::testing::TestWithParam<QuotationCase> {};

TEST_P(QuotationsTest, Finds) {
  EXPECT_EQ(Inner(GetParam().text), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    , QuotationsTest,
    ::testing::ValuesIn<QuotationCase>({
        {"straight", "\"Rain,\" she said, \"is due.\"", {"Rain,", "is due."}},
        {"curly", "“Rain,” she said, “is due.”", {"Rain,", "is due."}},
        {"doubled", "''Rain,'' she said, ``is due.''", {"Rain,", "is due."}},
        {"low_high", "„Regen“, sagte sie. „Ja”", {"Regen", "Ja"}},
        {"guillemets", "« Oui », dit-elle, «non».", {" Oui ", "non"}},
        {"reversed_guillemets", "»Ja«, sagte er. »Nein«", {"Ja", "Nein"}},
        {"swedish", "”Ja”, sa hon. ”Nej”", {"Ja", "Nej"}},
        {"corners", "他说「下雨『了』」。", {"下雨『了』", "+了"}},
        {"full_width", "他说：“下雨了。”", {"下雨了。"}},
        {"single", "He called it 'a bad idea' twice.", {"a bad idea"}},
        {"single_curly", "He called it ‘a bad idea’ twice.", {"a bad idea"}},
        {"nested",
         "“She said ‘no’ again,” he said.",
         {"She said ‘no’ again,", "+no"}},
        {"nested_at_the_end", "“She said ‘no.’”", {"She said ‘no.’", "+no."}},
        {"apostrophes", "It’s the miners' pay in the '90s, they've said.", {}},
        {"possessive_inside_single",
         "It is 'the miners' own pay' now.",
         {"the miners' own pay"}},
        {"inches", "The 6\" pipe broke.", {}},
        {"after_a_bracket", "(\"Rain\") and [“sun”]", {"Rain", "sun"}},
        {"unclosed", "“Rain is due.\n\nIt came.", {"Rain is due...."}},
        {"repeated_mark",
         "“Rain is due.\n\n“Then sun,” she said.",
         {"Rain is due....", "~Then sun,"}},
        {"repeated_mark_in_one_line",
         "“Rain. “Then sun,” she said.",
         {"Rain....", "~Then sun,"}},
        {"lone_closing", "Rain,” she said.", {}},
    }),
    [](const auto& info) { return info.param.name; });

TEST(QuotationSpanTest, HoldsTheMarks) {
  const std::string text = "She said “rain” twice.";
  const AnnotatedText annotated = Segment(text);
  ASSERT_EQ(annotated.quotations.size(), 1u);
  EXPECT_EQ(annotated.quotations[0].span.In(text), "“rain”");
}

TEST(QuotationSpanTest, NestingIsBounded) {
  std::string text;
  for (int i = 0; i < 10'000; ++i) text += "「";
  const AnnotatedText annotated = Segment(text);
  EXPECT_LE(annotated.quotations.size(), 10'000u);
}

}  // namespace
}  // namespace hearsay::language

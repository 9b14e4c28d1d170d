#include "ingest_service/claims/analysis/passages.h"

#include <string>
#include <utility>
#include <vector>

#include "common/language/segmenter.h"
#include "gtest/gtest.h"

namespace hearsay::claims {
namespace {

struct PassageCase {
  std::string name;
  std::string text;
  // The paragraphs of each passage.
  std::vector<int> want;
};

class PassageTest : public ::testing::TestWithParam<PassageCase> {};

TEST_P(PassageTest, JoinsWhatAQuotationTies) {
  const language::AnnotatedText text = language::Segment(GetParam().text);
  std::vector<int> got;
  uint32_t next = 0;
  for (const Passage passage : PassagesOf(text)) {
    EXPECT_EQ(passage.first_sentence, next);
    next = passage.end_sentence;
    got.push_back(
        static_cast<int>(text.sentences[next - 1].paragraph -
                         text.sentences[passage.first_sentence].paragraph) +
        1);
  }
  EXPECT_EQ(next, text.sentences.size());
  EXPECT_EQ(got, GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    , PassageTest,
    ::testing::ValuesIn<PassageCase>({
        {"none_in_an_empty_text", "", {}},
        {"a_paragraph_each", "It held.\n\nIt fell.", {1, 1}},
        {"a_colon_announces_a_quotation",
         "It held.\n\nLind added:\n\n\"It was close.\"\n\nIt fell.",
         {1, 2, 1}},
        {"a_colon_before_other_words",
         "Lind added:\n\nIt was close, \"very close.\"",
         {1, 1}},
        {"a_quotation_without_a_colon", "Lind spoke.\n\n\"It held.\"", {1, 1}},
        {"an_opening_mark_again",
         "\"It held,\" Lind said. \"We watched.\n\n\"Nobody slept.\n\n\"Now we "
         "rest.\"\n\n\"Good,\" Orr said.",
         {3, 1}},
    }),
    [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace hearsay::claims

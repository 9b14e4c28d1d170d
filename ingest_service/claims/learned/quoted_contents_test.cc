#include "ingest_service/claims/learned/quoted_contents.h"

#include <string>
#include <vector>

#include "common/language/parser_state.h"
#include "common/language/segmenter.h"
#include "gtest/gtest.h"

namespace hearsay::claims {
namespace {

using language::WeightTable;

struct QuotedCase {
  std::string name;
  std::string text;  // With the cue "said".
  std::vector<std::string> want;
};

class QuotedContentsTest : public ::testing::TestWithParam<QuotedCase> {};

// Quotations need neither tags nor trees.
TEST_P(QuotedContentsTest, AreWholeQuotationsAroundTheCue) {
  const language::AnnotatedText text = language::Segment(GetParam().text);
  const AnalyzedArticle article(
      text, language::Tagger(WeightTable(language::kPennTags, 9, 1)),
      language::Parser(WeightTable(language::kParserActions, 9, 1),
                       WeightTable(language::kRelations, 9, 1)));
  const auto word = [&](int32_t i) {
    return std::string(text.tokens[i].span.In(text.text));
  };
  std::vector<TokenSpan> others;
  TokenSpan cue;
  for (int32_t i = 0; i < article.size(); ++i) {
    if (word(i) == "said") cue = {i, i + 1};
    if (word(i) == "asked") others.push_back({i, i + 1});
  }
  std::vector<std::string> got;
  for (const auto& content :
       QuotedContents(CueView(article, cue, {0, article.size()}, others))) {
    got.emplace_back();
    for (const TokenSpan range : content) {
      if (!got.back().empty()) got.back() += " / ";
      got.back() +=
          GetParam().text.substr(text.tokens[range.begin].span.begin,
                                 text.tokens[range.end - 1].span.end -
                                     text.tokens[range.begin].span.begin);
    }
  }
  EXPECT_EQ(got, GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    , QuotedContentsTest,
    ::testing::ValuesIn<QuotedCase>({
        {"none", "Lind said it held.", {}},
        {"before", "\"It held,\" Lind said on Monday.", {"\"It held,\""}},
        {"taken_up_again",
         "\"It held,\" Lind said after the flood. \"We saw it.\"",
         {"\"It held,\"", "\"It held,\" / \"We saw it.\"", "\"We saw it.\""}},
        {"in_three_parts_behind",
         "Lind said \"it held\" and \"we\" saw \"all of it.\"",
         {"\"it held\"", "\"it held\" / \"we\"",
          "\"it held\" / \"we\" / \"all of it.\""}},
        {"another_speaks_next",
         "\"It held,\" Lind said. Orr asked, \"Did it?\"",
         {"\"It held,\""}},
        {"a_quoted_cue", "\"Lind said it held,\" was all.", {}},
        {"far_away",
         "\"It held,\" a b c d e f g h i j k l m n o p q r s t u said Lind.",
         {}},
    }),
    [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace hearsay::claims

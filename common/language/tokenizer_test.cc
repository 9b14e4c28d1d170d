#include "common/language/tokenizer.h"

#include <string>
#include <vector>

#include "absl/strings/str_join.h"
#include "gtest/gtest.h"

namespace hearsay::language {
namespace {

std::string Cut(const std::string& text) {
  std::vector<Token> tokens;
  Tokenize(text, {0, static_cast<uint32_t>(text.size())}, tokens);
  return absl::StrJoin(tokens, "|", [&text](std::string* out, const Token& t) {
    absl::StrAppend(out, t.span.In(text));
  });
}

struct TokenCase {
  std::string name;
  std::string text;
  std::string want;
};

class TokenizerTest : public ::testing::TestWithParam<TokenCase> {};

TEST_P(TokenizerTest, Cuts) {
  EXPECT_EQ(Cut(GetParam().text), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    , TokenizerTest,
    ::testing::ValuesIn<TokenCase>({
        {"marks_stand_alone", "Yes, (no) [so]!", "Yes|,|(|no|)|[|so|]|!"},
        {"negation", "didn't can’t won't isn’t",
         "did|n't|ca|n’t|wo|n't|is|n’t"},
        {"clitics", "Peru's we're I’ve she'll he'd I'm",
         "Peru|'s|we|'re|I|’ve|she|'ll|he|'d|I|'m"},
        {"names_keep_apostrophes", "O'Neill d’Estaing", "O'Neill|d’Estaing"},
        {"plural_possessive", "the miners' pay", "the|miners|'|pay"},
        {"clipped", "the '60s, get 'em", "the|'60s|,|get|'em"},
        {"quoted_word", "the 'blue' one", "the|'|blue|'|one"},
        {"doubled", "``Yes,'' she said", "``|Yes|,|''|she|said"},
        {"curly", "“Yes,” she", "“|Yes|,|”|she"},
        {"hyphens", "state-run co-op -- and", "state-run|co-op|--|and"},
        {"dash_joins_nothing", "he—she", "he|—|she"},
        {"abbreviations", "Gen. Lee, Inc. of the U.S. at 3 p.m. today",
         "Gen.|Lee|,|Inc.|of|the|U.S.|at|3|p.m.|today"},
        {"party_and_state", "Rep. Moss (D-N.J.), R-Ky., said",
         "Rep.|Moss|(|D-N.J.|)|,|R-Ky.|,|said"},
        {"initials", "J. R. R. Moss and W.B. Dale",
         "J.|R.|R.|Moss|and|W.B.|Dale"},
        {"plain_end", "They sat. It rose", "They|sat|.|It|rose"},
        {"numbers", "1,234.5 at 3:30 on 5/6/2020 cost $5 or 10%",
         "1,234.5|at|3:30|on|5/6/2020|cost|$|5|or|10|%"},
        {"negative", "to -5 degrees", "to|-5|degrees"},
        {"missing_space", "on the Herald.Rain fell",
         "on|the|Herald|.|Rain|fell"},
        {"missing_space_capitals", "told BNN.UN aid", "told|BNN|.|UN|aid"},
        {"domain", "at example.com, now", "at|example.com|,|now"},
        {"url", "see https://a.example/x?y=1. Then",
         "see|https://a.example/x?y=1|.|Then"},
        {"url_before_chinese", "见www.a.example）他说",
         "见|www.a.example|）|他|说"},
        {"handles", "@mayor on #flood", "@mayor|on|#flood"},
        {"mail", "to press@town.example.org.", "to|press@town.example.org|."},
        {"ellipsis", "well... so … and", "well|...|so|…|and"},
        {"runs_of_marks", "what?! no!!", "what|?!|no|!!"},
        {"ampersand", "AT&T and Q & A", "AT&T|and|Q|&|A"},
        {"cannot", "we cannot", "we|can|not"},
        {"degree_in_dots", "a Ph.D. from", "a|Ph.D.|from"},
        {"adjective_of_acronym", "U.S.-led talks", "U.S.-led|talks"},
        {"chinese", "他说：“下雨了。”", "他|说|：|“|下|雨|了|。|”"},
        {"arabic", "قال الوزير: نعم؟", "قال|الوزير|:|نعم|؟"},
        {"french", "l'Union « dit »", "l'Union|«|dit|»"},
    }),
    [](const auto& info) { return info.param.name; });

TEST(TokenizerLimitTest, CutsEndlessWords) {
  const std::string text(100'000, 'x');
  std::vector<Token> tokens;
  Tokenize(text, {0, static_cast<uint32_t>(text.size())}, tokens);
  EXPECT_GE(tokens.size(), text.size() / kMaxTokenBytes);
  for (const Token& token : tokens)
    EXPECT_LE(token.span.size(), kMaxTokenBytes);
}

}  // namespace
}  // namespace hearsay::language

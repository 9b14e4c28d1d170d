#include "ingest_service/claims/stance/content_negation.h"

#include <string>

#include "common/language/segmenter.h"
#include "gtest/gtest.h"

namespace hearsay::claims {
namespace {

struct NegationCase {
  std::string name;
  std::string content;
  bool negated;
};

class ContentNegationTest : public ::testing::TestWithParam<NegationCase> {};

TEST_P(ContentNegationTest, IsThatOfTheMainClause) {
  const language::AnnotatedText text = language::Segment(GetParam().content, 0);
  const Words words(text);
  EXPECT_EQ(NegatesMainClause(words, nullptr, {0, words.size()}),
            GetParam().negated);
}

INSTANTIATE_TEST_SUITE_P(
    , ContentNegationTest,
    ::testing::ValuesIn<NegationCase>({
        {"plain", "the dam held", false},
        {"not", "the dam had not leaked", true},
        {"clitic", "it wasn't the dam", true},
        {"never", "she had never seen the dam", true},
        {"no_subject", "no dam was built", true},
        {"no_object", "they had no plans", true},
        {"nobody", "nobody saw it", true},
        {"failed", "the crew failed to close the gate", true},
        {"relative_clause", "the man who did not pay was fined", false},
        {"after_an_aside", "the man, who had paid, was not fined", true},
        {"relative_that", "it sounded like a train that never stops", false},
        {"left_open", "we cannot rule out a leak", false},
        {"later_clause", "the dam held and nobody was hurt", false},
        {"condition", "if it does not rain, the dam will hold", false},
        {"beside", "it was rain, not snow", false},
        {"of_no", "to hold a vote of no confidence in the mayor", false},
        {"with_no", "he went home with no coat", false},
        {"in_no_way", "it will in no way harm the dam", true},
        {"under_no_circumstances", "they will under no circumstances pay",
         true},
        {"impossible_not_to", "it was impossible not to think of her", false},
        {"consequence", "the form was lost, so it could not be filed", false},
        {"a_no_that_is_counted", "every no hurt", false},
        {"a_quoted_sign", "we have put up our 'No Dogs' sign", false},
        {"a_quoted_predicate", "it was \"not true\" at all", true},
        {"chosen_not_to", "she chose not to look", false},
        {"not_to_blame", "she was not to blame", true},
        {"by_not", "they saved money by not mending the dam", false},
        {"than_not", "it leaks more often than not", false},
        {"not_only", "it was not only rain", false},
    }),
    [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace hearsay::claims

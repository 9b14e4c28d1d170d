#include "ingest_service/claims/stance/rebuttals.h"

#include <string>

#include "common/language/segmenter.h"
#include "gtest/gtest.h"

namespace hearsay::claims {
namespace {

struct RebuttalCase {
  std::string name;
  std::string content;
  bool names;
  bool rebuts;
};

class RebuttalTest : public ::testing::TestWithParam<RebuttalCase> {};

TEST_P(RebuttalTest, SaysOfASayingThatItIsNotSo) {
  const language::AnnotatedText text = language::Segment(GetParam().content, 0);
  const Words words(text);
  EXPECT_EQ(IsRebuttal(words, {0, words.size()}, GetParam().names),
            GetParam().rebuts);
}

INSTANTIATE_TEST_SUITE_P(
    , RebuttalTest,
    ::testing::ValuesIn<RebuttalCase>({
        {"false", "the allegations were false", false, true},
        {"quoted", "the report was \"completely untrue\"", false, true},
        {"that_it_is", "that the claims are baseless", false, true},
        {"not_true", "that was not true", false, true},
        {"that_that", "that that was not true", false, true},
        {"a_lie", "\"It is a lie,\"", false, true},
        {"no_truth", "there was no truth to the story", false, true},
        {"without_merit", "the lawsuit is without merit", false, true},
        {"over_what_is_claimed",
         "claims that the dam was leaking were fabricated", false, true},
        {"called", "the allegations \"absurd\"", true, true},
        {"called_a_lie", "it a lie", true, true},
        {"described_as", "the report as misleading", true, true},
        {"not_false", "the allegations were not false", false, false},
        {"true", "the allegations were true", false, false},
        {"serious", "the allegations were serious", false, false},
        {"called_serious", "the allegations deeply troubling", true, false},
        {"a_thing", "the alarm was false", false, false},
        {"a_plan", "the plan absurd", true, false},
        {"only_that", "it was ridiculous to wait", false, false},
        {"another_verb", "the report said the figures were false", false,
         false},
    }),
    [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace hearsay::claims

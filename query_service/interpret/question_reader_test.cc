#include "query_service/interpret/question_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/base/field_error.h"
#include "query_service/interpret/filter_parser.h"

namespace hearsay::interpret {
namespace {

using query::QueryWord;

const absl::Time kNow = absl::FromCivil(
    absl::CivilSecond(2023, 5, 25, 12, 0, 0), absl::UTCTimeZone());

// A required word of the content is `word!`, of content or chain `word@`, an
// optional one `word?`; `+` says that it has alternatives.
std::string Show(const std::vector<QueryWord>& words) {
  return absl::StrJoin(words, " ", [](std::string* out, const QueryWord& word) {
    absl::StrAppend(out, word.text, word.alternatives.empty() ? "" : "+",
                    word.optional                              ? "?"
                    : word.scope == QueryWord::Scope::kContent ? "!"
                    : word.scope == QueryWord::Scope::kNamed   ? "@"
                                                               : "");
  });
}

struct QuestionCase {
  std::string name;
  std::string query;
  std::string filter;
  std::string words;
  std::string ignored;
};

class QuestionTest : public ::testing::TestWithParam<QuestionCase> {};

TEST_P(QuestionTest, Reads) {
  const auto question = ReadQuestion(GetParam().query, "", kNow);
  ASSERT_TRUE(question.ok()) << question.status();
  EXPECT_EQ(question->interpretation.filter, GetParam().filter);
  EXPECT_EQ(Show(question->query.words), GetParam().words);
  EXPECT_EQ(absl::StrJoin(question->interpretation.ignored, " "),
            GetParam().ignored);
  const auto again = ParseFilter(question->interpretation.filter);
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_EQ(PrintFilter(*again), question->interpretation.filter);
}

const char kDenied[] = "(type:DENIAL OR polarity:NEGATIVE)";

INSTANTIATE_TEST_SUITE_P(
    , QuestionTest,
    ::testing::ValuesIn<QuestionCase>({
        {"empty", "", "", "", ""},
        // What it is about.
        {"about_a_named_event", "all claims about the Dugina bombing", "",
         "Dugina! bombing+?", "all claims about the"},
        {"lower_case", "dugina bombing", "", "dugina! bombing+?", ""},
        {"capital_at_the_start", "Dugina bombing", "", "Dugina! bombing+?", ""},
        {"nothing_but_a_name", "Dugina", "", "Dugina@", ""},
        {"nothing_but_a_full_name", "Darya Dugina", "", "Darya? Dugina@", ""},
        {"full_name", "the car bombing of Darya Dugina", "",
         "car bombing+? Darya? Dugina!", "the of"},
        {"event_alone", "who said the attack was staged", "", "attack+? staged",
         "who said the was"},
        {"only_events", "all claims about bombings", "", "bombings+!",
         "all claims about"},
        {"ordinary_words", "the drone attack on the Kremlin", "",
         "drone attack+? Kremlin!", "the on the"},
        {"possessive_in_the_topic", "claims about Dugina's killing", "",
         "Dugina! killing+?", "claims about"},
        {"acronym_is_no_stop_word", "claims about US aid", "", "US! aid",
         "claims about"},
        {"other_script", "Дугина", "", "Дугина@", ""},
        // Who holds it.
        {"what_does_x_claim", "what does ISW claim", "holder:\"ISW\"", "",
         "what does claim"},
        {"what_did_x_say_about", "What did US officials say about Bakhmut?",
         "holder:\"US officials\"", "Bakhmut!", "What did say about"},
        {"lower_case_holder", "what does isw claim", "holder:\"isw\"", "",
         "what does claim"},
        {"what_x_believes", "what US officials believe",
         "holder:\"US officials\"", "", "what believe"},
        {"claims_by", "claims by US officials", "holder:\"US officials\"", "",
         "claims"},
        {"claims_by_two", "claims by Zelensky and Putin",
         "holder:\"Zelensky\" OR holder:\"Putin\"", "", "claims"},
        {"shared_noun", "claims by US and Ukrainian officials",
         "holder:\"US officials\" OR holder:\"Ukrainian officials\"", "",
         "claims"},
        {"claims_from_people", "statements from the Kremlin about drones",
         "holder:\"Kremlin\"", "drones", "statements about"},
        {"possessive_holder", "Zelensky's claims about Bakhmut",
         "holder:\"Zelensky\"", "Bakhmut!", "claims about"},
        {"statement", "ISW claims Russia advanced", "holder:\"ISW\"",
         "Russia! advanced", "claims"},
        {"quoted_holder", "claims by \"a senior official\"",
         "holder:\"a senior official\"", "", "claims"},
        {"by_in_the_topic_is_no_holder", "claims about attacks by Ukraine", "",
         "attacks+? Ukraine!", "claims about by"},
        {"noun_is_no_verb", "insurance claims", "", "insurance", "claims"},
        // Denials and other kinds.
        {"denials_by", "denials by Zelensky",
         absl::StrCat("holder:\"Zelensky\" AND ", kDenied), "", ""},
        {"did_x_deny", "did Zelensky deny the attack",
         absl::StrCat("holder:\"Zelensky\" AND ", kDenied), "attack+!",
         "did the"},
        {"x_denied", "Zelensky denied involvement",
         absl::StrCat("holder:\"Zelensky\" AND ", kDenied), "involvement", ""},
        {"who_denied", "who denied the Kremlin attack",
         "type:DENIAL OR polarity:NEGATIVE", "Kremlin! attack+?", "who the"},
        {"denied_by", "attacks denied by Kyiv",
         absl::StrCat("holder:\"Kyiv\" AND ", kDenied), "attacks+!", ""},
        {"assessments", "assessments by ISW",
         "holder:\"ISW\" AND type:ASSESSMENT", "", ""},
        {"accusations", "accusations against Ukraine", "type:ACCUSATION",
         "Ukraine!", "against"},
        {"low_confidence", "claims with low confidence",
         "stated_confidence:LOW", "", "claims"},
        {"low_confidence_hyphen", "low-confidence assessments about Wagner",
         "stated_confidence:LOW AND type:ASSESSMENT", "Wagner!", "about"},
        {"direct_quotes", "direct quotes about Bakhmut", "quote_type:DIRECT",
         "Bakhmut!", "about"},
        {"quotes", "quotes by Putin",
         "(quote_type:DIRECT OR quote_type:MIXED) AND holder:\"Putin\"", "",
         ""},
        {"likely_claims", "likely claims about Bakhmut", "factuality:PR_PLUS",
         "Bakhmut!", "claims about"},
        {"likely_in_the_topic", "who said an offensive is likely", "",
         "offensive+? likely", "who said an is"},
        // Through whom.
        {"the_whole", "claims by US officials reported by CNN since May 20",
         "publish_time >= \"2023-05-20\" AND via:\"CNN\" AND "
         "holder:\"US officials\"",
         "", "claims"},
        {"according_to", "Dugina killing according to the New York Times",
         "via:\"New York Times\"", "Dugina! killing+?", ""},
        {"in_an_outlet", "claims in the Times about Dugina", "via:\"Times\"",
         "Dugina!", "claims about"},
        {"in_a_place", "attacks in Kyiv", "", "attacks+? Kyiv!", "in"},
        {"from_a_domain", "claims from example.com about Dugina",
         "source:\"example.com\"", "Dugina!", "claims about"},
        {"bare_domain", "news.example.co.uk Dugina",
         "source:\"news.example.co.uk\"", "Dugina!", ""},
        // When.
        {"year_of_a_day_to_come", "claims since June 1",
         "publish_time >= \"2022-06-01\"", "", "claims"},
        {"in_a_month", "claims in May 2023", "publish_time:\"2023-05\"", "",
         "claims"},
        {"on_a_day", "claims on 2023-05-20 about Dugina",
         "publish_time:\"2023-05-20\"", "Dugina!", "claims about"},
        {"before", "claims before 20 May 2023", "publish_time < \"2023-05-20\"",
         "", "claims"},
        {"after", "claims after May 2022", "publish_time > \"2022-05\"", "",
         "claims"},
        {"between", "claims between May 3 and May 5",
         "publish_time >= \"2023-05-03\" AND publish_time <= \"2023-05-05\"",
         "", "claims"},
        {"last_week", "claims about Dugina last week",
         "publish_time >= \"2023-05-15\" AND publish_time < \"2023-05-22\"",
         "Dugina!", "claims about"},
        {"past_days", "claims from the past 3 days",
         "publish_time >= \"2023-05-22\" AND publish_time < \"2023-05-26\"", "",
         "claims"},
        {"yesterday", "what did ISW say yesterday",
         "publish_time:\"2023-05-24\" AND holder:\"ISW\"", "", "what did say"},
        {"date_of_an_event", "the May 3 attack", "", "May! 3 attack+?", "the"},
        // Phrases, and what nobody reads.
        {"phrase", "claims about \"false flag\" operations",
         "text = \"false flag\"", "operations", "claims about"},
        {"unclosed_quote", "\"false flag", "", "false flag", ""},
        {"negation_is_optional", "the attack was not staged", "",
         "attack+? not? staged", "the was"},
    }),
    [](const auto& info) { return info.param.name; });

TEST(ReadQuestionTest, TheRequestsFilterHoldsAsWell) {
  const auto question =
      ReadQuestion("denials about Bakhmut", "via:CNN OR via:BBC", kNow);
  ASSERT_TRUE(question.ok());
  EXPECT_EQ(question->interpretation.filter,
            "(type:DENIAL OR polarity:NEGATIVE) AND (via:\"CNN\" OR "
            "via:\"BBC\")");
}

TEST(ReadQuestionTest, OrderFollowsTheWords) {
  using query::ClaimOrder;
  EXPECT_EQ(ReadQuestion("Dugina", "", kNow)->query.order,
            ClaimOrder::kRelevance);
  EXPECT_EQ(ReadQuestion("claims by ISW", "", kNow)->query.order,
            ClaimOrder::kNewestFirst);
  EXPECT_EQ(ReadQuestion("latest claims about Dugina", "", kNow)->query.order,
            ClaimOrder::kNewestFirst);
}

TEST(ReadQuestionTest, RefusesWhatIsTooLongOrNotText) {
  for (const std::string& query :
       {std::string(kMaxQueryBytes + 1, 'a'), std::string("\xff"), [] {
          std::string many;
          for (size_t i = 0; i <= kMaxSearchWords; ++i) many += "drone ";
          return many;
        }()}) {
    EXPECT_EQ(GetErrorDetail(ReadQuestion(query, "", kNow).status()).field,
              "query");
  }
  EXPECT_EQ(GetErrorDetail(ReadQuestion("a", "b:c", kNow).status()).field,
            "filter:0");
}

}  // namespace
}  // namespace hearsay::interpret

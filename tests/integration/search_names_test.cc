// How words and names of a question meet those of the claims.

#include <string>
#include <vector>

#include "absl/strings/str_join.h"
#include "common/record/claim_number.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/integration/index_searcher_fixture.h"
#include "tests/support/news_maker.h"
#include "tests/support/status_matchers.h"

namespace hearsay::retrieve {
namespace {

using internal::v1::ArticleRecord;
using internal::v1::Change;
using query::ClaimField;
using query::ClaimOrder;
using query::Comparator;
using query::FilterNode;
using query::QueryWord;

// An article whose outlet holds `contents`, the sentences of its text, each
// with all of the text as its context.
Change ArticleThatSays(const std::string& headline,
                       const std::vector<std::string>& contents) {
  Change change;
  change.set_sequence(1);
  change.set_kind(internal::v1::CHANGE_KIND_CREATED);
  ArticleRecord& record = *change.mutable_record();
  record.set_source("daily.example");
  record.set_article_id("0123456789abcdef");
  record.set_revision(1);
  record.set_headline(headline);
  record.set_text(absl::StrJoin(contents, " "));
  uint32_t begin = 0;
  for (const std::string& content : contents) {
    auto& claim = *record.add_claims();
    auto& span = *claim.add_content();
    span.set_begin(begin);
    span.set_end(begin + content.size());
    begin += content.size() + 1;
    claim.mutable_context()->set_end(record.text().size());
    claim.add_chain()->set_display_name("daily.example");
  }
  return change;
}

TEST_F(IndexSearcherTest, FindsInflectedWordsOfOtherLanguages) {
  Change change;
  change.set_sequence(1);
  change.set_kind(internal::v1::CHANGE_KIND_CREATED);
  ArticleRecord& record = *change.mutable_record();
  record.set_source("zeitung.example");
  record.set_article_id("0123456789abcdef");
  record.set_language_code("de");
  record.set_text("Die Häuser brannten");
  auto& claim = *record.add_claims();
  claim.add_content()->set_end(record.text().size());
  claim.add_chain()->set_display_name("zeitung.example");
  Apply({change});
  for (const std::string word : {"Häuser", "hauser", "Hauses", "brannten"}) {
    query::SearchSpec spec;
    spec.query.words = {Word(word, QueryWord::Scope::kContent)};
    EXPECT_EQ(Search(spec).total_size, 1) << word;
  }
}

TEST_F(IndexSearcherTest, HoldersAreFoundByOtherSpellingsAndNames) {
  Change change;
  change.set_sequence(1);
  change.set_kind(internal::v1::CHANGE_KIND_CREATED);
  ArticleRecord& record = *change.mutable_record();
  record.set_source("daily.example");
  record.set_article_id("0123456789abcdef");
  record.set_text("it rained");
  auto& kyiv = *record.add_entities();
  kyiv.set_display_name("Kiev");
  kyiv.set_canonical_name("Kyiv");
  for (const std::string holder : {"Bohdan Orlenskyy", "Kiev"}) {
    auto& claim = *record.add_claims();
    claim.add_content()->set_end(record.text().size());
    claim.add_chain()->set_display_name(holder);
    if (holder == "Kiev") claim.mutable_chain(0)->set_entity(1);
  }
  Apply({change});
  struct Asked {
    std::string holder;
    Comparator comparator;
    int64_t found;
  };
  for (const Asked& asked : std::vector<Asked>{
           {"Orlensky", Comparator::kHas, 1},
           {"orlenskiy", Comparator::kHas, 1},
           {"Orlens", Comparator::kHas, 0},
           {"Kyiv", Comparator::kHas, 1},
           {"Kiev", Comparator::kEqual, 1},
           {"Kyiv", Comparator::kEqual, 1},
           {"Kiev", Comparator::kNotEqual, 1},
       }) {
    query::SearchSpec spec;
    FilterNode& filter = spec.query.filter;
    filter.kind = FilterNode::Kind::kRestriction;
    filter.restriction.field = ClaimField::kHolder;
    filter.restriction.comparator = asked.comparator;
    filter.restriction.text = asked.holder;
    EXPECT_EQ(Search(spec).total_size, asked.found) << asked.holder;
  }
}

TEST_F(IndexSearcherTest, NamesNeedTheContentAndEventsOnlyRank) {
  Apply({ArticleThatSays(
      "Arlov bombing",
      {"the bridge was not the target", "the bombing of Arlov was planned",
       "they blame each other for Arlov's assassination"})});
  query::ClaimQuery query;
  query.order = ClaimOrder::kRelevance;
  query.words = {Word("Arlov", QueryWord::Scope::kContent), Word("bombing")};
  query.words[1].optional = true;
  query.words[1].alternatives = {"killing"};
  EXPECT_EQ(All(query, 10), (std::vector<uint64_t>{record::ClaimNumber(1, 1),
                                                   record::ClaimNumber(1, 2)}));
}

TEST_F(IndexSearcherTest, ABareNameIsFoundInContentsAndAmongThoseWhoSayIt) {
  Change change = ArticleThatSays(
      "Arlov", {"Arlov was there", "it was late", "nobody came"});
  change.mutable_record()->mutable_claims(1)->add_chain()->set_display_name(
      "Ivan Arlov");
  Apply({change});
  query::ClaimQuery query;
  query.order = ClaimOrder::kRelevance;
  query.words = {Word("Arlov", QueryWord::Scope::kNamed)};
  // The third one only stands beside them.
  EXPECT_EQ(All(query, 10), (std::vector<uint64_t>{record::ClaimNumber(1, 0),
                                                   record::ClaimNumber(1, 1)}));
}

}  // namespace
}  // namespace hearsay::retrieve

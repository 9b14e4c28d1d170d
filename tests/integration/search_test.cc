#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "common/base/field_error.h"
#include "common/record/claim_number.h"
#include "common/text/fold.h"
#include "common/text/index_terms.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "query_service/index/article_entry.h"
#include "query_service/index/read_model.h"
#include "query_service/retrieve/index_searcher.h"
#include "tests/support/news_maker.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace hearsay::retrieve {
namespace {

using internal::v1::ArticleRecord;
using internal::v1::Change;
using internal::v1::ClaimRecord;
using query::ClaimField;
using query::ClaimOrder;
using query::Comparator;
using query::FilterNode;
using query::QueryWord;

QueryWord Word(const std::string& text,
               QueryWord::Scope scope = QueryWord::Scope::kAnywhere) {
  QueryWord word;
  word.text = text;
  word.scope = scope;
  return word;
}

using Words = std::set<std::string>;

Words WordsOf(absl::string_view text) {
  Words words;
  for (const text::IndexTerm& term : text::IndexTerms(text)) {
    words.insert(term.term);
  }
  return words;
}

bool HasAll(const Words& words, absl::string_view text) {
  const Words wanted = WordsOf(text);
  return !wanted.empty() && std::includes(words.begin(), words.end(),
                                          wanted.begin(), wanted.end());
}

// Answers from the log itself, slowly and plainly.
class Oracle {
 public:
  void Apply(const Change& change) {
    sequence_ = change.sequence();
    const std::string& id = change.record().article_id();
    if (change.kind() == internal::v1::CHANGE_KIND_RETRACTED) {
      live_.erase(id);
    } else {
      live_[id] = change;
    }
  }

  std::vector<uint64_t> Search(const query::ClaimQuery& query) const {
    std::vector<std::pair<int64_t, uint64_t>> found;
    for (const auto& [id, change] : live_) {
      const ArticleRecord& record = change.record();
      for (int i = 0; i < record.claims_size(); ++i) {
        if (!Matches(query, record, record.claims(i))) continue;
        const int64_t time = record.publish_time().seconds();
        found.emplace_back(
            query.order == ClaimOrder::kOldestFirst ? -time : time,
            record::ClaimNumber(change.sequence(), i));
      }
    }
    std::sort(found.rbegin(), found.rend());
    std::vector<uint64_t> numbers;
    for (const auto& [time, number] : found) numbers.push_back(number);
    return numbers;
  }

  // How many of these claims have each value.
  std::map<std::vector<std::string>, uint64_t> Count(
      const std::vector<uint64_t>& numbers,
      const query::CountSpec& spec) const {
    std::map<uint64_t, const ArticleRecord*> records;
    for (const auto& [id, change] : live_) {
      records[change.sequence()] = &change.record();
    }
    std::map<std::vector<std::string>, uint64_t> counts;
    for (const uint64_t number : numbers) {
      const ArticleRecord& record = *records.at(record::SequenceOf(number));
      const ClaimRecord& claim = record.claims(record::OrdinalOf(number));
      for (const std::string& first : Values(record, claim, spec.first)) {
        if (!spec.second.has_value()) {
          ++counts[{first}];
          continue;
        }
        for (const std::string& second : Values(record, claim, *spec.second)) {
          ++counts[{first, second}];
        }
      }
    }
    return counts;
  }

 private:
  static std::string Bare(const std::string& name, size_t prefix) {
    return absl::EndsWith(name, "_UNSPECIFIED") ? "" : name.substr(prefix);
  }

  static std::set<std::string> Values(const ArticleRecord& record,
                                      const ClaimRecord& claim,
                                      query::FacetField field) {
    using query::FacetField;
    const absl::CivilDay day =
        absl::ToCivilDay(absl::FromUnixSeconds(record.publish_time().seconds()),
                         absl::UTCTimeZone());
    std::set<std::string> values;
    switch (field) {
      case FacetField::kSource:
        return {record.source()};
      case FacetField::kHolder:
        return {claim.chain().rbegin()->display_name()};
      case FacetField::kType:
        return {Bare(v1::ClaimType_Name(claim.type()), 11)};
      case FacetField::kPolarity:
        return {Bare(v1::Polarity_Name(claim.polarity()), 9)};
      case FacetField::kFactuality:
        return {Bare(v1::Factuality_Name(claim.factuality()), 11)};
      case FacetField::kEntity:
        for (const auto& mention : claim.entities()) {
          values.insert(record.entities(mention.entity() - 1).display_name());
        }
        break;
      case FacetField::kEvent:
        for (const auto& event : claim.events()) values.insert(event.type());
        break;
      case FacetField::kWeek:
        return {absl::FormatCivilTime(
            absl::PrevWeekday(day + 1, absl::Weekday::monday))};
      case FacetField::kMonth:
        return {absl::FormatCivilTime(absl::CivilMonth(day))};
      default:
        return {absl::FormatCivilTime(day)};
    }
    if (values.empty()) values.insert("");
    return values;
  }

  static std::string Cut(const ArticleRecord& record,
                         const internal::v1::TextSpan& span) {
    return record.text().substr(span.begin(), span.end() - span.begin());
  }

  static bool Matches(const query::ClaimQuery& query,
                      const ArticleRecord& record, const ClaimRecord& claim) {
    const std::string content = index::ContentText(record, claim);
    std::string names;
    for (const auto& mention : claim.entities()) {
      names += " " + record.entities(mention.entity() - 1).display_name();
    }
    std::string anywhere = content + names + " " + record.headline() + " " +
                           Cut(record, claim.context()) + " " + record.source();
    for (const auto& link : claim.chain()) {
      anywhere += " " + link.display_name();
    }
    // A word's terms may each stand in another place.
    for (const QueryWord& word : query.words) {
      if (word.optional) continue;
      const Words words =
          WordsOf(word.scope == QueryWord::Scope::kContent ? content + names
                                                           : anywhere);
      bool found = HasAll(words, word.text);
      for (const std::string& text : word.alternatives) {
        found = found || HasAll(words, text);
      }
      if (!found) return false;
    }
    return MatchesFilter(query.filter, record, claim);
  }

  static bool MatchesFilter(const FilterNode& node, const ArticleRecord& record,
                            const ClaimRecord& claim) {
    const auto child = [&](const FilterNode& inner) {
      return MatchesFilter(inner, record, claim);
    };
    switch (node.kind) {
      case FilterNode::Kind::kAll:
        return true;
      case FilterNode::Kind::kAnd:
        return std::all_of(node.children.begin(), node.children.end(), child);
      case FilterNode::Kind::kOr:
        return std::any_of(node.children.begin(), node.children.end(), child);
      case FilterNode::Kind::kNot:
        return !child(node.children[0]);
      case FilterNode::Kind::kRestriction:
        break;
    }
    const query::Restriction& wanted = node.restriction;
    const bool negated = wanted.comparator == Comparator::kNotEqual;
    return negated != MatchesRestriction(wanted, record, claim);
  }

  static bool MatchesRestriction(const query::Restriction& wanted,
                                 const ArticleRecord& record,
                                 const ClaimRecord& claim) {
    const int64_t time = record.publish_time().seconds();
    const std::string holder = claim.chain().rbegin()->display_name();
    const bool has = wanted.comparator == Comparator::kHas;
    switch (wanted.field) {
      case ClaimField::kSource:
        return record.source() == wanted.text;
      case ClaimField::kLanguage:
        return record.language_code() == wanted.text;
      case ClaimField::kPolarity:
        return claim.polarity() == wanted.enum_value;
      case ClaimField::kType:
        return claim.type() == wanted.enum_value;
      case ClaimField::kPublishTime:
        switch (wanted.comparator) {
          case Comparator::kLess:
            return time < wanted.start_seconds;
          case Comparator::kLessEqual:
            return time < wanted.end_seconds;
          case Comparator::kGreater:
            return time >= wanted.end_seconds;
          case Comparator::kGreaterEqual:
            return time >= wanted.start_seconds;
          default:
            return time >= wanted.start_seconds && time < wanted.end_seconds;
        }
      case ClaimField::kHolder:
        return has ? HasAll(WordsOf(holder), wanted.text)
                   : text::FoldWords(holder) == text::FoldWords(wanted.text);
      case ClaimField::kVia:
        for (const auto& link : claim.chain()) {
          if (HasAll(WordsOf(link.display_name()), wanted.text)) return true;
        }
        return false;
      case ClaimField::kEvent:
        for (const auto& event : claim.events()) {
          if (event.type() == wanted.text) return true;
        }
        return false;
      case ClaimField::kText: {
        const std::string content = index::ContentText(record, claim);
        return has ? HasAll(WordsOf(content), wanted.text)
                   : absl::StrContains(" " + content + " ",
                                       " " + wanted.text + " ");
      }
      default:
        return false;
    }
  }

  uint64_t sequence_ = 0;
  std::map<std::string, Change> live_;
};

// Makes up questions over what a NewsMaker writes.
class QuestionMaker {
 public:
  explicit QuestionMaker(uint32_t seed) : random_(seed) {}

  query::ClaimQuery Next() {
    query::ClaimQuery query;
    const int words = Below(4);
    for (int i = 0; i < words; ++i) {
      QueryWord& word = query.words.emplace_back();
      word.text = SomeWord();
      if (Below(4) == 0) word.text += " " + SomeWord();
      if (Below(2) == 0) word.scope = QueryWord::Scope::kContent;
      word.optional = Below(4) == 0;
      for (int k = Below(3); k > 0; --k)
        word.alternatives.push_back(SomeWord());
    }
    if (Below(3) > 0) query.filter = Node(3);
    query.order =
        Below(2) ? ClaimOrder::kNewestFirst : ClaimOrder::kOldestFirst;
    return query;
  }

  int Below(int limit) { return static_cast<int>(random_() % limit); }

 private:
  std::string SomeWord() { return "word" + std::to_string(Below(12)); }

  FilterNode Node(int depth) {
    FilterNode node;
    switch (depth == 0 ? 3 : Below(5)) {
      case 0:
      case 1: {
        node.kind = Below(2) ? FilterNode::Kind::kAnd : FilterNode::Kind::kOr;
        const int children = 1 + Below(3);
        for (int i = 0; i < children; ++i) {
          node.children.push_back(Node(depth - 1));
        }
        return node;
      }
      case 2:
        node.kind = FilterNode::Kind::kNot;
        node.children.push_back(Node(depth - 1));
        return node;
      default:
        break;
    }
    node.kind = FilterNode::Kind::kRestriction;
    query::Restriction& wanted = node.restriction;
    wanted.comparator =
        Below(4) == 0 ? Comparator::kNotEqual : Comparator::kHas;
    switch (Below(9)) {
      case 0:
        wanted.field = ClaimField::kSource;
        wanted.text = "outlet" + std::to_string(Below(9)) + ".example";
        break;
      case 1:
        wanted.field = ClaimField::kPolarity;
        wanted.enum_value = Below(4);
        break;
      case 2:
        wanted.field = ClaimField::kPublishTime;
        wanted.comparator = static_cast<Comparator>(Below(7));
        wanted.start_seconds = int64_t{19000 + Below(45)} * 86400;
        wanted.end_seconds = wanted.start_seconds + 86400;
        break;
      case 3:
        wanted.field = ClaimField::kHolder;
        wanted.text = "Holder" + std::to_string(Below(21)) + " of State";
        break;
      case 4:
        wanted.field = ClaimField::kText;
        wanted.comparator = Below(2) ? Comparator::kHas : Comparator::kEqual;
        wanted.text = SomeWord() + " " + SomeWord();
        break;
      case 5:
        wanted.field = ClaimField::kType;
        wanted.enum_value = Below(10);
        break;
      case 6:
        wanted.field = ClaimField::kLanguage;
        wanted.text = Below(2) ? "de" : "en";
        break;
      case 7:
        wanted.field = ClaimField::kEvent;
        wanted.comparator = Comparator::kEqual;
        wanted.text = "event" + std::to_string(Below(6)) + ".n.01";
        break;
      default:
        wanted.field = ClaimField::kVia;
        wanted.comparator = Comparator::kHas;
        wanted.text = "outlet" + std::to_string(Below(9)) + ".example";
    }
    return node;
  }

  std::mt19937 random_;
};

class IndexSearcherTest : public ::testing::Test {
 protected:
  void SetUp() override {
    auto model = index::ReadModel::Open(dir_.path() + "/model");
    ASSERT_TRUE(model.ok()) << model.status();
    model_ = *std::move(model);
    searcher_ = std::make_unique<IndexSearcher>(*model_);
  }

  void Apply(const std::vector<Change>& changes) {
    for (const Change& change : changes) oracle_.Apply(change);
    const absl::Status status = model_->Apply("log", changes, false);
    ASSERT_TRUE(status.ok()) << status;
  }

  query::SearchPage Search(const query::SearchSpec& spec) {
    auto page = searcher_->Search(spec, {});
    EXPECT_TRUE(page.ok()) << page.status();
    return page.ok() ? *std::move(page) : query::SearchPage();
  }

  // Brings `spec` to the page behind `page`.
  static void Turn(const query::SearchPage& page, query::SearchSpec& spec) {
    const query::SearchHit& last = page.hits.back();
    spec.after = {last.score, last.time_seconds, last.claim_number};
    spec.sequence = page.sequence;
    spec.statistics = page.statistics;
  }

  std::vector<uint64_t> All(const query::ClaimQuery& query, size_t page_size) {
    query::SearchSpec spec;
    spec.query = query;
    spec.page_size = page_size;
    std::vector<uint64_t> numbers;
    for (;;) {
      const query::SearchPage page = Search(spec);
      for (const auto& hit : page.hits) numbers.push_back(hit.claim_number);
      if (!page.more) {
        EXPECT_EQ(page.total_size, numbers.size());
        return numbers;
      }
      Turn(page, spec);
    }
  }

  TempDir dir_;
  std::unique_ptr<index::ReadModel> model_;
  std::unique_ptr<IndexSearcher> searcher_;
  Oracle oracle_;
};

TEST_F(IndexSearcherTest, AgreesWithAPlainSearchInMemoryAndOnDisk) {
  NewsMaker maker(11);
  QuestionMaker questions(12);
  size_t found = 0;
  for (int round = 0; round < 5; ++round) {
    Apply(maker.Next(900));
    for (int i = 0; i < 15; ++i) {
      const query::ClaimQuery query = questions.Next();
      const std::vector<uint64_t> want = oracle_.Search(query);
      ASSERT_EQ(All(query, 200), want) << round << " " << i;
      found += want.size();
    }
  }
  EXPECT_GT(found, 1000);
}

TEST_F(IndexSearcherTest, RelevancePagesAreOneOrderAndLeaveOutNothing) {
  NewsMaker maker(13);
  QuestionMaker questions(14);
  Apply(maker.Next(4300));
  for (int i = 0; i < 20; ++i) {
    query::ClaimQuery query = questions.Next();
    std::vector<uint64_t> want = oracle_.Search(query);
    query.order = ClaimOrder::kRelevance;
    std::vector<uint64_t> whole = All(query, 100000);
    if (want.size() < 2000) {
      EXPECT_EQ(All(query, 37), whole) << i;
    }
    std::sort(whole.begin(), whole.end());
    std::sort(want.begin(), want.end());
    EXPECT_EQ(whole, want) << i;
  }
}

TEST_F(IndexSearcherTest, PinnedPagesStandStillWhileChangesAreApplied) {
  NewsMaker::Shape shape;
  shape.retracted = 0;
  NewsMaker maker(15, shape);
  Apply(maker.Next(3900));
  query::ClaimQuery query;
  query.words = {Word("word0")};
  query.order = ClaimOrder::kRelevance;
  const std::vector<uint64_t> want = All(query, 100000);
  ASSERT_GT(want.size(), 500);
  query::SearchSpec spec;
  spec.query = query;
  spec.page_size = 50;
  std::vector<uint64_t> got;
  for (;;) {
    const query::SearchPage page = Search(spec);
    for (const auto& hit : page.hits) got.push_back(hit.claim_number);
    EXPECT_EQ(page.total_size, want.size());
    if (!page.more) break;
    Turn(page, spec);
    // Crosses the end of a chunk on the way.
    Apply(maker.Next(25));
  }
  EXPECT_EQ(got, want);
}

TEST_F(IndexSearcherTest, RetractedClaimsVanishFromPinnedPages) {
  NewsMaker maker(16);
  const std::vector<Change> log = maker.Next(300);
  Apply({log.begin(), log.begin() + 100});
  query::SearchSpec spec;
  spec.page_size = 100000;
  spec.sequence = 100;
  const query::SearchPage before = Search(spec);
  Apply({log.begin() + 100, log.end()});
  std::set<std::string> retracted;
  for (const Change& change : log) {
    if (change.kind() == internal::v1::CHANGE_KIND_RETRACTED) {
      retracted.insert(change.record().article_id());
    }
  }
  std::vector<uint64_t> want;
  for (const auto& hit : before.hits) {
    const Change& change = log[record::SequenceOf(hit.claim_number) - 1];
    if (!retracted.contains(change.record().article_id())) {
      want.push_back(hit.claim_number);
    }
  }
  std::vector<uint64_t> got;
  for (const auto& hit : Search(spec).hits) got.push_back(hit.claim_number);
  EXPECT_EQ(got, want);
  EXPECT_LT(got.size(), before.hits.size());
}

TEST_F(IndexSearcherTest, FacetsCountAllMatches) {
  NewsMaker maker(17);
  Apply(maker.Next(500));
  query::SearchSpec spec;
  spec.page_size = 10;
  spec.facets = {query::FacetField::kSource, query::FacetField::kPolarity,
                 query::FacetField::kDay, query::FacetField::kHolder};
  const query::SearchPage page = Search(spec);
  ASSERT_EQ(page.facets.size(), 4);
  for (const query::Facet& facet : page.facets) {
    uint64_t sum = 0;
    for (const auto& value : facet.values) sum += value.count;
    EXPECT_EQ(sum, page.total_size);
  }
  for (const auto& value : page.facets[0].values) {
    query::SearchSpec narrow;
    narrow.query.filter.kind = FilterNode::Kind::kRestriction;
    narrow.query.filter.restriction.field = ClaimField::kSource;
    narrow.query.filter.restriction.text = value.value;
    EXPECT_EQ(Search(narrow).total_size, value.count) << value.value;
  }
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
  Change change;
  change.set_sequence(1);
  change.set_kind(internal::v1::CHANGE_KIND_CREATED);
  ArticleRecord& record = *change.mutable_record();
  record.set_source("daily.example");
  record.set_article_id("0123456789abcdef");
  record.set_headline("Arlov bombing");
  const std::vector<std::string> contents = {
      "the bridge was not the target", "the bombing of Arlov was planned",
      "they blame each other for Arlov's assassination"};
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
  Apply({change});
  query::ClaimQuery query;
  query.order = ClaimOrder::kRelevance;
  query.words = {Word("Arlov", QueryWord::Scope::kContent), Word("bombing")};
  query.words[1].optional = true;
  query.words[1].alternatives = {"killing"};
  EXPECT_EQ(All(query, 10), (std::vector<uint64_t>{record::ClaimNumber(1, 1),
                                                   record::ClaimNumber(1, 2)}));
}

TEST_F(IndexSearcherTest, ChecksItsLimitsAndItsSequence) {
  Apply(NewsMaker(18).Next(10));
  query::CallLimits cancelled;
  cancelled.cancelled = [] { return true; };
  EXPECT_THAT(searcher_->Search({}, cancelled),
              StatusIs(absl::StatusCode::kCancelled));
  query::CallLimits late;
  late.deadline = absl::InfinitePast();
  EXPECT_THAT(searcher_->Search({}, late),
              StatusIs(absl::StatusCode::kDeadlineExceeded));
  query::SearchSpec future;
  future.sequence = 11;
  EXPECT_THAT(searcher_->Search(future, {}),
              StatusIs(absl::StatusCode::kUnavailable));
}

TEST_F(IndexSearcherTest, CountsAgreeWithAPlainCount) {
  using query::FacetField;
  NewsMaker maker(19);
  Apply(maker.Next(4400));
  QuestionMaker questions(20);
  const FacetField fields[] = {FacetField::kSource,     FacetField::kHolder,
                               FacetField::kType,       FacetField::kPolarity,
                               FacetField::kEntity,     FacetField::kEvent,
                               FacetField::kFactuality, FacetField::kDay,
                               FacetField::kWeek,       FacetField::kMonth};
  for (int i = 0; i < 30; ++i) {
    query::CountSpec spec;
    if (i > 0) spec.query = questions.Next();
    spec.first = fields[i % 10];
    if (i % 3 > 0) spec.second = fields[(i + 3) % 10];
    spec.max_groups = 100000;
    const auto counted = searcher_->Count(spec, {});
    ASSERT_TRUE(counted.ok()) << counted.status();
    std::map<std::vector<std::string>, uint64_t> got;
    for (const query::ClaimGroup& group : counted->groups) {
      got[group.values] = group.count;
    }
    const std::vector<uint64_t> matches = oracle_.Search(spec.query);
    EXPECT_EQ(got, oracle_.Count(matches, spec)) << i;
    EXPECT_EQ(counted->total_size, matches.size()) << i;
    if (i == 0) {
      EXPECT_EQ(static_cast<int64_t>(counted->total_size),
                model_->Stats().claim_count);
    }
  }
}

TEST_F(IndexSearcherTest, CountsRefuseTooManyGroups) {
  NewsMaker maker(21);
  Apply(maker.Next(300));
  query::CountSpec spec;
  spec.first = query::FacetField::kDay;
  spec.second = query::FacetField::kHolder;
  spec.max_groups = 10;
  const absl::Status status = searcher_->Count(spec, {}).status();
  EXPECT_THAT(status, StatusIs(absl::StatusCode::kResourceExhausted));
  EXPECT_EQ(GetErrorDetail(status).field, "group_by");
}

}  // namespace
}  // namespace hearsay::retrieve

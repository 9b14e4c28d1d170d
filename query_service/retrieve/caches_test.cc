// What a searcher keeps between searches: unpacked terms, counts by field, runs
// of pages.

#include <malloc.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/record/claim_number.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "query_service/retrieve/facet_cache.h"
#include "query_service/retrieve/page_runs.h"
#include "query_service/retrieve/term_cache.h"
#include "tests/support/status_matchers.h"

namespace hearsay::retrieve {
namespace {

using ::testing::ElementsAre;

// An index whose every chunk has the same list of one term, and counts how many
// chunks' lists were read.
class FakeView final : public query::ClaimIndexView {
 public:
  uint64_t sequence() const override { return applied; }
  query::CorpusTotals totals() const override { return {}; }
  std::vector<std::string> languages() const override { return {}; }
  std::vector<uint32_t> Chunks() const override { return {}; }
  uint32_t CompleteChunks() const override { return complete; }
  absl::StatusOr<query::ChunkClaims> Claims(uint32_t chunk) const override {
    query::ChunkClaims claims;
    claims.chunk = chunk;
    for (const uint64_t sequence : retracted) {
      if (query::ChunkOf(sequence) != chunk) continue;
      claims.hidden.set(sequence % query::kChunkSequences);
    }
    return claims;
  }
  absl::StatusOr<std::vector<query::ChunkPostings>> Postings(
      query::PostingField, absl::string_view term,
      uint32_t first) const override {
    std::vector<query::ChunkPostings> lists;
    const uint32_t end = complete + (has_open ? 1 : 0);
    for (uint32_t chunk = first; chunk < end; ++chunk) {
      if (term == "absent") continue;
      lists.push_back({chunk, list});
      ++read;
    }
    return lists;
  }
  std::optional<query::Symbol> FindSymbol(absl::string_view) const override {
    return std::nullopt;
  }
  std::string SymbolText(query::Symbol) const override { return ""; }
  absl::StatusOr<query::ClaimContent> Content(uint64_t) const override {
    return query::ClaimContent();
  }

  uint64_t applied = 0;
  uint32_t complete = 2;
  bool has_open = false;
  std::string list;
  std::vector<uint64_t> retracted;
  mutable int read = 0;
};

std::string ListOf(const std::vector<uint32_t>& rows) {
  query::PostingListBuilder list;
  for (const uint32_t row : rows) list.Append(row, query::kInContent);
  return list.Bytes();
}

query::ClaimRows RowsOf(uint32_t count) {
  query::ClaimRows rows;
  while (rows.size() < count) rows.Append({}, {}, {});
  return rows;
}

constexpr query::PostingField kField = query::PostingField::kClaim;

TEST(TermCacheTest, ReadsEachChunkOnceAndLaterOnesWhenTheyAreComplete) {
  FakeView view;
  view.list = ListOf({3, 7});
  TermCache cache(size_t{1} << 20);
  for (int again = 0; again < 3; ++again) {
    const auto term = cache.Get(view, kField, {"word"}, "word");
    HEARSAY_ASSERT_OK(term);
    EXPECT_EQ((*term)->CountBelow(2), 4u);
    const auto rows = (*term)->Rows(1, RowsOf(10), 10, FieldNorms());
    HEARSAY_ASSERT_OK(rows);
    EXPECT_EQ((*rows)->At(7), query::kInContent);
    EXPECT_EQ((*rows)->At(8), 0);
  }
  EXPECT_EQ(view.read, 2);
  view.complete = 3;
  const auto term = cache.Get(view, kField, {"word"}, "word");
  HEARSAY_ASSERT_OK(term);
  EXPECT_EQ((*term)->end(), 3u);
  EXPECT_EQ(view.read, 3);
}

TEST(TermCacheTest, ReadsWhatIsBeingFilledOnceUntilMoreIsApplied) {
  FakeView view;
  view.has_open = true;
  view.applied = 5;
  view.list = ListOf({3, 7});
  TermCache cache(size_t{1} << 20);
  const query::ClaimRows rows = RowsOf(10);
  for (int again = 0; again < 3; ++again) {
    const auto term = cache.GetOpen(view, kField, {"word"}, "word");
    HEARSAY_ASSERT_OK(term);
    EXPECT_FALSE((*term)->Has(1));
    EXPECT_EQ((*term)->CountBelow((*term)->end()), 2u);
    // Ranked or not.
    const auto open = (*term)->Rows(2, rows, 8, FieldNorms());
    HEARSAY_ASSERT_OK(open);
    EXPECT_EQ((*open)->At(7), query::kInContent);
  }
  EXPECT_EQ(view.read, 1);

  FakeView later = view;
  later.applied = 6;
  later.list = ListOf({3, 7, 9});
  later.read = 0;
  for (int again = 0; again < 2; ++again) {
    const auto term = cache.GetOpen(later, kField, {"word"}, "word");
    HEARSAY_ASSERT_OK(term);
    EXPECT_EQ((*term)->CountBelow((*term)->end()), 3u);
    // Whoever still looks at what was before gets that, and it is not kept.
    const auto before = cache.GetOpen(view, kField, {"word"}, "word");
    HEARSAY_ASSERT_OK(before);
    EXPECT_EQ((*before)->CountBelow((*before)->end()), 2u);
  }
  EXPECT_EQ(later.read, 1);
  // The list is of a chunk that is complete now.
  later.complete = 3;
  HEARSAY_ASSERT_OK(cache.GetOpen(later, kField, {"word"}, "word"));
  EXPECT_EQ(later.read, 2);
}

TEST(TermCacheTest, WhatIsBeingFilledIsBoundedToo) {
  FakeView view;
  view.has_open = true;
  view.complete = 0;
  std::vector<uint32_t> rows;
  for (uint32_t row = 0; row < 5000; ++row) rows.push_back(row);
  view.list = ListOf(rows);
  constexpr size_t kMost = 200000;
  TermCache cache(kMost);
  const query::ClaimRows all = RowsOf(5000);
  for (int i = 0; i < 200; ++i) {
    const std::string name = std::to_string(i);
    const auto term = cache.GetOpen(view, kField, {name}, name);
    HEARSAY_ASSERT_OK(term);
    for (int again = 0; again < 2; ++again) {
      HEARSAY_ASSERT_OK((*term)->Rows(0, all, 5000, FieldNorms()));
    }
    // One term's beside what is bounded.
    EXPECT_LT(cache.held_bytes(), kMost + 50000) << i;
  }
  view.applied = 1;
  view.list.clear();
  HEARSAY_ASSERT_OK(cache.GetOpen(view, kField, {"absent"}, "absent"));
  EXPECT_LT(cache.held_bytes(), 1000u);
}

TEST(TermCacheTest, KnowsWhatIsNotThereAndWhatIsDamaged) {
  FakeView view;
  view.list = "\x05nonsense";
  TermCache cache(size_t{1} << 20);
  const auto absent = cache.Get(view, kField, {"absent"}, "absent");
  HEARSAY_ASSERT_OK(absent);
  EXPECT_FALSE((*absent)->Has(1));
  const auto damaged = cache.Get(view, kField, {"word"}, "word");
  HEARSAY_ASSERT_OK(damaged);
  EXPECT_THAT((*damaged)->Rows(0, RowsOf(10), 10, FieldNorms()),
              StatusIs(absl::StatusCode::kDataLoss));
}

TEST(TermCacheTest, ItsBytesAreBoundedAndGivenBack) {
  FakeView view;
  std::vector<uint32_t> rows;
  for (uint32_t row = 0; row < 5000; ++row) rows.push_back(row);
  view.list = ListOf(rows);
  constexpr size_t kMost = size_t{64} << 10;
  TermCache cache(kMost);
  size_t most = 0;
  for (int i = 0; i < 40; ++i) {
    const std::string word = "word" + std::to_string(i);
    const auto term = cache.Get(view, kField, {word}, word);
    HEARSAY_ASSERT_OK(term);
    HEARSAY_ASSERT_OK((*term)->Rows(0, RowsOf(5000), 5000, FieldNorms()));
    HEARSAY_ASSERT_OK((*term)->Rows(1, RowsOf(5000), 5000, FieldNorms()));
    most = std::max(most, cache.held_bytes());
  }
  // What is asked for at the moment comes on top.
  EXPECT_LT(most, kMost + (size_t{32} << 10));
  EXPECT_GT(most, kMost / 2);
}

TEST(TermCacheTest, WhatIsUnpackedLaterIsBoundedToo) {
  FakeView view;
  std::vector<uint32_t> rows;
  for (uint32_t row = 0; row < 5000; row += 5) rows.push_back(row);
  view.list = ListOf(rows);
  constexpr int kWords = 20;
  constexpr size_t kMost = kWords * (size_t{5} << 10);
  TermCache cache(kMost);
  size_t most = 0;
  size_t packed = 0;
  for (int round = 0; round < 2; ++round) {
    for (int i = 0; i < kWords; ++i) {
      const std::string word = "word" + std::to_string(i);
      const auto term = cache.Get(view, kField, {word}, word);
      HEARSAY_ASSERT_OK(term);
      most = std::max(most, cache.held_bytes());
      if (round == 0) {
        packed = cache.held_bytes();
      } else {
        HEARSAY_ASSERT_OK((*term)->Rows(0, RowsOf(5000), 5000, FieldNorms()));
        HEARSAY_ASSERT_OK((*term)->Rows(1, RowsOf(5000), 5000, FieldNorms()));
      }
    }
  }
  EXPECT_LT(packed, kMost);
  EXPECT_LE(most, kMost + (size_t{16} << 10));
  EXPECT_GT(most, packed);
}

TEST(TermCacheTest, AWordThatIsNowhereCostsWhatItIsChargedFor) {
  FakeView view;
  view.complete = 4000;
  TermCache cache(size_t{64} << 20);
  const auto heap = [] {
    const struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
  };
  const size_t before = heap();
  for (int i = 0; i < 200; ++i) {
    HEARSAY_ASSERT_OK(
        cache.Get(view, kField, {"absent"}, "absent" + std::to_string(i)));
  }
  // Where the allocator does not tell, this says nothing.
  EXPECT_LT(heap(), before + 2 * cache.held_bytes());
  EXPECT_LT(cache.held_bytes(), size_t{200} * 512);
}

FacetCache::Key KeyOf(int filter_nodes, int64_t number) {
  FacetCache::Key key;
  key.query.filter.kind = query::FilterNode::Kind::kAnd;
  for (int i = 0; i < filter_nodes; ++i) {
    query::FilterNode& node = key.query.filter.children.emplace_back();
    node.kind = query::FilterNode::Kind::kRestriction;
    node.restriction.start_seconds = number;
    node.restriction.text = std::string(100, 'x');
  }
  return key;
}

TEST(FacetCacheTest, QuestionsAreBoundedAndNotOnlyTheirCounts) {
  constexpr int kEach = 10000;
  struct Case {
    std::string name;
    int filter_nodes;
    size_t values;
  };
  for (const Case& test : {Case{"many small ones", 1, 1},
                           Case{"large filters", query::kMaxFilterNodes, 1},
                           Case{"many values", 1, kEach}}) {
    FacetCache cache;
    auto counts = std::make_shared<KeptCounts>();
    for (uint32_t i = 0; i < test.values; ++i) counts->all[i] = 1;
    const int keys = static_cast<int>(2 * FacetCache::kMaxEntries);
    for (int i = 0; i < keys; ++i) {
      cache.Keep(KeyOf(test.filter_nodes, i), counts);
      EXPECT_NE(cache.Find(KeyOf(test.filter_nodes, i)), nullptr) << test.name;
    }
    EXPECT_LE(cache.held_bytes(), FacetCache::kMaxBytes) << test.name;
    size_t held = 0;
    for (int i = 0; i < keys; ++i) {
      held += cache.Find(KeyOf(test.filter_nodes, i)) != nullptr ? 1 : 0;
    }
    EXPECT_LE(held, FacetCache::kMaxEntries) << test.name;
    // A filter's nodes and their texts; 16 bytes a value.
    const size_t least = held * (static_cast<size_t>(test.filter_nodes) *
                                     (sizeof(query::FilterNode) + 100) +
                                 test.values * 16);
    EXPECT_GE(cache.held_bytes(), least) << test.name;
    // All of another generation go.
    FacetCache::Key next = KeyOf(1, 0);
    next.generation = 1;
    cache.Keep(next, std::make_shared<KeptCounts>());
    EXPECT_LT(cache.held_bytes(), size_t{4} << 10) << test.name;
  }
}

// 100 hits, the newest first, and a search for those behind the first ten.
query::SearchPage MakeRun() {
  query::SearchPage run;
  for (uint64_t i = 0; i < 100; ++i) {
    run.hits.push_back({record::ClaimNumber(200 - i, 0), 0, 0});
  }
  run.more = true;
  run.total_size = 500;
  return run;
}
query::SearchSpec SpecAfter(uint64_t sequence) {
  query::SearchSpec spec;
  spec.page_size = 10;
  spec.sequence = 300;
  spec.after = query::PageStart{0, 0, record::ClaimNumber(sequence, 0)};
  return spec;
}
std::vector<uint64_t> Sequences(const query::SearchPage& page) {
  std::vector<uint64_t> sequences;
  for (const auto& hit : page.hits) {
    sequences.push_back(record::SequenceOf(hit.claim_number));
  }
  return sequences;
}

TEST(PageRunsTest, CutsThePagesThatFollow) {
  FakeView view;
  PageRuns runs;
  EXPECT_THAT(runs.Find(SpecAfter(201), view),
              IsOkAndHolds(::testing::Eq(std::nullopt)));
  EXPECT_EQ(runs.held_bytes(), 0u);
  const query::SearchPage first = runs.Keep(SpecAfter(201), MakeRun());
  EXPECT_GE(runs.held_bytes(), 100 * sizeof(query::SearchHit));
  EXPECT_THAT(Sequences(first),
              ElementsAre(200, 199, 198, 197, 196, 195, 194, 193, 192, 191));
  EXPECT_TRUE(first.more);
  view.retracted = {190, 188};
  const auto second = runs.Find(SpecAfter(191), view);
  HEARSAY_ASSERT_OK(second);
  ASSERT_TRUE(second->has_value());
  EXPECT_THAT(Sequences(**second),
              ElementsAre(189, 187, 186, 185, 184, 183, 182, 181, 180, 179));
  EXPECT_EQ((*second)->total_size, 500u);
}

TEST(PageRunsTest, HasNoPartOfAPageAndNoOtherSearch) {
  FakeView view;
  PageRuns runs;
  runs.Keep(SpecAfter(201), MakeRun());
  struct Case {
    std::string name;
    query::SearchSpec spec;
    bool found;
  };
  std::vector<Case> cases = {{"the last whole page", SpecAfter(111), true},
                             {"not all of it", SpecAfter(110), false},
                             {"before the run", SpecAfter(205), false},
                             {"behind the run", SpecAfter(50), false},
                             {"another sequence", SpecAfter(150), false},
                             {"another question", SpecAfter(150), false},
                             {"other facets", SpecAfter(150), false}};
  cases[4].spec.sequence = 301;
  cases[5].spec.query.words.emplace_back().text = "word";
  cases[6].spec.facets = {query::FacetField::kDay};
  for (const Case& test : cases) {
    const auto page = runs.Find(test.spec, view);
    HEARSAY_ASSERT_OK(page);
    EXPECT_EQ(page->has_value(), test.found) << test.name;
  }
  // Nothing follows a last run: its rest is a page.
  query::SearchPage last = MakeRun();
  last.more = false;
  runs.Keep(SpecAfter(201), std::move(last));
  const auto rest = runs.Find(SpecAfter(104), view);
  HEARSAY_ASSERT_OK(rest);
  ASSERT_TRUE(rest->has_value());
  EXPECT_THAT(Sequences(**rest), ElementsAre(103, 102, 101));
  EXPECT_FALSE((*rest)->more);
}

}  // namespace
}  // namespace hearsay::retrieve

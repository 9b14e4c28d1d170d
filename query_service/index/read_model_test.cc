#include "query_service/index/read_model.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/api/article_view.h"
#include "common/record/claim_number.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "query_service/index/article_entry.h"
#include "query_service/index/keys.h"
#include "rocksdb/perf_context.h"
#include "rocksdb/perf_level.h"
#include "tests/support/news_maker.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace hearsay::index {
namespace {

using internal::v1::ArticleRecord;
using internal::v1::Change;

constexpr char kLog[] = "log-1";

std::unique_ptr<ReadModel> OpenModel(const std::string& path) {
  auto model = ReadModel::Open(path);
  EXPECT_TRUE(model.ok()) << model.status();
  return *std::move(model);
}

record::ArticleKey KeyOf(const ArticleRecord& record) {
  return {record.day(), record.source(), record.article_id()};
}

// Applies `changes` in batches of up to `batch`.
void ApplyAll(ReadModel& model, const std::vector<Change>& changes,
              size_t batch) {
  for (size_t i = 0; i < changes.size(); i += batch) {
    const std::vector<Change> part(
        changes.begin() + i,
        changes.begin() + std::min(changes.size(), i + batch));
    const absl::Status status = model.Apply(kLog, part, /*durable=*/false);
    ASSERT_TRUE(status.ok()) << status;
  }
}

TEST(ReadModelTest, SameHoweverChangesAreBatchedAndWhateverWasTakenDown) {
  NewsMaker maker(1);
  const std::vector<Change> log = maker.Next(4500);
  TempDir dir;
  const auto live = OpenModel(dir.path() + "/live");
  ApplyAll(*live, log, 7);
  const auto rebuilt = OpenModel(dir.path() + "/rebuilt");
  ApplyAll(*rebuilt, WithoutRetractedText(log), 4000);
  const auto want = live->Digests();
  const auto got = rebuilt->Digests();
  ASSERT_TRUE(want.ok()) << want.status();
  ASSERT_TRUE(got.ok()) << got.status();
  EXPECT_EQ(want->size(), 9);
  for (const auto& [family, digest] : *want) {
    EXPECT_EQ(got->at(family), digest) << family;
  }
  EXPECT_EQ(live->Stats().claim_count, rebuilt->Stats().claim_count);
  EXPECT_GT(live->Stats().claim_count, 1000);
}

TEST(ReadModelTest, ReopensWhereItStopped) {
  NewsMaker maker(2);
  const std::vector<Change> log = maker.Next(4400);
  TempDir dir;
  const std::string path = dir.path() + "/model";
  for (size_t i = 0; i < log.size(); i += 1100) {
    const auto model = OpenModel(path);
    EXPECT_EQ(model->applied_sequence(), i);
    ApplyAll(*model, {log.begin() + i, log.begin() + i + 1100}, 100);
  }
  const auto once = OpenModel(dir.path() + "/once");
  ApplyAll(*once, log, 1000);
  const auto want = once->Digests();
  const auto got = OpenModel(path)->Digests();
  ASSERT_TRUE(want.ok() && got.ok());
  EXPECT_EQ(*got, *want);
}

TEST(ReadModelTest, TellsWhatItHoldsOfTheChunkThatIsBeingFilled) {
  const TempDir dir;
  const auto model = OpenModel(dir / "model");
  NewsMaker maker(9);
  int64_t before = 0;
  for (int filled = 1000; filled <= 4000; filled += 1000) {
    ApplyAll(*model, maker.Next(1000), 1000);
    const ReadModel::Memory memory = model->MemoryUse();
    EXPECT_GT(memory.open_chunk_bytes, before) << filled;
    EXPECT_GT(memory.name_bytes, 0) << filled;
    before = memory.open_chunk_bytes;
  }
  // Into the next one.
  ApplyAll(*model, maker.Next(200), 200);
  EXPECT_LT(model->MemoryUse().open_chunk_bytes, before / 2);
}

TEST(ReadModelTest, DigestTellsAnyDifference) {
  NewsMaker maker(3);
  std::vector<Change> log = maker.Next(50);
  TempDir dir;
  const auto one = OpenModel(dir.path() + "/one");
  ApplyAll(*one, log, 50);
  for (Change& change : log) {
    if (change.record().claims_size() == 0) continue;
    change.mutable_record()->mutable_claims(0)->set_polarity(
        v1::POLARITY_UNSPECIFIED);
    change.mutable_record()->mutable_claims(0)->set_type(
        v1::CLAIM_TYPE_UNSPECIFIED);
  }
  const auto two = OpenModel(dir.path() + "/two");
  ApplyAll(*two, log, 50);
  const auto a = one->Digests();
  const auto b = two->Digests();
  ASSERT_TRUE(a.ok() && b.ok());
  EXPECT_NE(a->at("values"), b->at("values"));
  EXPECT_NE(a->at("articles"), b->at("articles"));
  EXPECT_EQ(a->at("postings"), b->at("postings"));
}

TEST(ReadModelTest, SkipsWhatItHasAndRefusesGapsAndOtherLogs) {
  NewsMaker maker(4);
  const std::vector<Change> log = maker.Next(10);
  TempDir dir;
  const auto model = OpenModel(dir.path() + "/model");
  ApplyAll(*model, {log.begin(), log.begin() + 5}, 5);
  ApplyAll(*model, {log.begin(), log.begin() + 6}, 6);
  EXPECT_EQ(model->applied_sequence(), 6);
  EXPECT_THAT(model->Apply(kLog, {log[8]}, false),
              StatusIs(absl::StatusCode::kFailedPrecondition));
  EXPECT_THAT(model->Apply("log-2", {log[6]}, false),
              StatusIs(absl::StatusCode::kFailedPrecondition));
  ApplyAll(*model, log, 10);
  EXPECT_EQ(model->applied_sequence(), 10);
}

TEST(ReadModelTest, AFailedApplyLeavesNothingBehind) {
  NewsMaker maker(5);
  std::vector<Change> log = maker.Next(40);
  std::vector<Change> broken = log;
  broken[30].mutable_record()->set_article_id("short");
  TempDir dir;
  const auto model = OpenModel(dir.path() + "/model");
  // A rebuild would get the same.
  EXPECT_THAT(model->Apply(kLog, broken, false),
              StatusIs(absl::StatusCode::kInvalidArgument));
  ApplyAll(*model, log, 40);
  const auto once = OpenModel(dir.path() + "/once");
  ApplyAll(*once, log, 40);
  const auto want = once->Digests();
  const auto got = model->Digests();
  ASSERT_TRUE(want.ok() && got.ok());
  EXPECT_EQ(*got, *want);
}

TEST(ReadModelTest, FindsArticlesRevisionsRedirectsAndTombstones) {
  NewsMaker maker(6);
  const std::vector<Change> log = maker.Next(400);
  TempDir dir;
  const auto model = OpenModel(dir.path() + "/model");
  ApplyAll(*model, log, 30);
  std::map<std::string, ArticleRecord> newest;
  for (const Change& change : log) {
    newest[change.record().article_id()] = change.record();
  }
  for (const Change& change : log) {
    const ArticleRecord& now = newest[change.record().article_id()];
    const bool retracted = now.pub_status() == v1::PUB_STATUS_CANCELED;
    // By the name that it had then, or by the one that it has now.
    for (const record::ArticleKey& key : {KeyOf(change.record()), KeyOf(now)}) {
      if (retracted && !(key == KeyOf(now))) continue;
      const auto article = model->GetArticle({key, std::nullopt});
      ASSERT_TRUE(article.ok()) << article.status();
      EXPECT_EQ(article->SerializeAsString(), now.SerializeAsString());
      if (retracted) continue;
      const auto then = model->GetArticle({key, change.record().revision()});
      ASSERT_TRUE(then.ok()) << then.status();
      EXPECT_EQ(then->revision(), change.record().revision());
    }
    if (retracted) continue;
    for (int i = 0; i < now.claims_size(); ++i) {
      const auto claim =
          model->GetClaim({KeyOf(change.record()), now.claims(i).claim_id()});
      ASSERT_TRUE(claim.ok()) << claim.status();
      EXPECT_EQ(claim->ordinal, i);
    }
  }
  EXPECT_THAT(
      model->GetArticle({{19000, "outlet1.example", std::string(16, '!')}, {}}),
      StatusIs(absl::StatusCode::kNotFound));
}

TEST(ReadModelTest, ClaimNumbersLeadToTheirRevisionUntilItIsRetracted) {
  NewsMaker maker(7);
  const std::vector<Change> log = maker.Next(300);
  TempDir dir;
  const auto model = OpenModel(dir.path() + "/model");
  ApplyAll(*model, log, 300);
  std::vector<std::string> retracted;
  for (const Change& change : log) {
    if (change.kind() == internal::v1::CHANGE_KIND_RETRACTED) {
      retracted.push_back(change.record().article_id());
    }
  }
  for (const Change& change : log) {
    if (change.record().claims_size() == 0) continue;
    const auto found =
        model->GetClaims({record::ClaimNumber(change.sequence(), 0)});
    ASSERT_TRUE(found.ok()) << found.status();
    // The second time from what was shown before.
    for (int times = 0; times < 2; ++times) {
      const auto shown =
          model->ClaimsOnTheWire({record::ClaimNumber(change.sequence(), 0),
                                  record::ClaimNumber(change.sequence(), 999)});
      ASSERT_TRUE(shown.ok()) << shown.status();
      EXPECT_EQ((*shown)[1], nullptr);
      if ((*found)[0].record == nullptr) {
        EXPECT_EQ((*shown)[0], nullptr);
      } else {
        ASSERT_NE((*shown)[0], nullptr);
        EXPECT_EQ(
            *(*shown)[0],
            api::ArticleView(change.record()).Claim(0).SerializeAsString());
      }
    }
    if (std::count(retracted.begin(), retracted.end(),
                   change.record().article_id())) {
      EXPECT_EQ((*found)[0].record, nullptr);
    } else {
      ASSERT_NE((*found)[0].record, nullptr);
      EXPECT_EQ((*found)[0].record->SerializeAsString(),
                change.record().SerializeAsString());
    }
  }
}

TEST(ReadModelTest, WhatIsRetractedIsNotShownAgainAndNotHeld) {
  NewsMaker maker(7);
  const std::vector<Change> log = maker.Next(600);
  const auto retraction =
      std::find_if(log.begin(), log.end(), [](const Change& change) {
        return change.kind() == internal::v1::CHANGE_KIND_RETRACTED;
      });
  ASSERT_NE(retraction, log.end());
  const auto revision =
      std::find_if(log.begin(), retraction, [&](const auto& c) {
        return c.record().article_id() == retraction->record().article_id() &&
               c.record().claims_size() > 0;
      });
  ASSERT_NE(revision, retraction);
  TempDir dir;
  const auto model = OpenModel(dir.path() + "/model");
  ApplyAll(*model, {log.begin(), retraction}, 600);
  const std::vector<uint64_t> number = {
      record::ClaimNumber(revision->sequence(), 0)};
  ASSERT_NE((*model->ClaimsOnTheWire(number))[0], nullptr);
  EXPECT_GT(model->MemoryUse().shown_bytes, 0);
  ApplyAll(*model, {retraction, retraction + 1}, 1);
  EXPECT_EQ((*model->ClaimsOnTheWire(number))[0], nullptr);
  EXPECT_EQ(model->MemoryUse().shown_bytes, 0);
}

TEST(ReadModelTest, ListsASourceInKeyOrderPageByPage) {
  NewsMaker maker(8);
  const std::vector<Change> log = maker.Next(500);
  TempDir dir;
  const auto model = OpenModel(dir.path() + "/model");
  ApplyAll(*model, log, 500);
  std::map<std::string, record::ArticleKey> live;
  for (const Change& change : log) {
    const record::ArticleKey key = KeyOf(change.record());
    live[key.id] = key;
    if (change.kind() == internal::v1::CHANGE_KIND_RETRACTED) {
      live.erase(key.id);
    }
  }
  for (const std::string source : {"", "outlet3.example", "nobody.example"}) {
    std::vector<std::string> want;
    for (const auto& [id, key] : live) {
      if (!source.empty() && key.source != source) continue;
      if (key.day < 19005 || key.day >= 19030) continue;
      want.push_back(record::EncodeArticleKey(key));
    }
    std::sort(want.begin(), want.end());
    std::vector<std::string> got;
    std::optional<record::ArticleKey> after;
    for (;;) {
      const auto page = model->ListArticles(source, 19005, 19030, after, 7);
      ASSERT_TRUE(page.ok()) << page.status();
      if (page->empty()) break;
      for (const ArticleRecord& record : *page) {
        after = KeyOf(record);
        got.push_back(record::EncodeArticleKey(*after));
      }
    }
    EXPECT_EQ(got, want) << source;
  }
}

// An article without claims.
Change Created(uint64_t sequence, int32_t day, const std::string& source) {
  Change change;
  change.set_sequence(sequence);
  change.set_kind(internal::v1::CHANGE_KIND_CREATED);
  ArticleRecord& record = *change.mutable_record();
  record.set_day(day);
  record.set_source(source);
  std::string id = absl::StrCat(sequence);
  id.resize(16, 'x');
  record.set_article_id(id);
  record.set_revision(1);
  return change;
}

TEST(ReadModelTest, ListingOneOfManySourcesSeeksOnceADay) {
  constexpr int kSources = 2000;
  constexpr int kDays = 4;
  constexpr int kOwn = 3;
  const std::string source = "outlet1234.example";
  TempDir dir;
  const auto model = OpenModel(dir.path() + "/model");
  std::vector<Change> changes;
  for (int day = 0; day < kDays; ++day) {
    for (int i = 0; i < kSources; ++i) {
      changes.push_back(Created(changes.size() + 1, 19000 + day,
                                absl::StrCat("outlet", i, ".example")));
    }
    for (int i = 1; i < kOwn; ++i) {
      changes.push_back(Created(changes.size() + 1, 19000 + day, source));
    }
  }
  ApplyAll(*model, changes, 4000);
  // All of it is still in the memtable, so its counters see every step.
  rocksdb::SetPerfLevel(rocksdb::kEnableCount);
  rocksdb::PerfContext& counted = *rocksdb::get_perf_context();
  counted.Reset();
  const auto listed =
      model->ListArticles(source, 0, 1 << 20, std::nullopt, 1000);
  const uint64_t seeks = counted.seek_on_memtable_count;
  const uint64_t steps = counted.next_on_memtable_count;
  rocksdb::SetPerfLevel(rocksdb::kDisable);
  ASSERT_TRUE(listed.ok()) << listed.status();
  EXPECT_EQ(listed->size(), kDays * kOwn);
  EXPECT_GE(seeks, kDays);
  // To the source's place in each day, and over what follows it to the next.
  EXPECT_LE(seeks, 2 * kDays + 2);
  EXPECT_LE(steps, kDays * kOwn);
}

TEST(ArticleEntryTest, RoundTripsAndRefusesDamage) {
  NewsMaker maker(9);
  for (const Change& change : maker.Next(50)) {
    const ArticleEntry entry = MakeArticleEntry(change.record());
    const std::string bytes = EncodeArticleEntry(entry);
    const auto decoded = DecodeArticleEntry(bytes);
    ASSERT_TRUE(decoded.ok()) << decoded.status();
    EXPECT_EQ(*decoded, entry);
    EXPECT_THAT(DecodeArticleEntry(bytes.substr(0, 5)),
                StatusIs(absl::StatusCode::kDataLoss));
    EXPECT_THAT(DecodeArticleEntry(bytes + '\x01'),
                StatusIs(absl::StatusCode::kDataLoss));
  }
}

TEST(ArticleEntryTest, AnEventIsFoundByItsOtherNamesAndItsParticipants) {
  ArticleRecord record;
  record.set_text("The bombing of Moss. Her assassination shocked them.");
  const auto span = [&](const std::string& words, internal::v1::TextSpan* out) {
    const size_t begin = record.text().find(words);
    out->set_begin(static_cast<uint32_t>(begin));
    out->set_end(static_cast<uint32_t>(begin + words.size()));
  };
  auto& cluster = *record.add_events();
  span("bombing", cluster.mutable_trigger());
  cluster.set_type("bombing.n.01");
  span("Moss", cluster.add_arguments()->mutable_span());
  auto& claim = *record.add_claims();
  span("Her assassination shocked them", claim.add_content());
  auto& event = *claim.add_events();
  span("assassination", event.mutable_trigger());
  event.set_type("assassination.n.02");
  event.set_event(1);
  const auto posted = [&](absl::string_view term) {
    const ArticleEntry entry = MakeArticleEntry(record);
    const std::string key = TermKey(query::PostingField::kEvent, term);
    return std::any_of(entry.terms.begin(), entry.terms.end(),
                       [&](const auto& t) { return t.key == key; });
  };
  EXPECT_TRUE(posted("assassin"));  // As stemmed.
  EXPECT_TRUE(posted("bomb"));
  EXPECT_TRUE(posted("moss"));
  EXPECT_FALSE(posted("shock"));
  event.set_event(7);  // No such cluster.
  EXPECT_FALSE(posted("moss"));
}

}  // namespace
}  // namespace hearsay::index

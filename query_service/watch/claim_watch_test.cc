#include "query_service/watch/claim_watch.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "common/base/field_error.h"
#include "common/record/resource_name.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "query_service/index/read_model.h"
#include "query_service/watch/applied_signal.h"
#include "tests/support/news_maker.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace hearsay::watch {
namespace {

using absl::StatusCode;
using internal::v1::Change;

constexpr char kLog[] = "log-1";

struct Event {
  v1::ClaimChange change;
  std::string name;
  std::string text;
  friend bool operator==(const Event&, const Event&) = default;
};
std::ostream& operator<<(std::ostream& out, const Event& event) {
  return out << v1::ClaimChange_Name(event.change) << " " << event.name << " "
             << event.text;
}

class ClaimWatchTest : public ::testing::Test {
 protected:
  void SetUp() override { model_ = Open("model"); }

  std::unique_ptr<index::ReadModel> Open(const std::string& name) {
    auto model = index::ReadModel::Open(dir_ / name);
    EXPECT_THAT(model, IsOk());
    return *std::move(model);
  }
  void Apply(const std::vector<Change>& changes) {
    HEARSAY_ASSERT_OK(model_->Apply(kLog, changes, false));
  }
  std::unique_ptr<ClaimWatch> Start(const WatchRequest& request) {
    auto watch = ClaimWatch::Start(request, *model_, now_);
    EXPECT_THAT(watch, IsOk());
    return *std::move(watch);
  }
  // A token that stands before the first change.
  std::string Beginning(const std::string& filter) {
    const auto empty = Open(absl::StrCat("empty", ++empty_));
    v1::WatchClaimsResponse mark;
    (*ClaimWatch::Start({"", filter, ""}, *empty, now_))->Mark(mark);
    return mark.resume_token();
  }
  // All that there is to tell now; `token` follows.
  std::vector<Event> Drain(ClaimWatch& watch, std::string* token = nullptr) {
    std::vector<Event> events;
    for (;;) {
      v1::WatchClaimsResponse response;
      const auto told = watch.Next(response);
      EXPECT_THAT(told, IsOk());
      if (!told.ok() || !*told) break;
      if (token != nullptr) *token = response.resume_token();
      if (response.change() == v1::CLAIM_CHANGE_UNSPECIFIED) continue;
      events.push_back({response.change(), response.claim().name(),
                        response.claim().text()});
    }
    return events;
  }

  TempDir dir_;
  std::unique_ptr<index::ReadModel> model_;
  absl::Time now_ = absl::FromUnixSeconds(1684540800);
  int empty_ = 0;
};

TEST_F(ClaimWatchTest, BeginsNowWithoutAToken) {
  NewsMaker maker(1);
  Apply(maker.Next(50));
  const auto watch = Start({});
  EXPECT_TRUE(Drain(*watch).empty());
  Apply(maker.Next(50));
  EXPECT_FALSE(Drain(*watch).empty());
}

TEST_F(ClaimWatchTest, BeginsBeforeTheFirstChangeOfAnEmptyStore) {
  const auto watch = Start({});
  v1::WatchClaimsResponse mark;
  watch->Mark(mark);
  NewsMaker maker(1);
  Apply(maker.Next(50));
  const std::vector<Event> events = Drain(*watch);
  EXPECT_FALSE(events.empty());
  EXPECT_EQ(Drain(*Start({"", "", mark.resume_token()})), events);
}

// What a watcher ends up with is what a search finds, whatever it watches.
TEST_F(ClaimWatchTest, AMirrorKeptByEventsHoldsWhatTheStoreHolds) {
  const std::string filters[] = {
      "", "polarity = NEGATIVE", "NOT text:word1", "text:word1 OR type:BELIEF",
      "source = \"outlet3.example\" AND holder:holder3"};
  std::vector<std::map<std::string, std::string>> mirrors(5);
  std::vector<std::unique_ptr<ClaimWatch>> watches;
  for (const std::string& filter : filters) {
    watches.push_back(Start({"", filter, ""}));
  }
  NewsMaker maker(2);
  std::vector<Change> log;
  // By article id: names change when articles move.
  const auto key = [](const std::string& name) {
    return name.substr(name.find('-') + 1);
  };
  for (int round = 0; round < 60; ++round) {
    const std::vector<Change> changes = maker.Next(10);
    log.insert(log.end(), changes.begin(), changes.end());
    Apply(changes);
    for (size_t i = 0; i < watches.size(); ++i) {
      for (const Event& event : Drain(*watches[i])) {
        auto& mirror = mirrors[i];
        switch (event.change) {
          case v1::CLAIM_CHANGE_ADDED:
            EXPECT_TRUE(mirror.emplace(key(event.name), event.text).second)
                << event.name;
            break;
          case v1::CLAIM_CHANGE_REVISED:
            ASSERT_TRUE(mirror.contains(key(event.name))) << event.name;
            mirror[key(event.name)] = event.text;
            break;
          default:
            mirror.erase(key(event.name));
        }
      }
    }
  }
  // A watch from the beginning over what is left tells of no claim that is
  // gone, and ends with the same.
  for (size_t i = 0; i < watches.size(); ++i) {
    std::map<std::string, std::string> late;
    const auto watch = Start({"", filters[i], Beginning(filters[i])});
    for (const Event& event : Drain(*watch)) {
      if (event.change == v1::CLAIM_CHANGE_RETRACTED) {
        late.erase(key(event.name));
      } else {
        late[key(event.name)] = event.text;
      }
    }
    EXPECT_EQ(late, mirrors[i]) << filters[i];
    EXPECT_FALSE(mirrors[i].empty()) << filters[i];
  }
  std::map<std::string, Change> live;
  for (const Change& change : log) {
    live[change.record().article_id()] = change;
  }
  size_t claims = 0;
  size_t negative = 0;
  for (const auto& [id, change] : live) {
    claims += change.record().claims_size();
    for (const auto& claim : change.record().claims()) {
      negative += claim.polarity() == v1::POLARITY_NEGATIVE;
    }
  }
  EXPECT_EQ(mirrors[0].size(), claims);
  EXPECT_EQ(mirrors[1].size(), negative);
}

TEST_F(ClaimWatchTest, ResumesAfterEachEventWithoutLossOrRepeat) {
  NewsMaker::Shape shape;
  shape.retracted = 0;
  NewsMaker maker(3, shape);
  Apply(maker.Next(150));
  const std::string filter = "text:word1 OR polarity = NEGATIVE";
  std::string token = Beginning(filter);
  const std::vector<Event> want = Drain(*Start({"", filter, token}));
  ASSERT_GT(want.size(), 100);
  std::vector<Event> got;
  for (;;) {
    // Every event by a watch of its own.
    const auto watch = Start({"", filter, token});
    v1::WatchClaimsResponse response;
    const auto told = watch->Next(response);
    HEARSAY_ASSERT_OK(told);
    if (!*told) break;
    token = response.resume_token();
    if (response.change() != v1::CLAIM_CHANGE_UNSPECIFIED) {
      got.push_back({response.change(), response.claim().name(),
                     response.claim().text()});
    }
  }
  for (size_t i = 0; i < std::min(got.size(), want.size()); ++i) {
    ASSERT_EQ(got[i], want[i]) << i;
  }
  EXPECT_EQ(got.size(), want.size());
}

TEST_F(ClaimWatchTest, ATakedownTellsOnlyNamesOfWhatMayHaveMatched) {
  NewsMaker::Shape shape;
  shape.revised = shape.moved = shape.reextracted = shape.retracted = 0;
  NewsMaker maker(4, shape);
  std::vector<Change> log = maker.Next(30);
  Apply(log);
  const auto victim = std::find_if(
      log.begin(), log.end(),
      [](const Change& change) { return change.record().claims_size() >= 3; });
  ASSERT_NE(victim, log.end());
  const auto& record = victim->record();
  const auto all = Start({});
  const auto elsewhere = Start({"", "source = \"nobody.example\"", ""});
  const auto one_type = Start(
      {"",
       absl::StrCat("type = ", v1::ClaimType_Name(record.claims(0).type())
                                   .substr(std::string("CLAIM_TYPE_").size())),
       ""});
  Change takedown = *victim;
  takedown.set_sequence(31);
  takedown.set_kind(internal::v1::CHANGE_KIND_RETRACTED);
  takedown.mutable_record()->clear_claims();
  takedown.mutable_record()->clear_text();
  takedown.mutable_record()->set_pub_status(v1::PUB_STATUS_CANCELED);
  Apply({takedown});
  const std::vector<Event> told = Drain(*all);
  EXPECT_EQ(static_cast<int>(told.size()), record.claims_size());
  for (const Event& event : told) {
    EXPECT_EQ(event.change, v1::CLAIM_CHANGE_RETRACTED);
    EXPECT_TRUE(absl::StrContains(event.name, record.source())) << event;
    EXPECT_EQ(event.text, "");
  }
  EXPECT_TRUE(Drain(*elsewhere).empty());
  const auto same_type = std::count_if(
      record.claims().begin(), record.claims().end(),
      [&](const auto& c) { return c.type() == record.claims(0).type(); });
  EXPECT_EQ(static_cast<long>(Drain(*one_type).size()), same_type);
}

TEST_F(ClaimWatchTest, AModelBuiltAfterATakedownTellsOfTheArticle) {
  NewsMaker maker(5);
  const std::vector<Change> log = maker.Next(200);
  Apply(WithoutRetractedText(log));
  std::set<std::string> gone;
  for (const Change& change : log) {
    if (change.kind() == internal::v1::CHANGE_KIND_RETRACTED) {
      gone.insert(record::FormatArticleName({change.record().day(),
                                             change.record().source(),
                                             change.record().article_id()}));
    }
  }
  ASSERT_FALSE(gone.empty());
  const auto watch = Start({"", "", Beginning("")});
  std::set<std::string> told;
  v1::WatchClaimsResponse response;
  for (;;) {
    response.Clear();
    const auto more = watch->Next(response);
    HEARSAY_ASSERT_OK(more);
    if (!*more) break;
    if (response.change() == v1::CLAIM_CHANGE_RETRACTED &&
        response.claim().name().empty()) {
      told.insert(response.claim().article());
    }
  }
  EXPECT_EQ(told, gone);
}

TEST_F(ClaimWatchTest, RefusesOtherQuestionsLogsAndNonsense) {
  NewsMaker maker(6);
  Apply(maker.Next(20));
  v1::WatchClaimsResponse mark;
  Start({"", "type:DENIAL", ""})->Mark(mark);
  const std::string token = mark.resume_token();
  const auto start = [&](const WatchRequest& request) {
    return ClaimWatch::Start(request, *model_, now_).status();
  };
  EXPECT_THAT(start({"", "type:DENIAL", token}), IsOk());
  EXPECT_THAT(start({"", "type:BELIEF", token}),
              StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(start({"", "", "nonsense"}),
              StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(start({"", "tpye:DENIAL", ""}),
              StatusIs(StatusCode::kInvalidArgument));
  const auto other = Open("other");
  HEARSAY_ASSERT_OK(other->Apply("log-2", NewsMaker(6).Next(20), false));
  const absl::Status status =
      ClaimWatch::Start({"", "type:DENIAL", token}, *other, now_).status();
  EXPECT_THAT(status, StatusIs(StatusCode::kFailedPrecondition));
  EXPECT_EQ(GetErrorDetail(status).reason, "LOG_ID_MISMATCH");
}

TEST_F(ClaimWatchTest, ATokenOfABetterReplicaWaits) {
  NewsMaker maker(7);
  const std::vector<Change> log = maker.Next(60);
  Apply({log.begin(), log.begin() + 40});
  std::string token;
  ASSERT_FALSE(Drain(*Start({"", "", Beginning("")}), &token).empty());
  const auto behind = Open("behind");
  HEARSAY_ASSERT_OK(
      behind->Apply(kLog, {log.begin(), log.begin() + 10}, false));
  auto watch = ClaimWatch::Start({"", "", token}, *behind, now_);
  HEARSAY_ASSERT_OK(watch);
  EXPECT_TRUE(Drain(**watch).empty());
  HEARSAY_ASSERT_OK(behind->Apply(kLog, log, false));
  Apply(log);
  const std::vector<Event> want = Drain(*Start({"", "", token}));
  EXPECT_FALSE(want.empty());
  EXPECT_EQ(Drain(**watch), want);
}

TEST_F(ClaimWatchTest, WhatIsNoLongerKeptIsOutOfRange) {
  std::vector<Change> changes;
  const auto fill = [&](uint64_t first, uint64_t last) {
    for (uint64_t sequence = first; sequence <= last; ++sequence) {
      changes.emplace_back().set_sequence(sequence);
      changes.back().set_kind(internal::v1::CHANGE_KIND_GONE);
    }
    Apply(changes);
    changes.clear();
  };
  fill(1, 10);
  v1::WatchClaimsResponse mark;
  const auto watch = Start({});
  watch->Mark(mark);  // Stands at 11.
  fill(11, index::kDeltaWindow + 10);
  EXPECT_THAT(ClaimWatch::Start({"", "", mark.resume_token()}, *model_, now_),
              IsOk());
  fill(index::kDeltaWindow + 11, index::kDeltaWindow + 11);
  const absl::Status status =
      ClaimWatch::Start({"", "", mark.resume_token()}, *model_, now_).status();
  EXPECT_THAT(status, StatusIs(StatusCode::kOutOfRange));
  EXPECT_EQ(GetErrorDetail(status).reason, "RESUME_TOKEN_EXPIRED");
  // One that is under way ends with the same.
  v1::WatchClaimsResponse response;
  EXPECT_THAT(watch->Next(response), StatusIs(StatusCode::kOutOfRange));
}

TEST_F(ClaimWatchTest, MarksProgressThroughManyOtherChanges) {
  NewsMaker::Shape shape;
  shape.retracted = 0;  // Of those may have matched what is gone.
  NewsMaker maker(8, shape);
  const auto watch = Start({"", "holder:nobody", ""});
  EXPECT_FALSE(watch->moved());
  Apply(maker.Next(1000));
  v1::WatchClaimsResponse response;
  int marks = 0;
  for (;;) {
    response.Clear();
    const auto told = watch->Next(response);
    HEARSAY_ASSERT_OK(told);
    if (!*told) break;
    if (response.change() == v1::CLAIM_CHANGE_UNSPECIFIED) ++marks;
  }
  EXPECT_GE(marks, 2);
  EXPECT_TRUE(watch->moved());
}

TEST_F(ClaimWatchTest, SignalWakesWhoIsSubscribed) {
  AppliedSignal signal(*model_);
  std::atomic<int> kept{0};
  std::atomic<int> gone{0};
  const auto subscription = signal.Subscribe([&] { ++kept; });
  signal.Subscribe([&] { ++gone; }).reset();
  NewsMaker maker(9);
  const absl::Time until = absl::Now() + absl::Seconds(30);
  for (int i = 1; i <= 3; ++i) {
    Apply(maker.Next(1));
    while (kept < i && absl::Now() < until) {
      absl::SleepFor(absl::Milliseconds(1));
    }
    EXPECT_GE(kept, i);
  }
  EXPECT_EQ(gone, 0);
}

}  // namespace
}  // namespace hearsay::watch

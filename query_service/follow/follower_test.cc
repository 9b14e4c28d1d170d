#include "query_service/follow/follower.h"

#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/time/clock.h"
#include "common/feed/in_memory_feed.h"

namespace hearsay::follow {
namespace {

// Remembers what was applied, as strictly as a read model.
class FakeSink final : public ChangeSink {
 public:
  std::string LogId() const override {
    MutexLock lock(mutex_);
    return log_id_;
  }
  uint64_t AppliedSequence() const override {
    MutexLock lock(mutex_);
    return applied_;
  }
  absl::Status Apply(absl::string_view log_id,
                     const std::vector<internal::v1::Change>& changes,
                     bool) override {
    MutexLock lock(mutex_);
    if (!log_id_.empty() && log_id != log_id_) {
      return absl::FailedPreconditionError("another log");
    }
    log_id_ = std::string(log_id);
    for (const auto& change : changes) {
      if (change.sequence() != applied_ + 1) {
        return absl::FailedPreconditionError("a gap");
      }
      applied_ = change.sequence();
    }
    batches_.push_back(changes.size());
    return absl::OkStatus();
  }
  std::vector<size_t> batches() const {
    MutexLock lock(mutex_);
    return batches_;
  }

 private:
  mutable Mutex mutex_;
  std::string log_id_ ABSL_GUARDED_BY(mutex_);
  uint64_t applied_ ABSL_GUARDED_BY(mutex_) = 0;
  std::vector<size_t> batches_ ABSL_GUARDED_BY(mutex_);
};

// Fails only when nothing comes of it for a very long time.
template <typename Condition>
bool Eventually(Condition condition) {
  for (int i = 0; i < 10000 && !condition(); ++i) {
    absl::SleepFor(absl::Milliseconds(1));
  }
  return condition();
}

class FollowerTest : public ::testing::Test {
 protected:
  void Append(int changes) {
    for (int i = 0; i < changes; ++i) feed_.Append({});
  }

  feed::InMemoryFeed feed_{"log", /*max_batch=*/10};
  FakeSink sink_;
  const FollowerOptions options_{.batch_changes = 25,
                                 .batch_bytes = 1 << 20,
                                 .durable_every = absl::ZeroDuration(),
                                 .idle = absl::Milliseconds(1),
                                 .first_retry = absl::Milliseconds(1),
                                 .last_retry = absl::Milliseconds(2)};
};

TEST_F(FollowerTest, CatchesUpInLargeBatchesThenAppliesAtOnce) {
  Append(100);
  Follower follower(feed_, sink_, options_);
  EXPECT_TRUE(Eventually([&] { return sink_.AppliedSequence() == 100; }));
  EXPECT_TRUE(Eventually([&] { return follower.has_caught_up(); }));
  EXPECT_EQ(follower.feed_sequence(), 100u);
  EXPECT_TRUE(follower.connected());
  EXPECT_LE(sink_.batches().size(), 5u);
  Append(1);
  EXPECT_TRUE(Eventually([&] { return sink_.AppliedSequence() == 101; }));
}

TEST_F(FollowerTest, AnEmptyLogIsCaughtUpWith) {
  Follower follower(feed_, sink_, options_);
  EXPECT_TRUE(Eventually([&] { return follower.has_caught_up(); }));
}

TEST_F(FollowerTest, ComesBackAfterTheFeedBroke) {
  Append(5);
  Follower follower(feed_, sink_, options_);
  EXPECT_TRUE(Eventually([&] { return sink_.AppliedSequence() == 5; }));
  feed_.Break(absl::UnavailableError("gone"));
  Append(5);
  EXPECT_TRUE(Eventually([&] { return sink_.AppliedSequence() == 10; }));
  EXPECT_TRUE(follower.broken().ok());
}

TEST_F(FollowerTest, RefusesAnotherLog) {
  Append(5);
  Follower follower(feed_, sink_, options_);
  EXPECT_TRUE(Eventually([&] { return sink_.AppliedSequence() == 5; }));
  feed_.Restart("restored");
  Append(9);
  EXPECT_TRUE(Eventually([&] { return !follower.broken().ok(); }));
  EXPECT_EQ(follower.broken().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(follower.cure(), Follower::Cure::kRebuild);
  EXPECT_EQ(sink_.AppliedSequence(), 5u);
}

// A feed that cannot be read until it is mended.
class DamagedFeed final : public feed::ChangeFeed {
 public:
  explicit DamagedFeed(feed::ChangeFeed& feed) : feed_(feed) {}
  absl::StatusOr<std::unique_ptr<feed::ChangeStream>> Tail(
      absl::string_view log_id, uint64_t from_sequence) override {
    if (damaged) return absl::DataLossError("sequence 7 is missing");
    return feed_.Tail(log_id, from_sequence);
  }

  std::atomic<bool> damaged = true;

 private:
  feed::ChangeFeed& feed_;
};
// Fails whenever it is asked.
class FailingSink final : public ChangeSink {
 public:
  explicit FailingSink(absl::Status status) : status_(std::move(status)) {}
  std::string LogId() const override { return ""; }
  uint64_t AppliedSequence() const override { return 0; }
  absl::Status Apply(absl::string_view,
                     const std::vector<internal::v1::Change>&, bool) override {
    ++tries;
    return status_;
  }

  std::atomic<int> tries = 0;

 private:
  const absl::Status status_;
};

TEST_F(FollowerTest, TellsWhoseDamageItIs) {
  Append(1);
  DamagedFeed damaged_feed(feed_);
  Follower of_feed(damaged_feed, sink_, options_);
  EXPECT_TRUE(Eventually([&] { return !of_feed.broken().ok(); }));
  EXPECT_EQ(of_feed.cure(), Follower::Cure::kRestore);
  struct Case {
    std::string name;
    absl::Status status;
    Follower::Cure cure;
  };
  for (const Case& test :
       {Case{"of the sink", absl::DataLossError("a block is damaged"),
             Follower::Cure::kRebuild},
        Case{"of what was sent", absl::InvalidArgumentError("change 1: no key"),
             Follower::Cure::kRestore}}) {
    FailingSink sink(test.status);
    const Follower follower(feed_, sink, options_);
    EXPECT_TRUE(Eventually([&] { return follower.cure() == test.cure; }))
        << test.name;
  }
}

TEST_F(FollowerTest, WhatStaysBrokenIsToldOnceAndSeenThroughout) {
  Append(1);
  ::testing::internal::CaptureStderr();
  {
    FailingSink sink(absl::DataLossError("a block is damaged"));
    const Follower follower(feed_, sink, options_);
    EXPECT_TRUE(Eventually([&] { return !follower.broken().ok(); }));
    int seen_well = 0;
    EXPECT_TRUE(Eventually([&] {
      seen_well += follower.broken().ok() ? 1 : 0;
      return sink.tries > 20;
    }));
    EXPECT_EQ(seen_well, 0);
  }
  const std::string log = ::testing::internal::GetCapturedStderr();
  const size_t first = log.find("a block is damaged");
  EXPECT_NE(first, std::string::npos);
  EXPECT_EQ(log.find("a block is damaged", first + 1), std::string::npos);
}

TEST_F(FollowerTest, IsWellAgainAlsoWhenNothingIsLeftToApply) {
  Append(5);
  {
    const Follower follower(feed_, sink_, options_);
    EXPECT_TRUE(Eventually([&] { return sink_.AppliedSequence() == 5; }));
  }
  DamagedFeed feed(feed_);
  const Follower follower(feed, sink_, options_);
  EXPECT_TRUE(Eventually([&] { return !follower.broken().ok(); }));
  feed.damaged = false;
  EXPECT_TRUE(Eventually([&] { return follower.broken().ok(); }));
  EXPECT_EQ(follower.cure(), Follower::Cure::kWaiting);
}

TEST_F(FollowerTest, StopsWhileItWaits) {
  Follower follower(feed_, sink_, options_);
  EXPECT_TRUE(Eventually([&] { return follower.connected(); }));
}

}  // namespace
}  // namespace hearsay::follow

#include "client/collect/poll_schedule.h"

#include "client/collect/http_session.h"
#include "gtest/gtest.h"

namespace hearsay::collect {
namespace {

const absl::Time kNow = absl::FromUnixSeconds(1'700'000'000);
const PollOptions kOptions = {absl::Minutes(10), absl::Hours(2)};

absl::Duration Wait(const FeedState& state) { return state.next_poll - kNow; }

TEST(PollScheduleTest, NewsBringsTheNextPollNearer) {
  FeedState state;
  state.interval = absl::Hours(1);
  ScheduleAfterPoll(true, std::nullopt, kOptions, kNow, 0, state);
  EXPECT_EQ(Wait(state), absl::Minutes(30));
  for (int i = 0; i < 10; ++i) {
    ScheduleAfterPoll(true, std::nullopt, kOptions, kNow, 0, state);
  }
  EXPECT_EQ(Wait(state), kOptions.min_interval);
  for (int i = 0; i < 20; ++i) {
    ScheduleAfterPoll(false, std::nullopt, kOptions, kNow, 0, state);
  }
  EXPECT_EQ(Wait(state), kOptions.max_interval);
}

TEST(PollScheduleTest, TheFeedMaySayHowOften) {
  FeedState state;
  ScheduleAfterPoll(true, absl::Minutes(45), kOptions, kNow, 0, state);
  EXPECT_EQ(Wait(state), absl::Minutes(45));
  ScheduleAfterPoll(true, absl::Seconds(1), kOptions, kNow, 0, state);
  EXPECT_EQ(Wait(state), kOptions.min_interval);
  ScheduleAfterPoll(true, absl::Hours(99), kOptions, kNow, 0, state);
  EXPECT_EQ(Wait(state), kOptions.max_interval);
}

TEST(PollScheduleTest, FailuresBackOff) {
  FeedState state;
  ScheduleAfterFailure(std::nullopt, kOptions, kNow, 0, state);
  EXPECT_EQ(Wait(state), absl::Minutes(10));
  ScheduleAfterFailure(std::nullopt, kOptions, kNow, 0, state);
  EXPECT_EQ(Wait(state), absl::Minutes(20));
  for (int i = 0; i < 100; ++i) {
    ScheduleAfterFailure(std::nullopt, kOptions, kNow, 0, state);
  }
  EXPECT_EQ(Wait(state), kOptions.max_interval);
  ScheduleAfterFailure(absl::Hours(9), kOptions, kNow, 0, state);
  EXPECT_EQ(Wait(state), absl::Hours(9));
  ScheduleAfterPoll(false, std::nullopt, kOptions, kNow, 0, state);
  EXPECT_EQ(state.failures, 0);
}

TEST(PollScheduleTest, JitterSpreads) {
  FeedState state;
  ScheduleAfterFailure(std::nullopt, kOptions, kNow, 1, state);
  EXPECT_EQ(Wait(state), absl::Minutes(11));
}

TEST(PollScheduleTest, PagesBackOff) {
  EXPECT_EQ(PageBackoff(absl::Seconds(30), 0, std::nullopt, 0),
            absl::Seconds(30));
  EXPECT_EQ(PageBackoff(absl::Seconds(30), 2, std::nullopt, 0),
            absl::Minutes(2));
  EXPECT_EQ(PageBackoff(absl::Seconds(30), 0, absl::Hours(1), 0),
            absl::Hours(1));
}

TEST(RetryAfterTest, SecondsOrADate) {
  EXPECT_EQ(ParseRetryAfter("120", kNow), absl::Minutes(2));
  EXPECT_EQ(ParseRetryAfter("Tue, 14 Nov 2023 22:14:20 GMT", kNow),
            absl::Minutes(1));
  EXPECT_EQ(ParseRetryAfter("Tue, 14 Nov 2000 22:14:20 GMT", kNow),
            absl::ZeroDuration());
  EXPECT_EQ(ParseRetryAfter("999999999999", kNow), absl::Hours(24));
  EXPECT_EQ(ParseRetryAfter("-5", kNow), absl::ZeroDuration());
  EXPECT_EQ(ParseRetryAfter("soon", kNow), std::nullopt);
  EXPECT_EQ(ParseRetryAfter("", kNow), std::nullopt);
}

}  // namespace
}  // namespace hearsay::collect

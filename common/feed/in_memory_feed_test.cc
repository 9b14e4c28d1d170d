#include "common/feed/in_memory_feed.h"

#include <thread>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace hearsay::feed {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

internal::v1::Change Created() {
  internal::v1::Change change;
  change.set_kind(internal::v1::CHANGE_KIND_CREATED);
  change.mutable_record()->set_text("text");
  return change;
}

std::vector<uint64_t> Sequences(const ChangeBatch& batch) {
  std::vector<uint64_t> sequences;
  for (const auto& change : batch.changes) {
    sequences.push_back(change.sequence());
  }
  return sequences;
}

class InMemoryFeedTest : public ::testing::Test {
 protected:
  std::unique_ptr<ChangeStream> Tail(uint64_t from_sequence) {
    return feed_.Tail("log", from_sequence).value();
  }
  InMemoryFeed feed_{"log", /*max_batch=*/2};
};

TEST_F(InMemoryFeedTest, GivesChangesInOrderInBoundedBatches) {
  for (int i = 0; i < 3; ++i) feed_.Append(Created());
  const auto stream = Tail(1);
  HEARSAY_ASSERT_OK_AND_ASSIGN(const ChangeBatch first,
                               stream->Next(absl::InfiniteDuration()));
  EXPECT_THAT(Sequences(first), ElementsAre(1, 2));
  EXPECT_EQ(first.log_id, "log");
  EXPECT_EQ(first.last_sequence, 3u);
  HEARSAY_ASSERT_OK_AND_ASSIGN(const ChangeBatch second,
                               stream->Next(absl::InfiniteDuration()));
  EXPECT_THAT(Sequences(second), ElementsAre(3));
}

TEST_F(InMemoryFeedTest, AnEmptyBatchIsAHeartbeat) {
  HEARSAY_ASSERT_OK_AND_ASSIGN(const ChangeBatch batch,
                               Tail(1)->Next(absl::ZeroDuration()));
  EXPECT_THAT(batch.changes, IsEmpty());
}

TEST_F(InMemoryFeedTest, WakesAReaderThatWaits) {
  const auto stream = Tail(1);
  std::thread writer([this] { feed_.Append(Created()); });
  HEARSAY_ASSERT_OK_AND_ASSIGN(const ChangeBatch batch,
                               stream->Next(absl::InfiniteDuration()));
  writer.join();
  EXPECT_THAT(Sequences(batch), ElementsAre(1));
}

TEST_F(InMemoryFeedTest, ResumesWhereItIsTold) {
  for (int i = 0; i < 3; ++i) feed_.Append(Created());
  HEARSAY_ASSERT_OK_AND_ASSIGN(const ChangeBatch batch,
                               Tail(3)->Next(absl::ZeroDuration()));
  EXPECT_THAT(Sequences(batch), ElementsAre(3));
}

TEST_F(InMemoryFeedTest, RefusesWhatItDoesNotHave) {
  EXPECT_THAT(feed_.Tail("other", 1),
              StatusIs(absl::StatusCode::kFailedPrecondition));
  HEARSAY_EXPECT_OK(feed_.Tail("", 1));
  EXPECT_THAT(feed_.Tail("log", 2), StatusIs(absl::StatusCode::kOutOfRange));
  EXPECT_THAT(feed_.Tail("log", 0), StatusIs(absl::StatusCode::kOutOfRange));
}

TEST_F(InMemoryFeedTest, ForgottenChangesAreGone) {
  feed_.Append(Created());
  feed_.Forget(1);
  HEARSAY_ASSERT_OK_AND_ASSIGN(const ChangeBatch batch,
                               Tail(1)->Next(absl::ZeroDuration()));
  EXPECT_EQ(batch.changes.at(0).kind(), internal::v1::CHANGE_KIND_GONE);
  EXPECT_FALSE(batch.changes.at(0).has_record());
}

TEST_F(InMemoryFeedTest, CancelEndsAWaitForGood) {
  const auto stream = Tail(1);
  std::thread canceller([&] { stream->Cancel(); });
  EXPECT_THAT(stream->Next(absl::InfiniteDuration()),
              StatusIs(absl::StatusCode::kCancelled));
  canceller.join();
  EXPECT_THAT(stream->Next(absl::ZeroDuration()),
              StatusIs(absl::StatusCode::kCancelled));
}

TEST_F(InMemoryFeedTest, BrokenStreamsEndAndNewOnesWork) {
  const auto stream = Tail(1);
  feed_.Break(absl::UnavailableError("connection lost"));
  EXPECT_THAT(stream->Next(absl::InfiniteDuration()),
              StatusIs(absl::StatusCode::kUnavailable));
  HEARSAY_EXPECT_OK(Tail(1)->Next(absl::ZeroDuration()));
}

TEST_F(InMemoryFeedTest, ARestoredLogIsAnotherOne) {
  feed_.Append(Created());
  const auto stream = Tail(1);
  feed_.Restart("log-2");
  EXPECT_THAT(stream->Next(absl::InfiniteDuration()),
              StatusIs(absl::StatusCode::kFailedPrecondition));
  EXPECT_THAT(feed_.Tail("log", 1),
              StatusIs(absl::StatusCode::kFailedPrecondition));
  HEARSAY_EXPECT_OK(feed_.Tail("log-2", 1));
}

}  // namespace
}  // namespace hearsay::feed

#include "client/collect/collect_state.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace hearsay::collect {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

const absl::Time kNow = absl::FromUnixSeconds(1'700'000'000);

class CollectStateTest : public ::testing::Test {
 protected:
  CollectStateTest() { Reopen(); }

  void Reopen() {
    state_.reset();
    auto opened = CollectState::Open(folder_.path());
    ASSERT_TRUE(opened.ok()) << opened.status();
    state_ = *std::move(opened);
  }
  std::vector<PendingItem> Poll(const std::vector<FoundItem>& items,
                                const FeedState& feed = {}) {
    const auto pending =
        state_->TakePoll("http://a.test/feed", feed, items, kNow);
    EXPECT_TRUE(pending.ok()) << pending.status();
    return pending.ok() ? *pending : std::vector<PendingItem>();
  }
  std::vector<PendingItem> Pending() { return state_->Pending().value(); }
  std::vector<PendingRetraction> Retractions() {
    return state_->PendingRetractions().value();
  }

  TempDir folder_;
  std::unique_ptr<CollectState> state_;
};

TEST_F(CollectStateTest, RemembersAFeed) {
  FeedState feed{"\"tag\"",        "yesterday", "hash", kNow,
                 absl::Minutes(7), 2,           true};
  ASSERT_TRUE(state_->SetFeed("http://a.test/feed", feed).ok());
  Reopen();
  const FeedState read = state_->GetFeed("http://a.test/feed").value();
  EXPECT_EQ(read.etag, feed.etag);
  EXPECT_EQ(read.last_modified, feed.last_modified);
  EXPECT_EQ(read.body_hash, feed.body_hash);
  EXPECT_EQ(read.next_poll, feed.next_poll);
  EXPECT_EQ(read.interval, feed.interval);
  EXPECT_EQ(read.failures, 2);
  EXPECT_TRUE(read.gone);
  EXPECT_EQ(state_->GetFeed("http://b.test/").value().failures, 0);
}

TEST_F(CollectStateTest, AnItemIsPendingUntilItsAnswer) {
  const auto pending = Poll({{{"k1"}, "v1", "hints"}});
  ASSERT_THAT(pending, SizeIs(1));
  Reopen();
  ASSERT_THAT(Pending(), SizeIs(1));
  EXPECT_EQ(Pending()[0].hints, "hints");
  EXPECT_EQ(Pending()[0].version, "v1");
  ASSERT_TRUE(
      state_->Settle(pending[0].id, "v1", ItemEnd::kSent, "sources/a").ok());
  Reopen();
  EXPECT_THAT(Pending(), IsEmpty());
  EXPECT_THAT(Poll({{{"k1"}, "v1", "hints"}}), IsEmpty());
}

TEST_F(CollectStateTest, AnyKeyIsEnoughAndNewOnesAreLearnt) {
  ASSERT_THAT(Poll({{{"id", "url"}, "v1", ""}}), SizeIs(1));
  EXPECT_THAT(Poll({{{"other id", "url"}, "v1", ""}}), IsEmpty());
  EXPECT_THAT(Poll({{{"other id", "other url"}, "v1", ""}}), IsEmpty());
  EXPECT_THAT(Poll({{{"third id"}, "v1", ""}}), SizeIs(1));
}

TEST_F(CollectStateTest, AChangedItemGoesOutAgain) {
  const int64_t id = Poll({{{"k"}, "v1", "old"}})[0].id;
  const auto again = Poll({{{"k"}, "v2", "new"}});
  ASSERT_THAT(again, SizeIs(1));
  EXPECT_EQ(again[0].id, id);
  // The answer to the old version does not settle the new one.
  ASSERT_TRUE(state_->Settle(id, "v1", ItemEnd::kSent, "sources/a").ok());
  ASSERT_THAT(Pending(), SizeIs(1));
  EXPECT_FALSE(state_->GetPending(id, "v1").value().has_value());
  EXPECT_EQ(state_->GetPending(id, "v2").value()->hints, "new");
}

TEST_F(CollectStateTest, PostponedItemsKeepTheirTime) {
  const int64_t id = Poll({{{"k"}, "v", ""}})[0].id;
  ASSERT_TRUE(state_->Postpone(id, "v", 3, kNow + absl::Hours(1)).ok());
  Reopen();
  EXPECT_EQ(Pending()[0].attempts, 3);
  EXPECT_EQ(Pending()[0].next_try, kNow + absl::Hours(1));
}

TEST_F(CollectStateTest, ADeletionRetractsWhatWasSent) {
  const int64_t id = Poll({{{"k"}, "v", ""}})[0].id;
  ASSERT_TRUE(state_->Settle(id, "v", ItemEnd::kSent, "sources/a").ok());
  ASSERT_TRUE(state_->TakeDeletion("http://a.test/feed", "k", "why").ok());
  Reopen();
  ASSERT_THAT(Retractions(), SizeIs(1));
  EXPECT_EQ(Retractions()[0].article, "sources/a");
  EXPECT_EQ(Retractions()[0].reason, "why");
  ASSERT_TRUE(state_->SettleRetraction(id).ok());
  EXPECT_THAT(Retractions(), IsEmpty());
  // Listed or deleted again, it stays so.
  EXPECT_THAT(Poll({{{"k"}, "v2", ""}}), IsEmpty());
  ASSERT_TRUE(state_->TakeDeletion("http://a.test/feed", "k", "why").ok());
  EXPECT_THAT(Retractions(), IsEmpty());
}

TEST_F(CollectStateTest, ADeletionOfWhatIsUnderWay) {
  const int64_t id = Poll({{{"k"}, "v", ""}})[0].id;
  ASSERT_TRUE(state_->TakeDeletion("http://a.test/feed", "k", "why").ok());
  EXPECT_THAT(Pending(), IsEmpty());
  EXPECT_THAT(Retractions(), IsEmpty());
  ASSERT_TRUE(state_->Settle(id, "v", ItemEnd::kSent, "sources/a").ok());
  ASSERT_THAT(Retractions(), SizeIs(1));
  EXPECT_EQ(Retractions()[0].article, "sources/a");
}

TEST_F(CollectStateTest, AFeedDeletesOnlyItsOwn) {
  const int64_t id = Poll({{{"k"}, "v", ""}})[0].id;
  ASSERT_TRUE(state_->Settle(id, "v", ItemEnd::kSent, "sources/a").ok());
  ASSERT_TRUE(state_->TakeDeletion("http://b.test/feed", "k", "why").ok());
  EXPECT_THAT(Retractions(), IsEmpty());
}

TEST_F(CollectStateTest, ForgetsWhatNoFeedLists) {
  const int64_t id = Poll({{{"k"}, "v", ""}})[0].id;
  ASSERT_TRUE(state_->Forget(kNow + absl::Hours(1)).ok());
  EXPECT_THAT(Pending(), SizeIs(1));  // It has no answer yet.
  ASSERT_TRUE(state_->Settle(id, "v", ItemEnd::kSent, "sources/a").ok());
  ASSERT_TRUE(state_->Forget(kNow).ok());
  EXPECT_THAT(Poll({{{"k"}, "v", ""}}), IsEmpty());
  ASSERT_TRUE(state_->Forget(kNow + absl::Hours(1)).ok());
  EXPECT_THAT(Poll({{{"k"}, "v", ""}}), SizeIs(1));
}

TEST_F(CollectStateTest, OneCollectorAState) {
  EXPECT_THAT(CollectState::Open(folder_.path()),
              StatusIs(absl::StatusCode::kFailedPrecondition));
}

}  // namespace
}  // namespace hearsay::collect

#ifndef HEARSAY_CLIENT_COLLECT_COLLECT_STATE_H_
#define HEARSAY_CLIENT_COLLECT_COLLECT_STATE_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "client/collect/sqlite.h"
#include "common/base/mutex.h"

namespace hearsay::collect {

// What is known of one feed between polls.
struct FeedState {
  std::string etag;
  std::string last_modified;
  std::string body_hash;  // Of what these two were served with.
  absl::Time next_poll = absl::InfinitePast();
  absl::Duration interval;  // Zero: not polled yet.
  int failures = 0;         // In a row.
  bool gone = false;        // It said so (410); polled no more.
};

// An item as a poll found it.
struct FoundItem {
  // What it is known by, the strongest first: an item that has one of them is
  // the same item.
  std::vector<std::string> keys;
  std::string version;  // Differs when the publisher changed the item.
  std::string hints;    // A serialised RawArticle: all but the page.
};

// An item that the ingest service has not answered for.
struct PendingItem {
  int64_t id = 0;
  std::string feed;
  std::string version;
  std::string hints;
  int attempts = 0;
  absl::Time next_try = absl::InfinitePast();
};

// A takedown that the ingest service has not answered for.
struct PendingRetraction {
  int64_t id = 0;
  std::string article;  // Resource name.
  std::string reason;
};

enum class ItemEnd {
  kSent,     // Answered; `article` is its name.
  kRefused,  // Answered: rejected. Not sent again in this version.
  kGivenUp,  // There is no page to be had.
};

// What the collector must not forget, in one file: what was read off the feeds
// and not yet answered for (an outbox, written with the feed's validators in
// one transaction, so that a poll is either remembered with all of its items
// or not at all), and what was sent. Survives kill -9 between any two calls.
// Thread safe; each call is one transaction.
class CollectState {
 public:
  // Opens or creates `folder`/collect.sqlite. kFailedPrecondition when another
  // collector has it, or a newer version wrote it.
  static absl::StatusOr<std::unique_ptr<CollectState>> Open(
      const std::string& folder);

  absl::StatusOr<FeedState> GetFeed(absl::string_view feed);
  absl::Status SetFeed(absl::string_view feed, const FeedState& state);

  // Remembers a poll. Gives the items that are new or changed and so have to be
  // sent; they are pending from now on.
  absl::StatusOr<std::vector<PendingItem>> TakePoll(
      absl::string_view feed, const FeedState& state,
      const std::vector<FoundItem>& items, absl::Time now);
  // The feed took back the item of `key`. One that is pending is dropped, one
  // that was sent is to be retracted.
  absl::Status TakeDeletion(absl::string_view feed, absl::string_view key,
                            absl::string_view reason);

  absl::StatusOr<std::vector<PendingItem>> Pending();
  absl::StatusOr<std::vector<PendingRetraction>> PendingRetractions();

  // Nothing when a newer version of the item, or its deletion, came in between.
  absl::StatusOr<std::optional<PendingItem>> GetPending(
      int64_t item, absl::string_view version);
  // An end of an older version changes nothing, but that its name is kept.
  absl::Status Settle(int64_t item, absl::string_view version, ItemEnd end,
                      absl::string_view article);
  absl::Status Postpone(int64_t item, absl::string_view version, int attempts,
                        absl::Time next_try);
  absl::Status SettleRetraction(int64_t item);

  // Forgets items that no feed has listed since `before`.
  absl::Status Forget(absl::Time before);

 private:
  explicit CollectState(Database database) : database_(std::move(database)) {}
  absl::StatusOr<int64_t> FindItem(const std::vector<std::string>& keys)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  absl::StatusOr<bool> TakeItem(absl::string_view feed, const FoundItem& item,
                                absl::Time now, int64_t& id)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  absl::Status SetFeedLocked(absl::string_view feed, const FeedState& state)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  Mutex mutex_;
  Database database_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace hearsay::collect

#endif  // HEARSAY_CLIENT_COLLECT_COLLECT_STATE_H_

#ifndef HEARSAY_QUERY_SERVICE_FOLLOW_FOLLOWER_H_
#define HEARSAY_QUERY_SERVICE_FOLLOW_FOLLOWER_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/base/mutex.h"
#include "common/feed/change_feed.h"
#include "hearsay/internal/v1/record.pb.h"

namespace hearsay::follow {

// Where the changes go: index::ReadModel's functions, with their contracts.
// Apply tells damage of what it was given, kInvalidArgument, from its own,
// kDataLoss.
class ChangeSink {
 public:
  virtual ~ChangeSink() = default;
  virtual std::string LogId() const = 0;
  virtual uint64_t AppliedSequence() const = 0;
  virtual absl::Status Apply(absl::string_view log_id,
                             const std::vector<internal::v1::Change>& changes,
                             bool durable) = 0;
};

struct FollowerOptions {
  // While catching up, changes are applied so many at once, or fewer when they
  // are large; live ones as they come.
  size_t batch_changes = 2000;
  size_t batch_bytes = 32 << 20;
  // What is applied is made durable this often; the rest is applied again
  // after a crash.
  absl::Duration durable_every = absl::Seconds(1);
  // How long to wait for a heartbeat before looking whether all is applied.
  absl::Duration idle = absl::Seconds(1);
  // Between two tries, doubling from the first to the last.
  absl::Duration first_retry = absl::Milliseconds(100);
  absl::Duration last_retry = absl::Seconds(5);
};

// Applies the change feed to a sink, on a thread of its own, from where the
// sink stands, for ever: when the feed breaks it comes back with back-off. A
// feed of another log, or one that ends before where the sink stands, cannot be
// followed and needs the sink to be rebuilt: it keeps trying, slowly, and says
// so. Holds at most one batch. Thread safe.
class Follower {
 public:
  // Both outlive it.
  Follower(feed::ChangeFeed& feed, ChangeSink& sink,
           FollowerOptions options = {});
  // Stops and joins.
  ~Follower();

  // The newest sequence that the feed has told of, since the start.
  uint64_t feed_sequence() const { return feed_sequence_; }
  // Whether all that the feed told of was once applied. Stays true.
  bool has_caught_up() const { return has_caught_up_; }
  // Whether the feed could be read when last tried.
  bool connected() const { return connected_; }
  // OK, or why the feed cannot be followed until somebody does what `cure`
  // says; until something is applied again, or nothing is left to apply.
  absl::Status broken() const;
  enum class Cure {
    kWaiting,
    kRebuild,  // Of the read model: it is of another log, or damaged.
    kRestore,  // Of the record: what it sends has a gap or is damaged, and
               // would be for a rebuilt read model, too.
  };
  Cure cure() const;

 private:
  void Run();
  // Follows one stream to its end.
  absl::Status FollowStream();
  absl::Status ApplyPending(const std::string& log_id);
  // False when it is time to stop.
  bool Pause(absl::Duration delay);
  void Report(const absl::Status& status);

  feed::ChangeFeed& feed_;
  ChangeSink& sink_;
  const FollowerOptions options_;
  std::atomic<uint64_t> feed_sequence_{0};
  std::atomic<bool> has_caught_up_{false};
  std::atomic<bool> connected_{false};
  std::vector<internal::v1::Change> pending_;  // Of the thread.
  size_t pending_bytes_ = 0;
  bool applying_ = false;      // Of the thread: the sink is at work.
  absl::Duration durable_at_;  // SteadyNow.

  mutable Mutex mutex_;
  CondVar wake_;
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  std::unique_ptr<feed::ChangeStream> stream_ ABSL_GUARDED_BY(mutex_);
  absl::Status broken_ ABSL_GUARDED_BY(mutex_);
  Cure cure_ ABSL_GUARDED_BY(mutex_) = Cure::kWaiting;
  std::string last_report_;  // Of the thread.
  std::thread thread_;
};

}  // namespace hearsay::follow

#endif  // HEARSAY_QUERY_SERVICE_FOLLOW_FOLLOWER_H_

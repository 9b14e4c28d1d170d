#ifndef HEARSAY_CLIENT_COLLECT_COLLECTOR_H_
#define HEARSAY_CLIENT_COLLECT_COLLECTOR_H_

#include <atomic>
#include <cstdint>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "client/collect/bounded_queue.h"
#include "client/collect/collect_state.h"
#include "client/collect/feed_parser.h"
#include "client/collect/host_queue.h"
#include "client/collect/page_article.h"
#include "client/collect/poll_schedule.h"
#include "client/ingest_report.h"
#include "client/ingest_sender.h"
#include "common/base/mutex.h"
#include "grpcpp/channel.h"

namespace hearsay::collect {

struct CollectorOptions {
  std::vector<std::string> feeds;
  bool once = false;  // One round, else until Stop.
  PollOptions poll;
  HttpOptions http;  // `cancelled` is the collector's own.
  // Between two requests to one host, at least.
  absl::Duration host_pause = absl::Seconds(1);
  int workers = 8;  // Requests under way at once.
  // A page that failed is tried again after this, then twice this, and so on;
  // after the last attempt the feed's own text stands in.
  absl::Duration page_backoff = absl::Seconds(30);
  int max_attempts = 6;
  client::SenderOptions sending;
};

// What became of the feeds and pages of a run.
struct CollectorCounts {
  std::atomic<int64_t> polled{0}, unchanged{0}, failed{0};
  std::atomic<int64_t> items{0}, pages{0}, from_feed{0}, given_up{0}, later{0};
  std::atomic<int64_t> retracted{0};
};

// Polls feeds, fetches the pages of their new items, and streams them to the
// ingest service. What it must not forget is in the state (collect_state.h):
// killed at any instant, another run with the same state sends what has no
// answer, and nothing that has one. An article whose answer was lost with the
// process goes out again, which the service answers UNCHANGED.
class Collector {
 public:
  // All outlive the collector.
  Collector(const CollectorOptions& options, CollectState& state,
            std::shared_ptr<grpc::Channel> channel,
            client::IngestReport& report);

  // Returns after one round, or after Stop; an error when the state cannot be
  // written or the service refuses the stream or, in one round, stays away.
  absl::Status Run();
  // Ends Run soon; from any thread.
  void Stop();

  const CollectorCounts& counts() const { return counts_; }

 private:
  struct Outgoing {
    int64_t item;
    std::string version;
    v1::RawArticle article;
  };

  absl::Status Start();
  void Work();
  void Poll(HostState& host, FetchTask task);
  void TakeFeed(const FetchTask& task, const HttpResponse& response,
                FeedState state);
  void FailFeed(const FetchTask& task, absl::string_view why,
                std::optional<absl::Duration> retry_after);
  void PollAgain(const FetchTask& task, const FeedState& state);
  void FetchPage(HostState& host, FetchTask task);
  void TryPageLater(const FetchTask& task, const PendingItem& item,
                    const PageResult& result);
  void SendWithoutPage(const PendingItem& item, v1::RawArticle hints,
                       absl::string_view why);
  void PushItem(const PendingItem& item);
  void Send(Outgoing outgoing);
  void Answered(const std::string& origin,
                const v1::StreamArticlesResponse& answer);
  void Retract();
  bool MayBePrivate(const std::string& url) const;
  double Jitter();
  // Ends the run when `status` is an error: a state that cannot be written.
  bool Check(const absl::Status& status);
  void Note(absl::string_view url, absl::string_view what);

  const CollectorOptions options_;
  CollectState& state_;
  const std::shared_ptr<grpc::Channel> channel_;
  client::IngestReport& report_;
  CollectorCounts counts_;
  std::set<std::string> listed_origins_;
  std::atomic<bool> stopping_{false};
  HostQueue queue_;
  BoundedQueue<Outgoing> outbox_;
  client::IngestSender sender_;

  Mutex retract_mutex_;  // Held around the calls.
  Mutex mutex_;
  std::mt19937 random_ ABSL_GUARDED_BY(mutex_){std::random_device()()};
  absl::Status error_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace hearsay::collect

#endif  // HEARSAY_CLIENT_COLLECT_COLLECTOR_H_

#ifndef HEARSAY_CLIENT_COLLECT_HOST_QUEUE_H_
#define HEARSAY_CLIENT_COLLECT_HOST_QUEUE_H_

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "absl/base/thread_annotations.h"
#include "absl/time/time.h"
#include "client/collect/http_session.h"
#include "client/collect/robots_txt.h"
#include "common/base/mutex.h"

namespace hearsay::collect {

// What is to be fetched.
struct FetchTask {
  std::string feed;  // The feed's address as listed.
  std::string url;   // Where it is now, after redirects.
  int redirects = 0;
  int64_t item = 0;          // Row of the item whose page this is; 0: the feed.
  std::string version = {};  // Of the item.
  bool listed = true;        // False for a sitemap that an index named.
};

// One host and what is known of it; with the worker that has it.
struct HostState {
  std::string origin;
  std::unique_ptr<HttpSession> session;
  RobotsRules robots = RobotsRules::AllowAll();
  absl::Time robots_expire = absl::InfinitePast();  // Not known from then on.
  std::string robots_trouble;  // Why it could not be read, if so.
};

// Tasks by host, so that no two workers are ever at one host, and none is
// before the host's next time. Thread safe.
class HostQueue {
 public:
  struct Work {
    std::unique_ptr<HostState> host;
    FetchTask task;
  };

  // Not before `when`.
  void Push(FetchTask task, absl::Time when);
  // Waits for the next task that is due and takes its host. Nothing after
  // Stop, or, once Finish was called, when no task is left and no worker has
  // one that could add more.
  std::optional<Work> Next();
  // Gives a host back; its next task is not before `next`.
  void Release(std::unique_ptr<HostState> host, absl::Time next);

  void Finish();
  void Stop();

 private:
  struct Host {
    std::multimap<absl::Time, FetchTask> tasks;
    absl::Time next = absl::InfinitePast();
    std::unique_ptr<HostState> state;  // Null while a worker has it.
    bool busy = false;
    absl::Time due = absl::InfiniteFuture();  // Its place in `due_`.
  };
  using Hosts = std::map<std::string, Host>;

  void Place(const std::string& origin, Host& host)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  Mutex mutex_;
  CondVar changed_;
  Hosts hosts_ ABSL_GUARDED_BY(mutex_);
  // Hosts with tasks that no worker has, by when they are due.
  std::set<std::pair<absl::Time, std::string>> due_ ABSL_GUARDED_BY(mutex_);
  int busy_ ABSL_GUARDED_BY(mutex_) = 0;
  bool finishing_ ABSL_GUARDED_BY(mutex_) = false;
  bool stopped_ ABSL_GUARDED_BY(mutex_) = false;
};

}  // namespace hearsay::collect

#endif  // HEARSAY_CLIENT_COLLECT_HOST_QUEUE_H_

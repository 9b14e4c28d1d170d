#include "client/collect/host_queue.h"

#include <algorithm>
#include <cstddef>

#include "absl/time/clock.h"
#include "client/collect/resolve_url.h"

namespace hearsay::collect {
namespace {

// More than these are forgotten when they are idle, with their robots.txt.
constexpr size_t kMaxKnownHosts = 4096;

}  // namespace

void HostQueue::Place(const std::string& origin, Host& host) {
  due_.erase({host.due, origin});
  host.due = absl::InfiniteFuture();
  if (host.busy || host.tasks.empty()) return;
  host.due = std::max(host.next, host.tasks.begin()->first);
  due_.emplace(host.due, origin);
}

void HostQueue::Push(FetchTask task, absl::Time when) {
  const std::string origin = OriginOf(task.url);
  MutexLock lock(mutex_);
  Host& host = hosts_[origin];
  host.tasks.emplace(when, std::move(task));
  Place(origin, host);
  changed_.SignalAll();
}

std::optional<HostQueue::Work> HostQueue::Next() {
  MutexLock lock(mutex_);
  while (true) {
    if (stopped_) return std::nullopt;
    if (due_.empty()) {
      if (finishing_ && busy_ == 0) return std::nullopt;
      changed_.Wait(mutex_);
      continue;
    }
    const auto [due, origin] = *due_.begin();
    const absl::Duration wait = due - absl::Now();
    if (wait > absl::ZeroDuration()) {
      changed_.WaitFor(mutex_, wait);
      continue;
    }
    Host& host = hosts_.at(origin);
    Work work;
    work.host = std::move(host.state);
    if (work.host == nullptr) {
      work.host = std::make_unique<HostState>();
      work.host->origin = origin;
    }
    work.task = std::move(host.tasks.begin()->second);
    host.tasks.erase(host.tasks.begin());
    host.busy = true;
    ++busy_;
    Place(origin, host);
    return work;
  }
}

void HostQueue::Release(std::unique_ptr<HostState> state, absl::Time next) {
  const std::string origin = state->origin;
  MutexLock lock(mutex_);
  Host& host = hosts_.at(origin);
  host.busy = false;
  host.next = next;
  // An idle host keeps what its robots.txt said, not the connection.
  if (host.tasks.empty() ||
      host.tasks.begin()->first > absl::Now() + absl::Seconds(30)) {
    state->session.reset();
  }
  host.state = std::move(state);
  --busy_;
  Place(origin, host);
  if (hosts_.size() > kMaxKnownHosts) {
    std::erase_if(hosts_, [](const auto& entry) {
      return !entry.second.busy && entry.second.tasks.empty();
    });
  }
  changed_.SignalAll();
}

void HostQueue::Finish() {
  MutexLock lock(mutex_);
  finishing_ = true;
  changed_.SignalAll();
}

void HostQueue::Stop() {
  MutexLock lock(mutex_);
  stopped_ = true;
  changed_.SignalAll();
}

}  // namespace hearsay::collect

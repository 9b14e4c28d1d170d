#include "query_service/watch/applied_signal.h"

#include <utility>
#include <vector>

#include "absl/time/clock.h"
#include "absl/time/time.h"

namespace hearsay::watch {
namespace {

// How often the thread looks whether it is to stop.
constexpr absl::Duration kLookEvery = absl::Milliseconds(100);

}  // namespace

AppliedSignal::AppliedSignal(const index::ReadModel& model)
    : model_(model),
      // From here on: what is applied while the thread starts is told of too.
      thread_([this, told = model.applied_sequence()] { Run(told); }) {}

AppliedSignal::~AppliedSignal() {
  {
    MutexLock lock(wakes_->mutex);
    wakes_->stopping = true;
  }
  thread_.join();
}

AppliedSignal::Subscription AppliedSignal::Subscribe(
    std::function<void()> wake) {
  uint64_t id = 0;
  {
    MutexLock lock(wakes_->mutex);
    id = wakes_->next_id++;
    wakes_->by_id.emplace(id, std::move(wake));
  }
  const auto unsubscribe = [wakes = wakes_, id](void*) {
    MutexLock lock(wakes->mutex);
    wakes->by_id.erase(id);
  };
  return {static_cast<void*>(this), unsubscribe};
}

void AppliedSignal::Run(uint64_t told) {
  while (true) {
    const bool more =
        model_.WaitForSequence(told + 1, absl::Now() + kLookEvery);
    if (more) told = model_.applied_sequence();
    std::vector<std::function<void()>> wakes;
    {
      MutexLock lock(wakes_->mutex);
      if (wakes_->stopping) return;
      if (!more) continue;
      for (const auto& [id, wake] : wakes_->by_id) wakes.push_back(wake);
    }
    for (const auto& wake : wakes) wake();
  }
}

}  // namespace hearsay::watch

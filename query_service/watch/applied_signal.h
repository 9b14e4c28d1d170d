#ifndef HEARSAY_QUERY_SERVICE_WATCH_APPLIED_SIGNAL_H_
#define HEARSAY_QUERY_SERVICE_WATCH_APPLIED_SIGNAL_H_

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <thread>

#include "absl/base/thread_annotations.h"
#include "common/base/mutex.h"
#include "query_service/index/read_model.h"

namespace hearsay::watch {

// Tells all watches when something was applied: one thread waits for all of
// them. Changes that come while it tells are told of once. Thread safe.
class AppliedSignal {
 public:
  // `model` outlives it.
  explicit AppliedSignal(const index::ReadModel& model);
  ~AppliedSignal();

  // A wish to be told, until it goes. May outlive the signal.
  using Subscription = std::shared_ptr<void>;
  // `wake` is called from the signal's thread, may still be called once after
  // the subscription has gone, and never blocks.
  Subscription Subscribe(std::function<void()> wake);

 private:
  struct Wakes {
    Mutex mutex;
    bool stopping ABSL_GUARDED_BY(mutex) = false;
    uint64_t next_id ABSL_GUARDED_BY(mutex) = 0;
    std::map<uint64_t, std::function<void()>> by_id ABSL_GUARDED_BY(mutex);
  };

  void Run(uint64_t told);

  const index::ReadModel& model_;
  const std::shared_ptr<Wakes> wakes_ = std::make_shared<Wakes>();
  std::thread thread_;  // Last: it uses the others.
};

}  // namespace hearsay::watch

#endif  // HEARSAY_QUERY_SERVICE_WATCH_APPLIED_SIGNAL_H_

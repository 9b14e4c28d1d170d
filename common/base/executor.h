#ifndef HEARSAY_COMMON_BASE_EXECUTOR_H_
#define HEARSAY_COMMON_BASE_EXECUTOR_H_

#include <cstddef>
#include <deque>
#include <thread>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/functional/any_invocable.h"
#include "common/base/mutex.h"

namespace hearsay {

// Runs tasks. Thread safe.
class Executor {
 public:
  using Task = absl::AnyInvocable<void()>;
  virtual ~Executor() = default;
  // Takes `task` to run it once, or returns false and drops it when full or
  // shutting down. Never blocks.
  virtual bool TrySchedule(Task task) = 0;
};

// Runs each task at once, in the caller. For tests.
class InlineExecutor final : public Executor {
 public:
  bool TrySchedule(Task task) override {
    task();
    return true;
  }
};

// A fixed number of threads over one bounded first-in-first-out queue. Of
// several that have nothing to do the one that worked last takes the next task:
// its stack and its heap are still in the processor's caches.
class ThreadPool final : public Executor {
 public:
  // threads ≥ 1; queue_limit counts tasks that wait, not those that run.
  ThreadPool(size_t threads, size_t queue_limit);
  // Runs what is queued, then joins.
  ~ThreadPool() override;
  bool TrySchedule(Task task) override;
  // How many threads have nothing to do.
  size_t idle() const;

 private:
  // A thread that waits: woken with a task, or without one at the end.
  struct Idle {
    CondVar wake;
    Task task;
  };
  void Work();

  const size_t queue_limit_;
  mutable Mutex mutex_;
  // Those that wait, who worked last at the end. Empty while anything is
  // queued.
  std::vector<Idle*> idle_ ABSL_GUARDED_BY(mutex_);
  std::deque<Task> queue_ ABSL_GUARDED_BY(mutex_);
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  std::vector<std::thread> threads_;
};

}  // namespace hearsay

#endif  // HEARSAY_COMMON_BASE_EXECUTOR_H_

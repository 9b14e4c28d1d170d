#ifndef HEARSAY_TESTS_SUPPORT_MANUAL_EXECUTOR_H_
#define HEARSAY_TESTS_SUPPORT_MANUAL_EXECUTOR_H_

#include <atomic>
#include <cstddef>
#include <deque>
#include <utility>

#include "common/base/executor.h"
#include "common/base/mutex.h"

namespace hearsay {

// Keeps tasks until a test runs them; can be full. Thread safe.
class ManualExecutor final : public Executor {
 public:
  bool TrySchedule(Task task) override {
    MutexLock lock(mutex_);
    ++asked_;
    if (full_) return false;
    tasks_.push_back(std::move(task));
    wake_.SignalAll();
    return true;
  }
  void SetFull(bool full) { full_ = full; }
  // How often it was asked to run something.
  size_t asked() const { return asked_; }

  // Waits for a task and runs it.
  void RunOne() {
    Task task;
    {
      MutexLock lock(mutex_);
      while (tasks_.empty()) wake_.Wait(mutex_);
      task = std::move(tasks_.front());
      tasks_.pop_front();
    }
    task();
  }

 private:
  std::atomic<bool> full_{false};
  std::atomic<size_t> asked_{0};
  Mutex mutex_;
  CondVar wake_;
  std::deque<Task> tasks_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace hearsay

#endif  // HEARSAY_TESTS_SUPPORT_MANUAL_EXECUTOR_H_

#ifndef HEARSAY_CLIENT_COLLECT_BOUNDED_QUEUE_H_
#define HEARSAY_CLIENT_COLLECT_BOUNDED_QUEUE_H_

#include <cstddef>
#include <deque>
#include <optional>
#include <utility>

#include "absl/base/thread_annotations.h"
#include "common/base/mutex.h"

namespace hearsay::collect {

// From several threads to one; who pushes into a full queue waits. Thread safe.
template <typename T>
class BoundedQueue {
 public:
  explicit BoundedQueue(size_t max_size) : max_size_(max_size) {}

  // False when the queue is closed; `value` is lost then.
  bool Push(T value) {
    MutexLock lock(mutex_);
    while (!closed_ && values_.size() >= max_size_) changed_.Wait(mutex_);
    if (closed_) return false;
    values_.push_back(std::move(value));
    changed_.SignalAll();
    return true;
  }
  // Nothing when the queue is closed and empty.
  std::optional<T> Pop() {
    MutexLock lock(mutex_);
    while (!closed_ && values_.empty()) changed_.Wait(mutex_);
    if (values_.empty()) return std::nullopt;
    std::optional<T> value(std::move(values_.front()));
    values_.pop_front();
    changed_.SignalAll();
    return value;
  }
  void Close() {
    MutexLock lock(mutex_);
    closed_ = true;
    changed_.SignalAll();
  }

 private:
  const size_t max_size_;
  Mutex mutex_;
  CondVar changed_;
  std::deque<T> values_ ABSL_GUARDED_BY(mutex_);
  bool closed_ ABSL_GUARDED_BY(mutex_) = false;
};

}  // namespace hearsay::collect

#endif  // HEARSAY_CLIENT_COLLECT_BOUNDED_QUEUE_H_

#ifndef HEARSAY_INGEST_SERVICE_PIPELINE_ADMISSION_H_
#define HEARSAY_INGEST_SERVICE_PIPELINE_ADMISSION_H_

#include <cstddef>
#include <deque>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/functional/any_invocable.h"
#include "common/base/mutex.h"

namespace hearsay::pipeline {

// Bounds how many articles, and how many bytes of them, are under way at once,
// and calls back those that it turned away. Thread safe.
class Admission {
 public:
  using WhenRoom = absl::AnyInvocable<void()>;

  Admission(size_t max_articles, size_t max_bytes)
      : max_articles_(max_articles), max_bytes_(max_bytes) {}

  // Admits an article, or keeps `when_room` to call it once, from Leave, when
  // trying again makes sense. Admits anything when nothing else is under way.
  bool TryEnter(size_t bytes, WhenRoom& when_room);

  // An article is through. Calls back as many as there is room for, oldest
  // first: one that no longer wants its place costs nothing but the call.
  void Leave(size_t bytes);

  // Waits until nothing is under way.
  void WaitUntilEmpty();

 private:
  bool HasRoom(size_t bytes) const ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  std::vector<WhenRoom> TakeWaiters() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  const size_t max_articles_;
  const size_t max_bytes_;
  Mutex mutex_;
  CondVar empty_;
  size_t articles_ ABSL_GUARDED_BY(mutex_) = 0;
  size_t bytes_ ABSL_GUARDED_BY(mutex_) = 0;
  std::deque<WhenRoom> waiters_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace hearsay::pipeline

#endif  // HEARSAY_INGEST_SERVICE_PIPELINE_ADMISSION_H_

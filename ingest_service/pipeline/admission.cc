#include "ingest_service/pipeline/admission.h"

#include <algorithm>
#include <utility>

namespace hearsay::pipeline {

bool Admission::HasRoom(size_t bytes) const {
  if (articles_ == 0) return true;
  return articles_ < max_articles_ && bytes_ + bytes <= max_bytes_;
}

bool Admission::TryEnter(size_t bytes, WhenRoom& when_room) {
  MutexLock lock(mutex_);
  if (!HasRoom(bytes)) {
    waiters_.push_back(std::move(when_room));
    return false;
  }
  ++articles_;
  bytes_ += bytes;
  return true;
}

// Never fewer than the free places, and all once nothing is under way: so one
// that was called and did not come never keeps the others waiting for good.
std::vector<Admission::WhenRoom> Admission::TakeWaiters() {
  size_t places = 0;
  if (articles_ == 0) {
    places = waiters_.size();
  } else if (HasRoom(0)) {
    places = std::min(waiters_.size(), max_articles_ - articles_);
  }
  std::vector<WhenRoom> taken;
  for (; places > 0; --places) {
    taken.push_back(std::move(waiters_.front()));
    waiters_.pop_front();
  }
  return taken;
}

void Admission::Leave(size_t bytes) {
  std::vector<WhenRoom> taken;
  {
    MutexLock lock(mutex_);
    --articles_;
    bytes_ -= bytes;
    taken = TakeWaiters();
    if (articles_ == 0) empty_.SignalAll();
  }
  // Outside the lock: whoever is called may try again at once.
  for (WhenRoom& when_room : taken) when_room();
}

void Admission::WaitUntilEmpty() {
  MutexLock lock(mutex_);
  while (articles_ > 0) empty_.Wait(mutex_);
}

}  // namespace hearsay::pipeline

#include "common/base/executor.h"

#include <utility>

namespace hearsay {

ThreadPool::ThreadPool(size_t threads, size_t queue_limit)
    : queue_limit_(queue_limit) {
  threads_.reserve(threads);
  for (size_t i = 0; i < threads; ++i) {
    threads_.emplace_back([this] { Work(); });
  }
}

ThreadPool::~ThreadPool() {
  {
    MutexLock lock(mutex_);
    stopping_ = true;
    for (Idle* idle : idle_) idle->wake.Signal();
  }
  for (std::thread& thread : threads_) thread.join();
}

bool ThreadPool::TrySchedule(Task task) {
  Idle* idle = nullptr;
  {
    MutexLock lock(mutex_);
    if (stopping_) return false;
    if (idle_.empty()) {
      if (queue_.size() >= queue_limit_) return false;
      queue_.push_back(std::move(task));
      return true;
    }
    idle = idle_.back();
    idle_.pop_back();
    idle->task = std::move(task);
  }
  idle->wake.Signal();
  return true;
}

size_t ThreadPool::idle() const {
  MutexLock lock(mutex_);
  return idle_.size();
}

void ThreadPool::Work() {
  Idle idle;
  while (true) {
    Task task;
    {
      MutexLock lock(mutex_);
      if (!queue_.empty()) {
        task = std::move(queue_.front());
        queue_.pop_front();
      } else {
        if (stopping_) return;
        idle_.push_back(&idle);
        while (!idle.task && !stopping_) idle.wake.Wait(mutex_);
        if (!idle.task) return;
        task = std::exchange(idle.task, nullptr);
      }
    }
    task();
  }
}

}  // namespace hearsay

#ifndef HEARSAY_INGEST_SERVICE_TRAINING_PARALLEL_H_
#define HEARSAY_INGEST_SERVICE_TRAINING_PARALLEL_H_

#include <algorithm>
#include <atomic>
#include <functional>
#include <thread>
#include <vector>

namespace hearsay::training {

// Runs task(0) … task(count - 1) on up to `threads` threads; returns when all
// are done. What the tasks do must not depend on their order.
inline void ParallelFor(int count, int threads,
                        const std::function<void(int)>& task) {
  std::atomic<int> next{0};
  const auto work = [&] {
    for (int i = next++; i < count; i = next++) task(i);
  };
  std::vector<std::thread> helpers;
  for (int i = 1; i < std::min(count, threads); ++i) helpers.emplace_back(work);
  work();
  for (std::thread& helper : helpers) helper.join();
}

}  // namespace hearsay::training

#endif  // HEARSAY_INGEST_SERVICE_TRAINING_PARALLEL_H_

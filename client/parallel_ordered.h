#ifndef HEARSAY_CLIENT_PARALLEL_ORDERED_H_
#define HEARSAY_CLIENT_PARALLEL_ORDERED_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "common/base/mutex.h"

namespace hearsay::client {

// Takes items from `next` until it gives none, turns each into something by
// `work`, on `threads` ≥ 1 threads at once, and gives the results to `emit` in
// the order of the items. `next` and `emit` are called by one thread at a time;
// `work` by all. At most one item a thread is held.
//
//   next  std::optional<Item>()
//   work  Result(Item)
//   emit  void(Result)
template <typename Next, typename Work, typename Emit>
void ParallelOrdered(size_t threads, Next next, Work work, Emit emit) {
  Mutex next_mutex, emit_mutex;
  CondVar turn;
  uint64_t taken = 0, emitted = 0;
  const auto run = [&] {
    while (true) {
      uint64_t number = 0;
      decltype(next()) item;
      {
        MutexLock lock(next_mutex);
        item = next();
        if (!item) return;
        number = taken++;
      }
      auto result = work(*std::move(item));
      MutexLock lock(emit_mutex);
      // Other threads count on. NOLINTNEXTLINE(bugprone-infinite-loop)
      while (emitted != number) turn.Wait(emit_mutex);
      emit(std::move(result));
      ++emitted;
      turn.SignalAll();
    }
  };
  std::vector<std::thread> pool;
  for (size_t i = 1; i < threads; ++i) pool.emplace_back(run);
  run();
  for (std::thread& thread : pool) thread.join();
}

}  // namespace hearsay::client

#endif  // HEARSAY_CLIENT_PARALLEL_ORDERED_H_

#include "common/base/executor.h"

#include <atomic>
#include <thread>

#include "gtest/gtest.h"

namespace hearsay {
namespace {

TEST(ThreadPoolTest, RunsEveryAcceptedTaskBeforeItIsGone) {
  std::atomic<int> ran = 0;
  {
    ThreadPool pool(4, 1000);
    for (int i = 0; i < 1000; ++i) {
      ASSERT_TRUE(pool.TrySchedule([&ran] { ++ran; }));
    }
  }
  EXPECT_EQ(ran, 1000);
}

TEST(ThreadPoolTest, RefusesWhatIsOverItsLimit) {
  std::atomic<bool> started = false;
  std::atomic<bool> release = false;
  ThreadPool pool(1, 2);
  ASSERT_TRUE(pool.TrySchedule([&] {
    started = true;
    while (!release) std::this_thread::yield();
  }));
  while (!started) std::this_thread::yield();
  EXPECT_TRUE(pool.TrySchedule([] {}));
  EXPECT_TRUE(pool.TrySchedule([] {}));
  EXPECT_FALSE(pool.TrySchedule([] { ADD_FAILURE() << "was refused"; }));
  release = true;
}

TEST(ThreadPoolTest, TheThreadThatWorkedLastWorksNext) {
  constexpr size_t kThreads = 4;
  ThreadPool pool(kThreads, 1);
  std::thread::id first;
  for (int i = 0; i < 100; ++i) {
    while (pool.idle() < kThreads) std::this_thread::yield();
    std::atomic<bool> ran = false;
    std::thread::id worker;
    ASSERT_TRUE(pool.TrySchedule([&] {
      worker = std::this_thread::get_id();
      ran = true;
    }));
    while (!ran) std::this_thread::yield();
    if (i == 0) first = worker;
    EXPECT_EQ(worker, first);
  }
}

TEST(ThreadPoolTest, ThreadsThatWaitAreNoRoomInTheQueue) {
  std::atomic<bool> release = false;
  ThreadPool pool(2, 0);
  while (pool.idle() < 2) std::this_thread::yield();
  for (int i = 0; i < 2; ++i) {
    EXPECT_TRUE(pool.TrySchedule([&] {
      while (!release) std::this_thread::yield();
    }));
  }
  EXPECT_FALSE(pool.TrySchedule([] { ADD_FAILURE() << "was refused"; }));
  release = true;
}

}  // namespace
}  // namespace hearsay

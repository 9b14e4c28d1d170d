#include "common/base/executor.h"

#include <atomic>

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

}  // namespace
}  // namespace hearsay

#include "client/collect/host_queue.h"

#include <string>
#include <thread>
#include <utility>

#include "absl/time/clock.h"
#include "gtest/gtest.h"

namespace hearsay::collect {
namespace {

FetchTask Task(const std::string& url) { return {url, url}; }

TEST(HostQueueTest, OneWorkerAHost) {
  HostQueue queue;
  queue.Push(Task("http://a.test/1"), absl::InfinitePast());
  queue.Push(Task("http://a.test/2"), absl::InfinitePast());
  queue.Push(Task("http://b.test/1"), absl::InfinitePast());
  queue.Finish();
  auto first = queue.Next();
  ASSERT_TRUE(first.has_value());
  EXPECT_EQ(first->host->origin, "http://a.test");
  auto second = queue.Next();
  ASSERT_TRUE(second.has_value());
  EXPECT_EQ(second->task.url, "http://b.test/1");
  // The rest of the first host waits for its release.
  std::thread releasing(
      [&] { queue.Release(std::move(first->host), absl::InfinitePast()); });
  auto third = queue.Next();
  releasing.join();
  ASSERT_TRUE(third.has_value());
  EXPECT_EQ(third->task.url, "http://a.test/2");
  queue.Release(std::move(second->host), absl::InfinitePast());
  queue.Release(std::move(third->host), absl::InfinitePast());
  EXPECT_FALSE(queue.Next().has_value());
}

TEST(HostQueueTest, AHostIsNotAskedBeforeItsTime) {
  HostQueue queue;
  queue.Push(Task("http://a.test/1"), absl::InfinitePast());
  queue.Push(Task("http://a.test/2"), absl::InfinitePast());
  auto work = queue.Next();
  const absl::Time next = absl::Now() + absl::Milliseconds(50);
  queue.Release(std::move(work->host), next);
  work = queue.Next();
  EXPECT_GE(absl::Now(), next);
  EXPECT_EQ(work->task.url, "http://a.test/2");
}

TEST(HostQueueTest, TheEarliestTaskOfAHostIsFirst) {
  HostQueue queue;
  const absl::Time now = absl::Now();
  queue.Push(Task("http://a.test/later"), now + absl::Milliseconds(40));
  queue.Push(Task("http://a.test/first"), now);
  EXPECT_EQ(queue.Next()->task.url, "http://a.test/first");
}

TEST(HostQueueTest, AHostKeepsItsState) {
  HostQueue queue;
  queue.Push(Task("http://a.test/1"), absl::InfinitePast());
  auto work = queue.Next();
  work->host->robots_trouble = "remembered";
  queue.Release(std::move(work->host), absl::InfinitePast());
  queue.Push(Task("http://a.test/2"), absl::InfinitePast());
  EXPECT_EQ(queue.Next()->host->robots_trouble, "remembered");
}

TEST(HostQueueTest, StopWakesEverybody) {
  HostQueue queue;
  queue.Push(Task("http://a.test/1"), absl::Now() + absl::Hours(1));
  std::thread stopping([&] { queue.Stop(); });
  EXPECT_FALSE(queue.Next().has_value());
  stopping.join();
}

}  // namespace
}  // namespace hearsay::collect

#include "client/parallel_ordered.h"

#include <numeric>
#include <optional>
#include <string>
#include <vector>

#include "gmock/gmock.h"

namespace hearsay::client {
namespace {

TEST(ParallelOrderedTest, ResultsComeInTheOrderOfTheItems) {
  for (const size_t threads : {1, 2, 7}) {
    int next = 0;
    std::vector<int> results;
    ParallelOrdered(
        threads,
        [&]() -> std::optional<int> {
          return next < 1000 ? std::optional<int>(next++) : std::nullopt;
        },
        [](int item) {
          // Items of very different cost.
          std::string busy(item % 7 == 0 ? 20000 : 1, 'x');
          return item + static_cast<int>(busy.size()) * 0;
        },
        [&](int result) { results.push_back(result); });
    std::vector<int> want(1000);
    std::iota(want.begin(), want.end(), 0);
    EXPECT_EQ(results, want) << threads << " threads";
  }
}

TEST(ParallelOrderedTest, NothingGivesNothing) {
  int emitted = 0;
  ParallelOrdered(
      3, []() -> std::optional<int> { return std::nullopt; },
      [](int item) { return item; }, [&](int) { ++emitted; });
  EXPECT_EQ(emitted, 0);
}

}  // namespace
}  // namespace hearsay::client

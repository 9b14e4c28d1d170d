#include "client/progress_bar.h"

#include "gtest/gtest.h"

namespace hearsay::client {
namespace {

TEST(ProgressBarTest, ShowsPartRateAndTimeLeft) {
  EXPECT_EQ(FormatProgress({3000, 25, 100}, absl::Seconds(10)),
            "[######..................]  25%  3,000 articles  300/s  ETA 0:30");
}

TEST(ProgressBarTest, WithoutATotalShowsWhatIsKnown) {
  EXPECT_EQ(FormatProgress({12, 0, 0}, absl::Seconds(4)), "12 articles  3/s");
}

TEST(ProgressBarTest, LongRunsShowHours) {
  EXPECT_EQ(FormatProgress({1, 2, 100}, absl::Seconds(100)),
            "[........................]   2%  1 articles  0/s  ETA 1:21:40");
}

TEST(FormatCountTest, GroupsByThousands) {
  EXPECT_EQ(FormatCount(0), "0");
  EXPECT_EQ(FormatCount(999), "999");
  EXPECT_EQ(FormatCount(1000), "1,000");
  EXPECT_EQ(FormatCount(-123456), "-123,456");
}

}  // namespace
}  // namespace hearsay::client

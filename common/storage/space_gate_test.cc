#include "common/storage/space_gate.h"

#include "gtest/gtest.h"

namespace hearsay::storage {
namespace {

class SpaceGateTest : public ::testing::Test {
 protected:
  // The level with `available` bytes, at a time when the gate looks again.
  SpaceLevel With(uint64_t total, uint64_t available) {
    space_ = {total, available};
    clock_.Advance(absl::Seconds(2));
    return gate_.Level();
  }

  FakeClock clock_{absl::UnixEpoch()};
  DiskSpace space_;
  SpaceGate gate_{[this] { return space_; }, SpaceLimits(), clock_};
};

TEST_F(SpaceGateTest, LimitsAreSharesOfASmallDisk) {
  EXPECT_EQ(With(1000, 100), SpaceLevel::kAmple);
  EXPECT_EQ(With(1000, 99), SpaceLevel::kSoft);
  EXPECT_EQ(With(1000, 50), SpaceLevel::kSoft);
  EXPECT_EQ(With(1000, 49), SpaceLevel::kHard);
  EXPECT_EQ(With(1000, 0), SpaceLevel::kHard);
  EXPECT_EQ(With(1000, 1000), SpaceLevel::kAmple);
}

TEST_F(SpaceGateTest, LimitsAreBytesOfALargeDisk) {
  const uint64_t gib = uint64_t{1} << 30;
  EXPECT_EQ(With(1000 * gib, 2 * gib), SpaceLevel::kAmple);
  EXPECT_EQ(With(1000 * gib, 2 * gib - 1), SpaceLevel::kSoft);
  EXPECT_EQ(With(1000 * gib, gib - 1), SpaceLevel::kHard);
}

TEST_F(SpaceGateTest, ADiskThatCannotBeMeasuredIsNotFull) {
  EXPECT_EQ(With(0, 0), SpaceLevel::kAmple);
}

TEST_F(SpaceGateTest, LooksOnceASecond) {
  EXPECT_EQ(With(1000, 1000), SpaceLevel::kAmple);
  space_ = {1000, 0};
  EXPECT_EQ(gate_.Level(), SpaceLevel::kAmple);
  clock_.Advance(absl::Seconds(1));
  EXPECT_EQ(gate_.Level(), SpaceLevel::kHard);
}

TEST(ReadDiskSpaceTest, ReadsTheFileSystem) {
  const DiskSpace space = ReadDiskSpace("/");
  EXPECT_GT(space.total_bytes, 0u);
  EXPECT_LE(space.available_bytes, space.total_bytes);
  EXPECT_EQ(ReadDiskSpace("/no/such/path").total_bytes, 0u);
}

}  // namespace
}  // namespace hearsay::storage

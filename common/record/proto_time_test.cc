#include "common/record/proto_time.h"

#include <gtest/gtest.h>

namespace hearsay::record {
namespace {

TEST(ProtoTimeTest, RoundsTowardsThePastAndComesBack) {
  const absl::Time before_1970 =
      absl::UnixEpoch() - absl::Milliseconds(1) - absl::Nanoseconds(1) / 4;
  const google::protobuf::Timestamp stamp = ToTimestamp(before_1970);
  EXPECT_EQ(stamp.seconds(), -1);
  EXPECT_EQ(stamp.nanos(), 998'999'999);
  EXPECT_EQ(FromTimestamp(stamp),
            absl::UnixEpoch() - absl::Milliseconds(1) - absl::Nanoseconds(1));
}

TEST(ProtoTimeTest, HoldsYears1To9999) {
  const auto noon = [](int year) {
    return absl::FromCivil(absl::CivilHour(year, 1, 1, 12),
                           absl::UTCTimeZone());
  };
  EXPECT_FALSE(IsTimestamp(noon(0)));
  EXPECT_TRUE(IsTimestamp(noon(1)));
  EXPECT_TRUE(IsTimestamp(noon(9999)));
  EXPECT_FALSE(IsTimestamp(noon(10000)));
  EXPECT_FALSE(IsTimestamp(absl::InfiniteFuture()));
}

}  // namespace
}  // namespace hearsay::record

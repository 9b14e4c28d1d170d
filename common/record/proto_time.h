#ifndef HEARSAY_COMMON_RECORD_PROTO_TIME_H_
#define HEARSAY_COMMON_RECORD_PROTO_TIME_H_

#include <cstdint>

#include "absl/time/time.h"
#include "google/protobuf/timestamp.pb.h"

namespace hearsay::record {

// True when a google.protobuf.Timestamp can hold `time`: years 1 to 9999.
inline bool IsTimestamp(absl::Time time) {
  return time >= absl::FromUnixSeconds(-62135596800) &&
         time < absl::FromUnixSeconds(253402300800);
}

// `time` for which IsTimestamp holds, rounded towards the past to a nanosecond:
// nanos are never negative, before 1970 too.
inline google::protobuf::Timestamp ToTimestamp(absl::Time time) {
  google::protobuf::Timestamp out;
  const int64_t seconds = absl::ToUnixSeconds(time);
  out.set_seconds(seconds);
  out.set_nanos(static_cast<int32_t>(
      absl::ToInt64Nanoseconds(time - absl::FromUnixSeconds(seconds))));
  return out;
}

inline absl::Time FromTimestamp(const google::protobuf::Timestamp& time) {
  return absl::FromUnixSeconds(time.seconds()) +
         absl::Nanoseconds(time.nanos());
}

}  // namespace hearsay::record

#endif  // HEARSAY_COMMON_RECORD_PROTO_TIME_H_

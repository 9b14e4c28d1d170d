// Whatever a date is written as, it is read as one of the years that count, and
// the same when it is written in the standard's form, or not at all.

#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/time/time.h"
#include "client/feed_date.h"
#include "tests/support/require.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto read = hearsay::client::ParseFeedDate(
      {reinterpret_cast<const char*>(data), size});
  if (!read) return 0;
  const std::string standard =
      absl::FormatTime(absl::RFC3339_full, *read, absl::UTCTimeZone());
  hearsay::Require(
      hearsay::client::ParseFeedDate(standard) == read ||
      *read < absl::FromCivil(absl::CivilYear(1900), absl::UTCTimeZone()) ||
      *read >= absl::FromCivil(absl::CivilYear(2200), absl::UTCTimeZone()));
  return 0;
}

// Tokens of others are refused; positions that are read are written the same.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "absl/time/time.h"
#include "common/base/clock.h"
#include "query_service/answer/page_token.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string input(reinterpret_cast<const char*>(data), size);
  const hearsay::FakeClock clock(absl::FromUnixSeconds(1));
  const hearsay::answer::PageTokenSealer sealer("sixteen byte key", clock);
  if (sealer.Open("request", input).ok()) std::abort();
  const auto position = hearsay::answer::DecodeSearchPosition(input);
  if (!position.ok()) return 0;
  const std::string written = hearsay::answer::EncodeSearchPosition(*position);
  const auto again = hearsay::answer::DecodeSearchPosition(written);
  if (!again.ok() || hearsay::answer::EncodeSearchPosition(*again) != written) {
    std::abort();
  }
  return 0;
}

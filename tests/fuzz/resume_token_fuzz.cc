// Whatever a client sends as a token is refused or written the same again.

#include <cstddef>
#include <cstdint>
#include <string>

#include "query_service/watch/resume_token.h"
#include "tests/support/require.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string input(reinterpret_cast<const char*>(data), size);
  const auto token = hearsay::watch::ParseResumeToken(input);
  if (!token.ok()) return 0;
  const auto again = hearsay::watch::ParseResumeToken(
      hearsay::watch::FormatResumeToken(*token));
  hearsay::Require(again.ok() && *again == *token);
  return 0;
}

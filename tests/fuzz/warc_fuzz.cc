// Whatever the HTTP response of an archive holds, it gives a page, or nothing,
// or an error.

#include <cstddef>
#include <cstdint>

#include "client/warc_reader.h"
#include "tests/support/require.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto page = hearsay::client::PageOfHttpResponse(
      {reinterpret_cast<const char*>(data), size});
  hearsay::Require(page.ok() || !page.status().message().empty());
  if (page.ok() && page->has_value()) {
    hearsay::Require(!(*page)->html().empty());
  }
  return 0;
}

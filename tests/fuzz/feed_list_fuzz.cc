// Whatever a list of feeds holds, it gives web addresses or an error.

#include <cstddef>
#include <cstdint>
#include <string>

#include "client/collect/feed_list.h"
#include "client/collect/resolve_url.h"
#include "tests/support/require.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto list = hearsay::collect::ReadFeedList(
      {reinterpret_cast<const char*>(data), size});
  if (!list.ok()) {
    hearsay::Require(!list.status().message().empty());
    return 0;
  }
  hearsay::Require(!list->empty());
  for (const std::string& url : *list) {
    hearsay::Require(hearsay::collect::IsWebUrl(url));
    hearsay::Require(!hearsay::collect::OriginOf(url).empty());
  }
  return 0;
}

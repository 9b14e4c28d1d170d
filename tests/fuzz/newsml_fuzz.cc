// Whatever a file of NewsML-G2 or NITF holds, it gives articles that protobuf
// can carry, or errors.

#include <cstddef>
#include <cstdint>

#include "client/newsml.h"
#include "common/text/utf8.h"
#include "tests/support/require.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto articles =
      hearsay::client::ReadNewsMl({reinterpret_cast<const char*>(data), size});
  if (!articles.ok()) {
    hearsay::Require(!articles.status().message().empty());
    return 0;
  }
  for (const auto& article : *articles) {
    if (!article.ok()) continue;
    hearsay::Require(hearsay::text::IsValidUtf8(article->title()));
    hearsay::Require(hearsay::text::IsValidUtf8(article->text()));
    hearsay::Require(!article->html().empty() || !article->text().empty());
  }
  return 0;
}

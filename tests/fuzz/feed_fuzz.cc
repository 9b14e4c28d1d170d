// Whatever a feed holds, reading it ends, and what it gives is UTF-8 that goes
// into a RawArticle; never a crash. The first byte chooses how it is served.

#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"
#include "client/collect/feed_parser.h"
#include "client/collect/feed_text.h"
#include "common/text/utf8.h"
#include "tests/support/require.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static constexpr const char* kTypes[] = {"", "text/xml; charset=windows-1252",
                                           "text/xml; charset=us-ascii",
                                           "application/json"};
  if (size == 0) return 0;
  const absl::string_view bytes(reinterpret_cast<const char*>(data) + 1,
                                size - 1);
  const auto feed = hearsay::collect::ParseFeed(
      bytes, {"http://a.test/feed", kTypes[data[0] % 4], "", ""});
  if (!feed.ok()) {
    hearsay::Require(!feed.status().message().empty());
    return 0;
  }
  for (const hearsay::collect::FeedItem& item : feed->items) {
    for (const std::string* text : {&item.id, &item.link, &item.title.value,
                                    &item.summary.value, &item.content.value}) {
      hearsay::Require(hearsay::text::IsValidUtf8(*text));
    }
    hearsay::Require(
        hearsay::text::IsValidUtf8(hearsay::collect::PlainLine(item.title)));
  }
  return 0;
}

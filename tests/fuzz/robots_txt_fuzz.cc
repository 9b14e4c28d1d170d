// Whatever a robots.txt holds, it can be asked; the file itself may always be
// read. The first line is the path that is asked for.

#include <cstddef>
#include <cstdint>

#include "absl/strings/string_view.h"
#include "client/collect/robots_txt.h"
#include "tests/support/require.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const absl::string_view bytes(reinterpret_cast<const char*>(data), size);
  const size_t line = bytes.find('\n');
  const absl::string_view path = bytes.substr(0, line);
  const absl::string_view text =
      line == absl::string_view::npos ? "" : bytes.substr(line + 1);
  const auto rules = hearsay::collect::RobotsRules::Parse(text, "collector");
  rules.Allows(path);
  hearsay::Require(rules.Allows("/robots.txt"));
  hearsay::Require(!rules.crawl_delay() ||
                   *rules.crawl_delay() >= absl::ZeroDuration());
  return 0;
}

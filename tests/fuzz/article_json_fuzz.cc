// Whatever a line of JSON holds, reading it gives an article that protobuf can
// carry, or an error; never a crash.

#include <cstddef>
#include <cstdint>

#include "absl/strings/string_view.h"
#include "client/article_json.h"
#include "common/text/utf8.h"
#include "tests/support/require.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const absl::string_view line(reinterpret_cast<const char*>(data), size);
  const auto read = hearsay::client::ReadArticleJson(line);
  if (read.ok()) {
    const hearsay::v1::RawArticle& article = read->article;
    hearsay::Require(hearsay::text::IsValidUtf8(article.text()));
    hearsay::Require(hearsay::text::IsValidUtf8(article.external_id()));
    hearsay::Require(hearsay::text::IsValidUtf8(article.byline()));
    hearsay::Require(!article.SerializeAsString().empty() ||
                     article.text().empty());
  } else {
    hearsay::Require(!read.status().message().empty());
  }
  hearsay::client::ReadArticlesJson(line);
  return 0;
}

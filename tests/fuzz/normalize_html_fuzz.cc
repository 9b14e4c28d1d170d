#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "common/text/utf8.h"
#include "ingest_service/normalize/normalizer.h"

// Any bytes as a page: an article whose strings are valid and whose code points
// come from somewhere in the page, or an error that names a field.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  hearsay::v1::RawArticle raw;
  raw.set_html(std::string(reinterpret_cast<const char*>(data), size));
  raw.set_url("https://www.post.example/2024/03/04/story");
  raw.set_content_type(size % 2 == 0 ? "text/html; charset=windows-1251" : "");
  const absl::Time now = absl::FromUnixSeconds(1'714'564'800);
  const auto article = hearsay::normalize::Normalize(raw, now);
  if (!article.ok()) {
    if (!absl::IsInvalidArgument(article.status())) std::abort();
    return 0;
  }
  for (const std::string* text :
       {&article->text, &article->headline, &article->byline,
        &article->site_name, &article->language_code, &article->source,
        &article->canonical_url, &article->revision_reason}) {
    if (!hearsay::text::IsValidUtf8(*text)) std::abort();
  }
  if (article->text.empty()) std::abort();
  if (article->publish_time > article->fetch_time + absl::Hours(48)) {
    std::abort();
  }
  // A parse may be given up for its time, and not the next time.
  const auto traced = hearsay::normalize::TraceNormalize(raw, now);
  if (!traced.ok()) return 0;
  if (traced->article.text != article->text ||
      traced->origins.size() != hearsay::text::CountCodePoints(article->text)) {
    std::abort();
  }
  for (const uint32_t origin : traced->origins) {
    if (origin >= size) std::abort();
  }
  return 0;
}

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "absl/strings/string_view.h"
#include "common/text/utf8.h"
#include "ingest_service/normalize/clean_text.h"
#include "ingest_service/normalize/found_date.h"
#include "ingest_service/normalize/normalizer.h"

// Any valid text, as protobuf gives it, in every field of an article.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string text = hearsay::text::RepairUtf8(
      absl::string_view(reinterpret_cast<const char*>(data), size));
  hearsay::v1::RawArticle raw;
  raw.set_text(text);
  raw.set_title(text);
  raw.set_byline(text);
  raw.set_language_code(text);
  const absl::Time now = absl::FromUnixSeconds(1'714'564'800);
  const auto article = hearsay::normalize::Normalize(raw, now);
  if (article.ok() &&
      (article->text.empty() || !hearsay::text::IsValidUtf8(article->text))) {
    std::abort();
  }
  raw.set_url(text);
  raw.set_source(text);
  (void)hearsay::normalize::Normalize(raw, now).status();
  (void)hearsay::normalize::FindDate(text);
  const auto cleaned = hearsay::normalize::TraceCleanText(text);
  if (cleaned.origins.size() != hearsay::text::CountCodePoints(cleaned.text) ||
      !std::is_sorted(cleaned.origins.begin(), cleaned.origins.end()) ||
      (!cleaned.origins.empty() && cleaned.origins.back() >= text.size())) {
    std::abort();
  }
  // Without the way back it takes a shorter one.
  if (hearsay::normalize::CleanText(text) != cleaned.text) std::abort();
  return 0;
}

// Any text through the finders of French, German, Spanish, Arabic and Chinese,
// and through the extractor in these languages: the promises of
// AttributionFinder hold, and every claim has a chain that lies in the text.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "common/language/segmenter.h"
#include "common/text/utf8.h"
#include "ingest_service/claims/claim_extractor.h"
#include "ingest_service/claims/quotation/quotation_attribution_finder.h"
#include "tests/support/require.h"

namespace {

using hearsay::ByteSpan;
using hearsay::Require;
using namespace hearsay::claims;  // NOLINT: a program of its own.

bool AtBoundary(absl::string_view text, uint32_t at) {
  return at == text.size() ||
         (static_cast<unsigned char>(text[at]) & 0xc0) != 0x80;
}

void CheckSpans(absl::string_view text, const std::vector<ByteSpan>& spans) {
  uint32_t end = 0;
  for (const ByteSpan span : spans) {
    Require(span.begin >= end && span.begin < span.end &&
            span.end <= text.size());
    Require(AtBoundary(text, span.begin) && AtBoundary(text, span.end));
    end = span.end;
  }
}

void CheckFound(absl::string_view text,
                const std::vector<FoundAttribution>& found) {
  for (size_t i = 0; i < found.size(); ++i) {
    const auto& spans = found[i].spans;
    CheckSpans(text, spans.source);
    CheckSpans(text, spans.cue);
    CheckSpans(text, spans.content);
    Require(!spans.cue.empty() && !spans.content.empty());
    Require(found[i].sense.has_value());
    if (!spans.source.empty()) CheckSpans(text, {found[i].sense->speaker.name});
    Require(!found[i].parent || *found[i].parent < i);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const ClaimExtractor& extractor =
      *ClaimExtractor::Load("").value().release();
  const std::string text = hearsay::text::RepairUtf8(
      absl::string_view(reinterpret_cast<const char*>(data), size));
  const auto annotated = hearsay::language::Segment(text);
  for (const char* tag : {"fr", "de", "es", "ar", "zh"}) {
    const QuotationAttributionFinder finder(*SpeechLanguageOf(tag));
    CheckFound(text, finder.Find(annotated));
    hearsay::ingest::ArticleContext context;
    context.source = "herald.example";
    context.language_code = tag;
    for (const auto& claim : extractor.Extract(text, context).claims) {
      Require(claim.content_size() > 0 && claim.chain_size() > 1);
      for (const auto& link : claim.chain()) {
        Require(!link.has_source() || link.source().end() <= text.size());
      }
    }
  }
  return 0;
}

// Any text, by the rules alone and with the models, gives claims whose spans
// lie in it, at code point boundaries, ascending and apart, each with a chain,
// a content and a paragraph.

#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"
#include "common/text/utf8.h"
#include "ingest_service/claims/claim_extractor.h"
#include "tests/support/require.h"

namespace {

using hearsay::Require;
using hearsay::claims::ClaimExtractor;
using hearsay::internal::v1::TextSpan;

class SpanChecker {
 public:
  explicit SpanChecker(absl::string_view text) : text_(text) {}

  void Check(uint32_t begin, uint32_t end) const {
    Require(begin < end && end <= text_.size());
    Require(AtBoundary(begin) && AtBoundary(end));
  }
  void Check(const TextSpan& span) const { Check(span.begin(), span.end()); }
  template <typename Spans>
  void CheckAscending(const Spans& spans) const {
    uint32_t end = 0;
    for (const auto& span : spans) {
      Check(span.begin, span.end);
      Require(span.begin >= end);
      end = span.end;
    }
  }

 private:
  bool AtBoundary(uint32_t at) const {
    return at == text_.size() ||
           (static_cast<unsigned char>(text_[at]) & 0xc0) != 0x80;
  }
  absl::string_view text_;
};

const ClaimExtractor& Loaded(const std::string& model_dir) {
  return *ClaimExtractor::Load(model_dir).value().release();
}

void CheckExtraction(const ClaimExtractor& extractor, const std::string& text) {
  hearsay::ingest::ArticleContext context;
  context.source = text.size() % 2 == 0 ? "unknown" : "herald.example";
  const auto extraction = extractor.Extract(text, context);
  const SpanChecker checker(text);
  checker.CheckAscending(extraction.paragraphs);
  for (const auto& attribution : extraction.attributions) {
    Require(!attribution.content.empty());
    checker.CheckAscending(attribution.source);
    checker.CheckAscending(attribution.cue);
    checker.CheckAscending(attribution.content);
  }
  for (const auto& claim : extraction.claims) {
    Require(claim.content_size() > 0 && claim.chain_size() > 0);
    uint32_t end = 0;
    for (const TextSpan& span : claim.content()) {
      checker.Check(span);
      Require(span.begin() >= end);
      end = span.end();
    }
    for (const auto& link : claim.chain()) {
      if (link.has_source()) checker.Check(link.source());
      if (link.has_cue()) checker.Check(link.cue());
      Require(link.entity() <= extraction.entities.size());
    }
    for (const TextSpan& span : claim.hedges()) checker.Check(span);
    for (const TextSpan& span : claim.basis()) checker.Check(span);
    for (const auto& entity : claim.entities()) {
      checker.Check(entity.mention());
      Require(entity.entity() <= extraction.entities.size());
    }
    checker.Check(claim.context());
    Require(claim.extraction_score() >= 0 && claim.extraction_score() <= 1);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const ClaimExtractor& rules = Loaded("");
  static const ClaimExtractor& learned = Loaded(HEARSAY_MODELS_DIR);
  const std::string text = hearsay::text::RepairUtf8(
      absl::string_view(reinterpret_cast<const char*>(data), size));
  CheckExtraction(rules, text);
  CheckExtraction(learned, text);
  return 0;
}

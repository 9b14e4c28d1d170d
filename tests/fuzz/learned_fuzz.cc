// Any text through the learned finder with weights drawn at random, which
// proposes far more and stranger attributions than trained ones: the promises
// of AttributionFinder hold.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "common/language/parser_state.h"
#include "common/language/segmenter.h"
#include "common/text/utf8.h"
#include "ingest_service/claims/learned_attribution_finder.h"
#include "tests/support/require.h"

namespace {

using hearsay::ByteSpan;
using hearsay::language::WeightTable;

WeightTable RandomWeights(uint32_t labels) {
  std::mt19937 random(labels);
  WeightTable weights(labels, 997, 0.05f);
  for (uint32_t row = 0; row < weights.rows(); ++row) {
    for (uint32_t label = 0; label < labels; ++label) {
      weights.Set(row, label, static_cast<int8_t>(random() % 41 - 20));
    }
  }
  return weights;
}

const hearsay::claims::LearnedAttributionFinder& Finder() {
  using namespace hearsay::claims;    // NOLINT: this function only.
  using namespace hearsay::language;  // NOLINT
  static const auto& finder = *new LearnedAttributionFinder(
      std::unique_ptr<const LearnedModels>(new LearnedModels{
          Tagger(RandomWeights(kPennTags)),
          Parser(RandomWeights(kParserActions), RandomWeights(kRelations)),
          Lexicon(RandomWeights(Lexicon::kLabels)),
          CueTagger(RandomWeights(kCueLabels)),
          RoleTagger(RandomWeights(kRoleLabels)), RoleRanker(RandomWeights(1)),
          Scorer(RandomWeights(1)), Judge(RandomWeights(Judge::kHidden)),
          NameTagger(RandomWeights(kNameLabels))}));
  return finder;
}

using hearsay::Require;

void CheckSpans(const std::vector<ByteSpan>& spans, size_t size) {
  uint32_t end = 0;
  for (const ByteSpan span : spans) {
    Require(span.begin >= end && span.begin < span.end && span.end <= size);
    end = span.end;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string text = hearsay::text::RepairUtf8(
      absl::string_view(reinterpret_cast<const char*>(data), size));
  const auto annotated = hearsay::language::Segment(text);
  const auto found = Finder().Find(annotated);
  for (size_t i = 0; i < found.size(); ++i) {
    CheckSpans(found[i].spans.source, text.size());
    CheckSpans(found[i].spans.cue, text.size());
    CheckSpans(found[i].spans.content, text.size());
    Require(!found[i].spans.content.empty());
    Require(found[i].spans.score >= 0 && found[i].spans.score <= 1);
    Require(!found[i].parent || *found[i].parent < i);
  }
  return 0;
}

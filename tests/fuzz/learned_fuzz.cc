// Any text through the learned finder with weights drawn at random, which
// proposes far more and stranger attributions than trained ones: the promises
// of AttributionFinder hold, and those of names.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "common/language/parser_state.h"
#include "common/language/segmenter.h"
#include "common/text/utf8.h"
#include "ingest_service/claims/analysis/source_kind.h"
#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/learned/learned_attribution_finder.h"
#include "ingest_service/claims/mentions/name_mentions.h"
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

struct Learned {
  const hearsay::claims::LearnedModels& models;
  const hearsay::claims::LearnedAttributionFinder finder;
};

const Learned& Random() {
  using namespace hearsay::claims;    // NOLINT: this function only.
  using namespace hearsay::language;  // NOLINT
  static const Learned& learned = *[] {
    std::unique_ptr<const LearnedModels> models(new LearnedModels{
        Tagger(RandomWeights(kPennTags)),
        Parser(RandomWeights(kParserActions), RandomWeights(kRelations)),
        Lexicon(RandomWeights(Lexicon::kLabels)),
        CueTagger(RandomWeights(kCueLabels)),
        RoleTagger(RandomWeights(kRoleLabels)), RoleRanker(RandomWeights(1)),
        Scorer(RandomWeights(1)), Judge(RandomWeights(Judge::kHidden)),
        NameTagger(RandomWeights(kNameLabels))});
    const LearnedModels& own = *models;
    return new Learned{own, LearnedAttributionFinder(std::move(models))};
  }();
  return learned;
}

using hearsay::Require;

void CheckSpans(const std::vector<ByteSpan>& spans, size_t size) {
  uint32_t end = 0;
  for (const ByteSpan span : spans) {
    Require(span.begin >= end && span.begin < span.end && span.end <= size);
    end = span.end;
  }
}

// Names do not meet, and each has its title before it.
void CheckNames(const hearsay::claims::AnalyzedArticle& article) {
  const hearsay::claims::Words words(article.text(),
                                     Random().models.names.Tag(article));
  uint32_t end = 0;
  for (const auto& mention : hearsay::claims::FindNames(words)) {
    Require(mention.all.begin >= end && mention.all.end <= words.size());
    Require(mention.all.begin <= mention.name.begin);
    Require(!mention.name.empty() && mention.name.end == mention.all.end);
    (void)hearsay::claims::KindOfSource(words, mention.all);
    end = mention.all.end;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string text = hearsay::text::RepairUtf8(
      absl::string_view(reinterpret_cast<const char*>(data), size));
  const auto annotated = hearsay::language::Segment(text);
  const auto& models = Random().models;
  const hearsay::claims::AnalyzedArticle article(annotated, models.tagger,
                                                 models.parser, models.lexicon);
  CheckNames(article);
  const auto found = Random().finder.FindIn(article);
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

#include "ingest_service/training/name_trainer.h"

#include <algorithm>
#include <utility>

#include "common/language/segmenter.h"
#include "ingest_service/training/chain_trainer.h"
#include "ingest_service/training/parallel.h"

namespace hearsay::training {
namespace {

// A table of just under 8 MiB.
constexpr uint32_t kRows = 1030000;
constexpr int kEpochs = 6;
constexpr int kAveragedEpochs = 3;

int BeginOf(v1::EntityType type) {
  switch (type) {
    case v1::ENTITY_TYPE_PERSON:
      return claims::kPersonBegin;
    case v1::ENTITY_TYPE_PLACE:
      return claims::kPlaceBegin;
    default:
      return claims::kOrganizationBegin;
  }
}

bool IsBegin(int label) {
  return label == claims::kPersonBegin || label == claims::kPlaceBegin ||
         label == claims::kOrganizationBegin;
}

v1::EntityType TypeOfLabel(int label) {
  if (label == claims::kNoName) return v1::ENTITY_TYPE_UNSPECIFIED;
  if (label <= claims::kPersonInside) return v1::ENTITY_TYPE_PERSON;
  if (label <= claims::kPlaceInside) return v1::ENTITY_TYPE_PLACE;
  return v1::ENTITY_TYPE_ORGANIZATION;
}

// The names that the labels of an article's tokens say.
std::vector<GoldName> NamesIn(const claims::AnalyzedArticle& article,
                              const std::vector<claims::NameToken>& tokens) {
  std::vector<GoldName> names;
  v1::EntityType last = v1::ENTITY_TYPE_UNSPECIFIED;
  uint32_t last_sentence = 0;
  for (int32_t i = 0; i < article.size(); ++i) {
    const int label = tokens[i].label;
    const v1::EntityType type = TypeOfLabel(label);
    const ByteSpan span = article.text().tokens[i].span;
    if (type != v1::ENTITY_TYPE_UNSPECIFIED) {
      if (IsBegin(label) || type != last ||
          article.node(i).sentence != last_sentence) {
        names.push_back({span, type});
      } else {
        names.back().span.end = span.end;
      }
    }
    last = type;
    last_sentence = article.node(i).sentence;
  }
  return names;
}

// A text as the name tagger sees it.
class NameArticle {
 public:
  // `named` outlives this.
  NameArticle(const NamedText& named, const NameAnalyzers& analyzers)
      : text_(language::Segment(named.text)),
        analysis_(text_, analyzers.tagger, analyzers.parser,
                  analyzers.lexicon) {}

  const claims::AnalyzedArticle& analysis() const { return analysis_; }

  // claims::NameLabel by token.
  std::vector<uint8_t> LabelsOf(const std::vector<GoldName>& names) const {
    std::vector<uint8_t> labels(text_.tokens.size(), claims::kNoName);
    auto name = names.begin();
    auto last = names.end();
    for (size_t i = 0; i < labels.size(); ++i) {
      const ByteSpan span = text_.tokens[i].span;
      while (name != names.end() && name->span.end <= span.begin) ++name;
      if (name == names.end()) break;
      if (span.end <= name->span.begin) continue;
      labels[i] =
          static_cast<uint8_t>(BeginOf(name->type) + (last == name ? 1 : 0));
      last = name;
    }
    return labels;
  }

 private:
  language::AnnotatedText text_;
  claims::AnalyzedArticle analysis_;
};

std::vector<ChainExample> ExamplesOf(const NamedText& named,
                                     const NameAnalyzers& analyzers) {
  constexpr size_t kFeatures = claims::NameView::kFeatures;
  const NameArticle article(named, analyzers);
  const claims::NameView view(article.analysis());
  const std::vector<uint8_t> labels = article.LabelsOf(named.names);
  std::vector<ChainExample> examples;
  for (const claims::TokenSpan stretch : view.stretches()) {
    ChainExample& example = examples.emplace_back();
    example.own.resize(stretch.size() * kFeatures);
    for (int32_t i = stretch.begin; i < stretch.end; ++i) {
      view.Features(
          i, &example.own[static_cast<size_t>(i - stretch.begin) * kFeatures]);
    }
    example.labels.assign(labels.begin() + stretch.begin,
                          labels.begin() + stretch.end);
  }
  return examples;
}

}  // namespace

language::WeightTable TrainNames(const std::vector<NamedText>& texts,
                                 const NameAnalyzers& analyzers, int threads,
                                 uint64_t seed, int runs) {
  std::vector<std::vector<ChainExample>> by_text(texts.size());
  ParallelFor(static_cast<int>(texts.size()), threads,
              [&](int i) { by_text[i] = ExamplesOf(texts[i], analyzers); });
  std::vector<ChainExample> examples;
  for (std::vector<ChainExample>& some : by_text) {
    for (ChainExample& example : some) examples.push_back(std::move(example));
  }
  ChainOptions options;
  options.rows = kRows;
  options.own_features = claims::NameView::kFeatures;
  options.epochs = kEpochs;
  options.averaged_epochs = kAveragedEpochs;
  options.runs = runs;
  options.seed = seed;
  return ChainTrainer<claims::kNameLabels>(options).Train(examples);
}

NameScores ScoreNames(const claims::NameTagger& tagger,
                      const std::vector<NamedText>& texts,
                      const NameAnalyzers& analyzers) {
  NameScores scores;
  for (const NamedText& named : texts) {
    const NameArticle article(named, analyzers);
    const std::vector<GoldName> found =
        NamesIn(article.analysis(), tagger.Tag(article.analysis()));
    scores.found += static_cast<int64_t>(found.size());
    scores.gold += static_cast<int64_t>(named.names.size());
    for (const GoldName& name : found) {
      scores.right += std::find(named.names.begin(), named.names.end(), name) !=
                      named.names.end();
    }
  }
  return scores;
}

}  // namespace hearsay::training

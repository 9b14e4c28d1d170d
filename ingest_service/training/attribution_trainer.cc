#include "ingest_service/training/attribution_trainer.h"

#include <algorithm>

#include "ingest_service/training/chain_trainer.h"

namespace hearsay::training {
namespace {

using claims::TokenSpan;

// The tokens that share a byte with one of `spans`.
std::vector<TokenSpan> TokensOf(const language::AnnotatedText &text,
                                const std::vector<ByteSpan> &spans) {
  std::vector<TokenSpan> ranges;
  for (const ByteSpan span : spans) {
    const auto begin = std::partition_point(
        text.tokens.begin(), text.tokens.end(),
        [&](const auto &token) { return token.span.end <= span.begin; });
    const auto end = std::partition_point(
        begin, text.tokens.end(),
        [&](const auto &token) { return token.span.begin < span.end; });
    if (begin != end) {
      ranges.push_back({static_cast<int32_t>(begin - text.tokens.begin()),
                        static_cast<int32_t>(end - text.tokens.begin())});
    }
  }
  return ranges;
}

void Label(const std::vector<TokenSpan> &ranges, TokenSpan window, int begin,
           std::vector<uint8_t> &labels) {
  for (const TokenSpan range : ranges) {
    for (int32_t i = std::max(range.begin, window.begin);
         i < std::min(range.end, window.end); ++i) {
      labels[i - window.begin] =
          static_cast<uint8_t>(i == range.begin ? begin : begin + 1);
    }
  }
}

// Of the cue's paragraph, which nearly always holds the roles: of passages of
// several paragraphs there are too few to learn from.
ChainExample RoleExample(const TrainingArticle &article,
                         const GoldRoles &gold) {
  const auto &text = article.analysis().text();
  const auto &sentence =
      text.sentences[article.analysis().node(gold.cue.begin).sentence];
  const auto &paragraph = text.paragraphs[sentence.paragraph];
  const claims::CueView view(
      article.analysis(), gold.cue,
      article.analysis().RangeOf(
          claims::Passage{paragraph.first_sentence, paragraph.end_sentence}),
      article.predicted_cues);
  const TokenSpan window = view.window();
  ChainExample example;
  example.shared = article.features().Of(window.begin);
  const size_t size = static_cast<size_t>(window.end - window.begin);
  example.own.resize(size * claims::kRoleFeatures);
  for (size_t i = 0; i < size; ++i) {
    view.Features(window.begin + static_cast<int32_t>(i),
                  &example.own[i * claims::kRoleFeatures]);
  }
  example.labels.assign(size, claims::kNoRole);
  Label(gold.content, window, claims::kContentBegin, example.labels);
  Label(gold.source, window, claims::kSourceBegin, example.labels);
  return example;
}

}  // namespace

TrainingArticle::TrainingArticle(const GoldArticle &gold,
                                 const language::Tagger &tagger,
                                 const language::Parser &parser,
                                 const language::Lexicon &lexicon)
    : gold_(gold),
      text_(language::Segment(gold.text)),
      analysis_(std::make_unique<claims::AnalyzedArticle>(text_, tagger, parser,
                                                          lexicon)),
      features_(std::make_unique<claims::TokenFeatureTable>(
          *analysis_, TokenSpan{0, analysis_->size()})) {
  for (const GoldAttribution &attribution : gold.attributions) {
    const std::vector<TokenSpan> cue = TokensOf(text_, attribution.cue);
    if (cue.empty()) continue;
    attributions_.push_back({{cue.front().begin, cue.back().end},
                             TokensOf(text_, attribution.source),
                             TokensOf(text_, attribution.content)});
  }
}

language::WeightTable TrainCues(
    const std::vector<const TrainingArticle *> &articles, uint64_t seed,
    int runs) {
  std::vector<ChainExample> examples;
  for (const TrainingArticle *article : articles) {
    const auto &text = article->analysis().text();
    std::vector<uint8_t> labels(text.tokens.size(), claims::kNoCue);
    const TokenSpan all = {0, article->analysis().size()};
    for (const auto &gold : article->attributions()) {
      Label({gold.cue}, all, claims::kCueBegin, labels);
    }
    for (const language::Sentence &sentence : text.sentences) {
      ChainExample example;
      example.shared =
          article->features().Of(static_cast<int32_t>(sentence.first_token));
      example.labels.assign(labels.begin() + sentence.first_token,
                            labels.begin() + sentence.end_token);
      examples.push_back(std::move(example));
    }
  }
  ChainOptions options;
  options.rows = 2700000;
  options.runs = runs;
  options.shared_features = claims::kTokenFeatures;
  options.seed = seed;
  return ChainTrainer<claims::kCueLabels>(options).Train(examples);
}

language::WeightTable TrainRoles(
    const std::vector<const TrainingArticle *> &articles, uint64_t seed,
    int runs) {
  std::vector<ChainExample> examples;
  for (const TrainingArticle *article : articles) {
    for (const auto &gold : article->attributions()) {
      examples.push_back(RoleExample(*article, gold));
    }
  }
  ChainOptions options;
  options.rows = 1650000;
  options.runs = runs;
  options.shared_features = claims::kTokenFeatures;
  options.own_features = claims::kRoleFeatures;
  options.seed = seed;
  return ChainTrainer<claims::kRoleLabels>(options).Train(examples);
}

}  // namespace hearsay::training

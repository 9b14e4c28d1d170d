#include "ingest_service/training/syntax_trainer.h"

#include <algorithm>
#include <array>
#include <random>

#include "common/language/parser_state.h"
#include "ingest_service/training/averaged_perceptron.h"

namespace hearsay::training {
namespace {

using language::kParserActions;
using language::kPennTags;
using language::kRelationFeatures;
using language::kRelations;
using language::Parser;
using language::ParserAction;
using language::ParserState;
using language::PennTag;
using language::Relation;
using language::Tagger;
using language::TokenAnalysis;
using language::WeightTable;

constexpr int kTaggerEpochs = 5;
constexpr int kActionsEpochs = 6;
constexpr int kRelationsEpochs = 4;
// Such that a file stays below 8 MiB.
constexpr uint32_t kTaggerRows = 180000;
constexpr uint32_t kActionsRows = 2700000;
constexpr uint32_t kRelationsRows = 200000;
// Share of the steps that follow the model into its own mistakes.
constexpr double kExplore = 0.9;

template <int kLabels>
int BestOf(const float* scores, int first) {
  int best = first;
  for (int label = first + 1; label < kLabels; ++label) {
    if (scores[label] > scores[best]) best = label;
  }
  return best;
}

std::vector<const TrainingSentence*> Shuffled(
    std::vector<const TrainingSentence*> sentences, std::mt19937_64& random) {
  for (size_t i = sentences.size(); i > 1; --i) {
    std::swap(sentences[i - 1], sentences[random() % i]);
  }
  return sentences;
}

// The gold head as the parser counts it: the root is the token after the last.
int32_t HeadOf(const std::vector<int32_t>& gold, int32_t token) {
  return gold[token] == -1 ? static_cast<int32_t>(gold.size()) : gold[token];
}

// How many gold arcs each action makes impossible (Goldberg and Nivre 2013).
// A token that was left out of the tree costs nothing.
std::array<int, kParserActions> Costs(const ParserState& state,
                                      const std::vector<int32_t>& gold) {
  const std::vector<int32_t>& stack = state.stack();
  const int32_t next = state.next();
  std::array<int, kParserActions> costs = {0, 0, 0};
  // Shift: `next` can no longer get a head below the top of the stack, nor a
  // dependent on the stack.
  for (size_t i = 0; next < state.size() && i < stack.size(); ++i) {
    if (gold[next] == stack[i] && i + 1 < stack.size()) ++costs[0];
    if (gold[stack[i]] == next) ++costs[0];
  }
  if (stack.empty()) return costs;
  const int32_t top = stack.back();
  for (int32_t i = next; i < state.size(); ++i) {
    if (gold[i] == top) ++costs[1], ++costs[2];
  }
  const int32_t below = stack.size() > 1 ? stack[stack.size() - 2] : -1;
  const int32_t head = HeadOf(gold, top);
  if (head > next || (head >= 0 && head == below)) ++costs[1];
  if (head >= next) ++costs[2];
  return costs;
}

}  // namespace

TrainingSentence MakeTrainingSentence(const SilverSentence& silver) {
  TrainingSentence sentence{&silver, {}};
  sentence.tokens.reserve(silver.words.size());
  for (const absl::string_view word : silver.words) {
    sentence.tokens.push_back(language::AnalyzeSpelling(word));
  }
  return sentence;
}

void TagForTraining(const Tagger& tagger, TrainingSentence& sentence) {
  tagger.Tag({absl::MakeSpan(sentence.tokens)});
  for (size_t i = 0; i < sentence.tokens.size(); ++i) {
    language::AnalyzeLemma(sentence.silver->words[i], sentence.tokens[i]);
  }
}

WeightTable TrainTagger(const std::vector<const TrainingSentence*>& sentences,
                        uint64_t seed) {
  AveragedPerceptron<kPennTags> model(kTaggerRows);
  std::mt19937_64 random(seed);
  for (int epoch = 0; epoch < kTaggerEpochs; ++epoch) {
    for (const TrainingSentence* sentence : Shuffled(sentences, random)) {
      std::vector<TokenAnalysis> tokens = sentence->tokens;
      for (size_t i = 0; i < tokens.size(); ++i) {
        uint32_t features[Tagger::kFeatures];
        Tagger::Features(tokens, i, features);
        float scores[AveragedPerceptron<kPennTags>::kStride];
        model.Score(features, Tagger::kFeatures, scores);
        const int guess = BestOf<kPennTags>(scores, 1);
        model.Update(features, Tagger::kFeatures,
                     static_cast<int>(sentence->silver->tags[i]), guess);
        tokens[i].tag = static_cast<PennTag>(guess);
      }
    }
  }
  return model.Average();
}

namespace {

void TrainActions(const TrainingSentence& sentence, int epoch,
                  std::mt19937_64& random,
                  AveragedPerceptron<kParserActions>& model) {
  ParserState state(sentence.tokens);
  while (!state.AtEnd()) {
    uint32_t features[ParserState::kFeatures];
    state.Features(features);
    float scores[AveragedPerceptron<kParserActions>::kStride];
    model.Score(features, ParserState::kFeatures, scores);
    const auto allowed = state.allowed();
    const auto costs = Costs(state, sentence.silver->heads);
    int guess = -1, right = -1;
    for (int action = 0; action < kParserActions; ++action) {
      if (!allowed[action]) continue;
      if (guess < 0 || scores[action] > scores[guess]) guess = action;
      if (right < 0 || costs[action] < costs[right] ||
          (costs[action] == costs[right] && scores[action] > scores[right])) {
        right = action;
      }
    }
    if (costs[guess] == costs[right]) {
      model.Update(features, ParserState::kFeatures, guess, guess);
    } else {
      model.Update(features, ParserState::kFeatures, right, guess);
    }
    const bool explore = epoch > 0 && (random() >> 11) * 0x1.0p-53 < kExplore;
    state.Apply(static_cast<ParserAction>(explore ? guess : right));
  }
}

void TrainRelations(const TrainingSentence& sentence,
                    AveragedPerceptron<kRelations>& model) {
  std::vector<TokenAnalysis> tokens = sentence.tokens;
  for (size_t i = 0; i < tokens.size(); ++i) {
    tokens[i].head = sentence.silver->heads[i];
  }
  const std::vector<int32_t> leftmost = language::LeftmostChildren(tokens);
  for (size_t i = 0; i < tokens.size(); ++i) {
    const Relation right = sentence.silver->relations[i];
    if (right == Relation::kNone) continue;
    uint32_t features[kRelationFeatures];
    language::RelationFeatures(tokens, static_cast<int32_t>(i), leftmost[i],
                               features);
    float scores[AveragedPerceptron<kRelations>::kStride];
    model.Score(features, kRelationFeatures, scores);
    model.Update(features, kRelationFeatures, static_cast<int>(right),
                 BestOf<kRelations>(scores, 1));
  }
}

}  // namespace

WeightTable TrainParserActions(
    const std::vector<const TrainingSentence*>& sentences, uint64_t seed) {
  AveragedPerceptron<kParserActions> model(kActionsRows);
  std::mt19937_64 random(seed);
  for (int epoch = 0; epoch < kActionsEpochs; ++epoch) {
    for (const TrainingSentence* sentence : Shuffled(sentences, random)) {
      TrainActions(*sentence, epoch, random, model);
    }
  }
  return model.Average();
}

WeightTable TrainParserRelations(
    const std::vector<const TrainingSentence*>& sentences, uint64_t seed) {
  AveragedPerceptron<kRelations> model(kRelationsRows);
  std::mt19937_64 random(seed);
  for (int epoch = 0; epoch < kRelationsEpochs; ++epoch) {
    for (const TrainingSentence* sentence : Shuffled(sentences, random)) {
      TrainRelations(*sentence, model);
    }
  }
  return model.Average();
}

SyntaxScores ScoreSyntax(
    const Tagger& tagger, const Parser& parser,
    const std::vector<const TrainingSentence*>& sentences) {
  SyntaxScores scores;
  double tokens = 0, words = 0;
  for (const TrainingSentence* sentence : sentences) {
    TrainingSentence copy = *sentence;
    TagForTraining(tagger, copy);
    parser.Parse({absl::MakeSpan(copy.tokens)});
    for (size_t i = 0; i < copy.tokens.size(); ++i) {
      tokens += 1;
      scores.tags += copy.tokens[i].tag == copy.silver->tags[i];
      const Relation relation = copy.silver->relations[i];
      if (relation == Relation::kNone || relation == Relation::kPunct) continue;
      words += 1;
      if (copy.tokens[i].head != copy.silver->heads[i]) continue;
      scores.heads += 1;
      scores.labelled_heads += copy.tokens[i].relation == relation;
    }
  }
  if (tokens > 0) scores.tags /= tokens;
  if (words > 0) scores.heads /= words, scores.labelled_heads /= words;
  return scores;
}

}  // namespace hearsay::training

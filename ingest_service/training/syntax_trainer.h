#ifndef HEARSAY_INGEST_SERVICE_TRAINING_SYNTAX_TRAINER_H_
#define HEARSAY_INGEST_SERVICE_TRAINING_SYNTAX_TRAINER_H_

#include <cstdint>
#include <vector>

#include "common/language/parser.h"
#include "common/language/tagger.h"
#include "ingest_service/training/corpus.h"

namespace hearsay::training {

// A silver sentence as the models see it: `tokens` carry the tags that the
// next stage shall see, the sentence what is right.
struct TrainingSentence {
  const SilverSentence* silver = nullptr;
  std::vector<language::TokenAnalysis> tokens;  // Spellings filled in.
};

// Fills in the spellings.
TrainingSentence MakeTrainingSentence(const SilverSentence& silver);

// Sets tags by `tagger`, and lemmas by them.
void TagForTraining(const language::Tagger& tagger, TrainingSentence& sentence);

// `sentences` are trained on in an order drawn from `seed`; nothing else is
// random.
language::WeightTable TrainTagger(
    const std::vector<const TrainingSentence*>& sentences, uint64_t seed);

// The sentences are tagged.
language::WeightTable TrainParserActions(
    const std::vector<const TrainingSentence*>& sentences, uint64_t seed);
language::WeightTable TrainParserRelations(
    const std::vector<const TrainingSentence*>& sentences, uint64_t seed);

// Shares of the tokens of `sentences` that a model has right; punctuation does
// not count for heads, as is usual.
struct SyntaxScores {
  double tags = 0;
  double heads = 0;
  double labelled_heads = 0;
};
SyntaxScores ScoreSyntax(const language::Tagger& tagger,
                         const language::Parser& parser,
                         const std::vector<const TrainingSentence*>& sentences);

}  // namespace hearsay::training

#endif  // HEARSAY_INGEST_SERVICE_TRAINING_SYNTAX_TRAINER_H_

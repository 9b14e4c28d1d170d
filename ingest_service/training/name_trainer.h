#ifndef HEARSAY_INGEST_SERVICE_TRAINING_NAME_TRAINER_H_
#define HEARSAY_INGEST_SERVICE_TRAINING_NAME_TRAINER_H_

#include <cstdint>
#include <vector>

#include "common/language/lexicon.h"
#include "common/language/parser.h"
#include "common/language/tagger.h"
#include "ingest_service/claims/learned/name_tagger.h"
#include "ingest_service/training/name_corpus.h"

namespace hearsay::training {

// What names are seen through.
struct NameAnalyzers {
  const language::Tagger& tagger;
  const language::Parser& parser;
  const language::Lexicon& lexicon;
};

language::WeightTable TrainNames(const std::vector<NamedText>& texts,
                                 const NameAnalyzers& analyzers, int threads,
                                 uint64_t seed, int runs);

// Names with the same words and the same kind, as is usual.
struct NameScores {
  int64_t found = 0, gold = 0, right = 0;
  double F1() const {
    return found + gold > 0 ? 2.0 * static_cast<double>(right) /
                                  static_cast<double>(found + gold)
                            : 0;
  }
};
NameScores ScoreNames(const claims::NameTagger& tagger,
                      const std::vector<NamedText>& texts,
                      const NameAnalyzers& analyzers);

}  // namespace hearsay::training

#endif  // HEARSAY_INGEST_SERVICE_TRAINING_NAME_TRAINER_H_

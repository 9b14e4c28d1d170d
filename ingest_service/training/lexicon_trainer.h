#ifndef HEARSAY_INGEST_SERVICE_TRAINING_LEXICON_TRAINER_H_
#define HEARSAY_INGEST_SERVICE_TRAINING_LEXICON_TRAINER_H_

#include <cstdint>
#include <string>
#include <vector>

#include "common/language/parser.h"
#include "common/language/tagger.h"
#include "common/language/weight_table.h"

namespace hearsay::training {

// Learns words from the company they keep in `texts`, tagged and parsed: the
// positive mutual information of words and their surroundings (heads and
// dependents by relation, neighbours, quotation marks, clauses), reduced to a
// few dimensions (singular vectors, by orthogonal iteration), and clusters of
// those (k-means). Deterministic given `seed`, whatever `threads` is. Memory is
// some 30 bytes a token.
language::WeightTable TrainLexicon(const std::vector<std::string>& texts,
                                   const language::Tagger& tagger,
                                   const language::Parser& parser, int threads,
                                   uint64_t seed);

}  // namespace hearsay::training

#endif  // HEARSAY_INGEST_SERVICE_TRAINING_LEXICON_TRAINER_H_

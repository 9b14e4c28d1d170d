#ifndef HEARSAY_INGEST_SERVICE_TRAINING_EVENT_COREFERENCE_TRAINER_H_
#define HEARSAY_INGEST_SERVICE_TRAINING_EVENT_COREFERENCE_TRAINER_H_

#include <cstdint>
#include <memory>
#include <vector>

#include "common/language/event_coreference.h"
#include "ingest_service/training/event_corpus.h"

namespace hearsay::training {

// Fits the weights of language::CoreferenceScore to the event mentions of
// documents: a logistic regression over all pairs of one topic and, of pairs
// from two, those with the same word and one in fifty of the rest. The same
// documents and seed give the same weights. O(pairs × passes).
language::PairFeatures TrainEventCoreference(
    const std::vector<std::unique_ptr<EventDocument>>& documents,
    uint64_t seed);

}  // namespace hearsay::training

#endif  // HEARSAY_INGEST_SERVICE_TRAINING_EVENT_COREFERENCE_TRAINER_H_

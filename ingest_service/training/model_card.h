#ifndef HEARSAY_INGEST_SERVICE_TRAINING_MODEL_CARD_H_
#define HEARSAY_INGEST_SERVICE_TRAINING_MODEL_CARD_H_

#include "absl/status/status.h"
#include "ingest_service/training/train.h"

namespace hearsay::training {

// Writes MODEL_CARD.md beside the models in `options.out_dir`: what they are,
// what they were trained on, their figures, sizes and digests. The models are
// already there.
absl::Status WriteModelCard(const TrainOptions& options,
                            const TrainingFigures& figures);

}  // namespace hearsay::training

#endif  // HEARSAY_INGEST_SERVICE_TRAINING_MODEL_CARD_H_

#ifndef HEARSAY_INGEST_SERVICE_TRAINING_TRAIN_H_
#define HEARSAY_INGEST_SERVICE_TRAINING_TRAIN_H_

#include <cstdint>
#include <functional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "ingest_service/training/syntax_trainer.h"

namespace hearsay::training {

struct TrainOptions {
  // Holds attribution/{train,dev}.jsonl.gz, silver-{train,dev}.conll.gz; dev is
  // only measured on, never trained on.
  std::string data_dir;
  std::string out_dir;  // Must exist; its models are overwritten.
  uint64_t seed = 1;
  int threads = 2;
  // Parts of the training articles, for jack-knifing and cross-validation.
  int folds = 5;
};

// Linked attributions (see Links in attribution_trainer.h).
struct LinkedScores {
  int64_t proposed = 0, gold = 0, linked = 0;
  double precision() const { return Share(proposed); }
  double recall() const { return Share(gold); }
  double f1() const {
    return proposed + gold > 0 ? 2.0 * static_cast<double>(linked) /
                                     static_cast<double>(proposed + gold)
                               : 0;
  }

 private:
  double Share(int64_t whole) const {
    return whole > 0 ? static_cast<double>(linked) / static_cast<double>(whole)
                     : 0;
  }
};

struct TrainingFigures {
  int64_t articles = 0, dev_articles = 0, silver_sentences = 0;
  SyntaxScores syntax;            // On silver-dev.
  LinkedScores cross_validation;  // Each article by models that never saw it.
  LinkedScores dev;
};

// Trains every model and writes them into `out_dir` with MODEL_CARD.md. The
// same data, seed and build give the same bytes, whatever `threads` is.
// `progress` gets one line a stage. Errors name the file.
absl::StatusOr<TrainingFigures> TrainModels(
    const TrainOptions& options,
    const std::function<void(absl::string_view)>& progress);

}  // namespace hearsay::training

#endif  // HEARSAY_INGEST_SERVICE_TRAINING_TRAIN_H_

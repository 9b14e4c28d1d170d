#ifndef HEARSAY_INGEST_SERVICE_TRAINING_TRAIN_H_
#define HEARSAY_INGEST_SERVICE_TRAINING_TRAIN_H_

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "ingest_service/training/agreement.h"
#include "ingest_service/training/name_trainer.h"
#include "ingest_service/training/syntax_trainer.h"

namespace hearsay::training {

struct TrainOptions {
  // Holds attribution/{train,dev}.jsonl.gz, silver-{train,dev}.conll.gz and
  // ner/*.tsv.gz, of which dev is only measured on, never trained on; and
  // news/english-{2012-2020,2021-2023}-dev.jsonl.gz, text alone.
  std::string data_dir;
  std::string out_dir;  // Must exist; its models are overwritten.
  uint64_t seed = 1;
  int threads = 2;
  // Parts of the training articles, for jack-knifing and cross-validation.
  int folds = 5;
  // Trainings of cues, roles and names whose weights are averaged; time grows
  // with it.
  int runs = 8;
  // Where the models of the folds are kept between runs (see fold_shelf.h);
  // empty: nowhere.
  std::string keep_dir;
};

struct TrainingFigures {
  int64_t articles = 0, dev_articles = 0, silver_sentences = 0;
  SyntaxScores syntax;                                    // On silver-dev.
  std::vector<std::pair<std::string, NameScores>> names;  // By dev set.
  Agreement cross_validation;  // Each article by models that never saw it.
  Agreement dev;
  // Of cross-validation: what the given out probabilities are worth, and the
  // agreement at other thresholds than the one that ships.
  Calibration calibration;
  std::vector<std::pair<float, Agreement>> thresholds;
};

// Trains every model and writes them into `out_dir` with MODEL_CARD.md. The
// same data, seed and build give the same bytes, whatever `threads` is.
// `progress` gets one line a stage. Errors name the file.
absl::StatusOr<TrainingFigures> TrainModels(
    const TrainOptions& options,
    const std::function<void(absl::string_view)>& progress);

}  // namespace hearsay::training

#endif  // HEARSAY_INGEST_SERVICE_TRAINING_TRAIN_H_

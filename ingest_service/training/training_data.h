#ifndef HEARSAY_INGEST_SERVICE_TRAINING_TRAINING_DATA_H_
#define HEARSAY_INGEST_SERVICE_TRAINING_TRAINING_DATA_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "ingest_service/training/corpus.h"
#include "ingest_service/training/name_corpus.h"

namespace hearsay::training {

// All that the extractor's models are trained and measured on.
struct TrainingData {
  SilverCorpus silver, silver_dev;
  std::vector<GoldArticle> gold, gold_dev;
  std::vector<std::string> news;  // Texts without annotation.
  NameData names;                 // Those of the silver corpora too.
  std::string digest;             // Of all that is annotated, in hex.
};

// The files that TrainOptions::data_dir names; errors name the file.
absl::StatusOr<TrainingData> ReadTrainingData(const std::string& data_dir);

}  // namespace hearsay::training

#endif  // HEARSAY_INGEST_SERVICE_TRAINING_TRAINING_DATA_H_

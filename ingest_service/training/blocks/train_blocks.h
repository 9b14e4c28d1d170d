#ifndef HEARSAY_INGEST_SERVICE_TRAINING_BLOCKS_TRAIN_BLOCKS_H_
#define HEARSAY_INGEST_SERVICE_TRAINING_BLOCKS_TRAIN_BLOCKS_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "ingest_service/normalize/block_scorer.h"
#include "ingest_service/training/blocks/block_truth.h"
#include "ingest_service/training/blocks/tree_booster.h"

namespace hearsay::training {

struct BlockTrainOptions {
  BoosterOptions booster;
  int folds = 5;
  int threads = 2;
};

// A page as it is learned from.
struct TrainingPage {
  std::string id;
  int fold = 0;  // By its site.
  std::vector<BlockExample> examples;
};

// Measures the pages of a pack. A page that cannot be parsed has no examples.
std::vector<TrainingPage> MeasurePages(const std::vector<TruthPage>& truths,
                                       const BlockTrainOptions& options);

// The trees of all pages of `packs` but those of `left_out_fold` (-1: none).
std::vector<normalize::BlockTree> TrainBlocks(
    const std::vector<std::vector<TrainingPage>>& packs, int left_out_fold,
    const BlockTrainOptions& options);

// The body that `trees` choose in a page, cleaned.
std::string BodyOf(const TruthPage& truth,
                   absl::Span<const normalize::BlockTree> trees);

// The trees as block_scorer.cc includes them.
std::string FormatTrees(absl::Span<const normalize::BlockTree> trees);

}  // namespace hearsay::training

#endif  // HEARSAY_INGEST_SERVICE_TRAINING_BLOCKS_TRAIN_BLOCKS_H_

#ifndef HEARSAY_INGEST_SERVICE_TRAINING_BLOCKS_TREE_BOOSTER_H_
#define HEARSAY_INGEST_SERVICE_TRAINING_BLOCKS_TREE_BOOSTER_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "ingest_service/normalize/block_scorer.h"

namespace hearsay::training {

// One block to learn from.
struct BlockExample {
  normalize::BlockFeatures features;
  bool is_body = false;
  float weight = 1;
  uint32_t page = 0;  // Examples of one page are drawn together.
};

struct BoosterOptions {
  size_t trees = 500;
  double rate = 0.07;
  double ridge = 4;         // Added to the second derivative of each leaf.
  double min_second = 0.5;  // Of either side of a split, for it to count.
  // What each tree is made of, drawn anew for each (Friedman, "Stochastic
  // gradient boosting", 2002): so none leans on what few pages have.
  double page_share = 0.7;
  double feature_share = 0.4;
};

// Gradient boosting of trees of one question a level (as in Prokhorenkova et
// al., "CatBoost", NeurIPS 2018, without its ordered statistics): each tree
// greedily takes the questions that lower the weighted logistic loss most, by
// second-order gains over at most 64 bins a feature (Chen and Guestrin,
// "XGBoost", KDD 2016). Deterministic. O(trees * depth * examples * features).
std::vector<normalize::BlockTree> BoostTrees(
    const std::vector<BlockExample>& examples, const BoosterOptions& options);

}  // namespace hearsay::training

#endif  // HEARSAY_INGEST_SERVICE_TRAINING_BLOCKS_TREE_BOOSTER_H_

#ifndef HEARSAY_INGEST_SERVICE_NORMALIZE_BLOCK_SCORER_H_
#define HEARSAY_INGEST_SERVICE_NORMALIZE_BLOCK_SCORER_H_

#include <array>
#include <cstddef>
#include <cstdint>

#include "absl/types/span.h"
#include "ingest_service/normalize/block_features.h"

namespace hearsay::normalize {

// A decision tree that asks the same question at every node of a level, so that
// its answers spell the number of the leaf.
struct BlockTree {
  static constexpr size_t kDepth = 5;
  static constexpr size_t kLeaves = size_t{1} << kDepth;
  static constexpr float kLeafUnit = 1.0f / 1024;

  // Bit k of the leaf's number is set when features[question[k]] > bound[k].
  std::array<uint8_t, kDepth> question;
  std::array<float, kDepth> bound;
  std::array<int16_t, kLeaves> leaf;  // Log odds in kLeafUnit.
};

// The log odds of a block being body: the sum of the trees' leaves. O(trees).
double ScoreBlock(const BlockFeatures& features,
                  absl::Span<const BlockTree> trees);

// The trees that ship (block_trees.inc, made by hearsay-train-blocks).
absl::Span<const BlockTree> ShippedBlockTrees();

}  // namespace hearsay::normalize

#endif  // HEARSAY_INGEST_SERVICE_NORMALIZE_BLOCK_SCORER_H_

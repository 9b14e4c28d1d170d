#include "ingest_service/normalize/block_scorer.h"

namespace hearsay::normalize {
namespace {

constexpr BlockTree kTrees[] = {
#include "ingest_service/normalize/block_trees.inc"
};

}  // namespace

double ScoreBlock(const BlockFeatures& features,
                  absl::Span<const BlockTree> trees) {
  int64_t sum = 0;
  for (const BlockTree& tree : trees) {
    size_t leaf = 0;
    for (size_t k = 0; k < BlockTree::kDepth; ++k) {
      leaf |= size_t{features[tree.question[k]] > tree.bound[k]} << k;
    }
    sum += tree.leaf[leaf];
  }
  return static_cast<double>(sum) * BlockTree::kLeafUnit;
}

absl::Span<const BlockTree> ShippedBlockTrees() { return kTrees; }

}  // namespace hearsay::normalize

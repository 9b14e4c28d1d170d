#ifndef HEARSAY_INGEST_SERVICE_TRAINING_FOLD_SHELF_H_
#define HEARSAY_INGEST_SERVICE_TRAINING_FOLD_SHELF_H_

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/language/weight_table.h"

namespace hearsay::training {

// Keeps the models of every fold between runs, so that a run trains only what
// has changed, and a fold can be extracted by models that never saw it:
//
//   DIR/stamp                what data, seed and folds the models are of
//   DIR/fold-K/KIND.model    trained without fold K; fold-N, of N folds, is
//                            trained on everything
//
// A kept model is used when its kind, version and labels are those asked for
// and no earlier stage has been trained anew in this run. A change of how a
// stage trains is nothing that the shelf can see: delete its files first.
class FoldShelf {
 public:
  // An empty `dir` keeps nothing. `stamp` names data, seed and folds;
  // kFailedPrecondition when `dir` holds models of another stamp.
  static absl::StatusOr<FoldShelf> Open(std::string dir,
                                        absl::string_view stamp);

  FoldShelf(FoldShelf&& other) noexcept
      : dir_(std::move(other.dir_)),
        first_new_stage_(other.first_new_stage_.load()) {}

  // The kept model of `fold`, or what `train` returns, which is then kept.
  // Stages are numbered in the order in which they build upon each other;
  // models of one stage do not. Thread safe among the calls of one stage.
  language::WeightTable Take(
      int stage, int fold, absl::string_view kind, uint32_t version,
      uint32_t labels, const std::function<language::WeightTable()>& train);

  // The folder of `fold`'s models; empty when nothing is kept.
  std::string FolderOf(int fold) const;

 private:
  static constexpr int kNoStage = 1 << 30;

  explicit FoldShelf(std::string dir)
      : dir_(std::move(dir)), first_new_stage_(kNoStage) {}

  std::string dir_;
  std::atomic<int> first_new_stage_;
};

}  // namespace hearsay::training

#endif  // HEARSAY_INGEST_SERVICE_TRAINING_FOLD_SHELF_H_

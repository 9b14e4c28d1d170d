#ifndef HEARSAY_INGEST_SERVICE_TRAINING_JACKKNIFE_H_
#define HEARSAY_INGEST_SERVICE_TRAINING_JACKKNIFE_H_

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "common/language/model_file.h"
#include "common/language/weight_table.h"
#include "ingest_service/training/corpus.h"
#include "ingest_service/training/fold_shelf.h"

namespace hearsay::training {

// Trains each kind of model folds + 1 times: model k without the articles of
// fold k, and the last one, which ships, on everything. Later stages see each
// training article through the models that were trained without it.
class Jackknife {
 public:
  Jackknife(FoldShelf shelf, int folds, int threads)
      : shelf_(std::move(shelf)), folds_(folds), threads_(threads) {}

  int folds() const { return folds_; }
  int FoldOf(absl::string_view article_id) const;

  // The models of one kind, by fold; `train` is called for those that the shelf
  // does not hold, on several threads. See FoldShelf::Take.
  std::vector<language::WeightTable> Train(
      int stage, const char* kind, uint32_t version, uint32_t labels,
      const std::function<language::WeightTable(int fold)>& train);
  // The same of a kind of which one model is enough.
  language::WeightTable TrainOne(
      int stage, const char* kind, uint32_t version, uint32_t labels,
      const std::function<language::WeightTable()>& train);

  // Writes one model of each kind into `out_dir`, and on the shelf which
  // articles of `gold` each fold holds out.
  absl::Status Save(const std::string& out_dir,
                    const std::vector<GoldArticle>& gold) const;

 private:
  FoldShelf shelf_;
  const int folds_;
  const int threads_;
  std::vector<language::ModelFile> last_;  // Of each kind.
};

}  // namespace hearsay::training

#endif  // HEARSAY_INGEST_SERVICE_TRAINING_JACKKNIFE_H_

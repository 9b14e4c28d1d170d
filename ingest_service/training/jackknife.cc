#include "ingest_service/training/jackknife.h"

#include <fstream>

#include "common/base/status_macros.h"
#include "common/language/feature_hash.h"
#include "ingest_service/claims/learned/learned_models.h"
#include "ingest_service/training/parallel.h"

namespace hearsay::training {

using language::WeightTable;

int Jackknife::FoldOf(absl::string_view article_id) const {
  return static_cast<int>(language::HashString(article_id) %
                          static_cast<uint32_t>(folds_));
}

std::vector<WeightTable> Jackknife::Train(
    int stage, const char* kind, uint32_t version, uint32_t labels,
    const std::function<WeightTable(int fold)>& train) {
  std::vector<WeightTable> tables(folds_ + 1);
  ParallelFor(folds_ + 1, threads_, [&](int k) {
    tables[k] =
        shelf_.Take(stage, k, kind, version, labels, [&] { return train(k); });
  });
  last_.push_back({kind, version, tables.back()});
  return tables;
}

WeightTable Jackknife::TrainOne(int stage, const char* kind, uint32_t version,
                                uint32_t labels,
                                const std::function<WeightTable()>& train) {
  WeightTable table = shelf_.Take(stage, folds_, kind, version, labels, train);
  last_.push_back({kind, version, table});
  return table;
}

absl::Status Jackknife::Save(const std::string& out_dir,
                             const std::vector<GoldArticle>& gold) const {
  for (const language::ModelFile& model : last_) {
    HEARSAY_RETURN_IF_ERROR(
        language::SaveModelFile(claims::ModelPath(out_dir, model.kind), model));
  }
  // Whoever extracts a fold by its own models wants to know its articles.
  for (int k = 0; k < folds_ && !shelf_.FolderOf(k).empty(); ++k) {
    std::ofstream ids(shelf_.FolderOf(k) + "/held_out");
    for (const GoldArticle& article : gold) {
      if (FoldOf(article.id) == k) ids << article.id << '\n';
    }
  }
  return absl::OkStatus();
}

}  // namespace hearsay::training

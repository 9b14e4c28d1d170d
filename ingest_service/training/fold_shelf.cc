#include "ingest_service/training/fold_shelf.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "common/language/model_file.h"
#include "ingest_service/claims/learned/learned_models.h"

namespace hearsay::training {

absl::StatusOr<FoldShelf> FoldShelf::Open(std::string dir,
                                          absl::string_view stamp) {
  if (dir.empty()) return FoldShelf("");
  std::error_code error;
  std::filesystem::create_directories(dir, error);
  const std::string path = absl::StrCat(dir, "/stamp");
  if (std::ifstream file(path); file) {
    const std::string kept{std::istreambuf_iterator<char>(file), {}};
    if (kept != stamp) {
      return absl::FailedPreconditionError(
          absl::StrCat("keep: ", dir,
                       " holds models of other data, another seed or other "
                       "folds; empty it or name another folder"));
    }
    return FoldShelf(std::move(dir));
  }
  std::ofstream file(path);
  file << stamp;
  file.close();
  if (!file) return absl::UnavailableError(absl::StrCat("cannot write ", path));
  return FoldShelf(std::move(dir));
}

std::string FoldShelf::FolderOf(int fold) const {
  return dir_.empty() ? "" : absl::StrCat(dir_, "/fold-", fold);
}

language::WeightTable FoldShelf::Take(
    int stage, int fold, absl::string_view kind, uint32_t version,
    uint32_t labels, const std::function<language::WeightTable()>& train) {
  if (dir_.empty()) return train();
  const std::string folder = FolderOf(fold);
  const std::string path = claims::ModelPath(folder, kind);
  if (first_new_stage_ >= stage) {
    auto kept = language::LoadModelFile(path, kind, version, labels);
    if (kept.ok()) return std::move(kept->weights);
  }
  // Lower it to this stage; another thread may be at the same.
  int first = first_new_stage_;
  while (stage < first &&
         !first_new_stage_.compare_exchange_weak(first, stage)) {
  }
  language::ModelFile model{std::string(kind), version, train()};
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  // Not kept is not lost: the next run trains it again.
  (void)language::SaveModelFile(path, model);
  return std::move(model.weights);
}

}  // namespace hearsay::training

// hearsay-train-blocks: makes the trees by which normalisation tells an
// article's blocks from the rest of a page.

#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "common/base/log.h"
#include "ingest_service/training/blocks/train_blocks.h"
#include "ingest_service/training/parallel.h"

namespace {

using namespace hearsay::training;  // NOLINT: a program of one idea.

// Each page by trees that never saw its site: lines for html_eval.py.
void CrossValidate(const std::vector<std::vector<TruthPage>>& truths,
                   const std::vector<std::vector<TrainingPage>>& packs,
                   const std::vector<std::string>& names,
                   const BlockTrainOptions& options,
                   const std::string& folder) {
  std::vector<std::vector<hearsay::normalize::BlockTree>> trees(
      static_cast<size_t>(options.folds));
  ParallelFor(options.folds, options.threads, [&](int fold) {
    trees[static_cast<size_t>(fold)] = TrainBlocks(packs, fold, options);
  });
  for (size_t p = 0; p < packs.size(); ++p) {
    std::vector<std::string> bodies(packs[p].size());
    ParallelFor(static_cast<int>(bodies.size()), options.threads, [&](int i) {
      const auto at = static_cast<size_t>(i);
      bodies[at] =
          BodyOf(truths[p][at], trees[static_cast<size_t>(packs[p][at].fold)]);
    });
    std::ofstream out(absl::StrCat(folder, "/", names[p], ".jsonl"));
    for (size_t i = 0; i < bodies.size(); ++i) {
      std::string line = "{\"id\":";
      hearsay::AppendJsonString(packs[p][i].id, line);
      line += ",\"text\":";
      hearsay::AppendJsonString(bodies[i], line);
      out << line << "}\n";
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Trains the scorer of a page's blocks");
  BlockTrainOptions options;
  std::vector<std::string> folders;
  std::string trees_path, cross_validation;
  app.add_option("PACK", folders, "folders of truth.jsonl and its pages")
      ->required()
      ->check(CLI::ExistingDirectory);
  app.add_option("--trees", trees_path, "file to write the trees to");
  app.add_option("--cross_validate", cross_validation,
                 "folder for the bodies of pages by trees that never saw "
                 "their sites, a file a pack")
      ->check(CLI::ExistingDirectory);
  app.add_option("--folds", options.folds)->capture_default_str();
  app.add_option("--threads", options.threads)->capture_default_str();
  app.add_option("--count", options.booster.trees)->capture_default_str();
  app.add_option("--ridge", options.booster.ridge);
  app.add_option("--rate", options.booster.rate)->capture_default_str();
  app.add_option("--page_share", options.booster.page_share)
      ->capture_default_str();
  app.add_option("--feature_share", options.booster.feature_share)
      ->capture_default_str();
  CLI11_PARSE(app, argc, argv);

  std::vector<std::vector<TruthPage>> truths;
  std::vector<std::vector<TrainingPage>> packs;
  std::vector<std::string> names;
  for (const std::string& folder : folders) {
    auto read = ReadTruth(folder);
    if (!read.ok()) {
      std::fprintf(stderr, "hearsay-train-blocks: %s\n",
                   std::string(read.status().message()).c_str());
      return 1;
    }
    packs.push_back(MeasurePages(*read, options));
    truths.push_back(*std::move(read));
    names.push_back(folder.substr(folder.rfind('/') + 1));
    size_t examples = 0;
    for (const TrainingPage& page : packs.back()) {
      examples += page.examples.size();
    }
    std::fprintf(stderr, "%s: %zu pages, %zu blocks\n", names.back().c_str(),
                 truths.back().size(), examples);
  }
  if (!cross_validation.empty()) {
    CrossValidate(truths, packs, names, options, cross_validation);
  }
  if (!trees_path.empty()) {
    std::ofstream(trees_path) << FormatTrees(TrainBlocks(packs, -1, options));
  }
  return 0;
}

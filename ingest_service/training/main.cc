// hearsay-train: trains every model of the extractor and writes them with their
// model card.

#include <cstdio>
#include <string>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "ingest_service/training/train.h"

int main(int argc, char** argv) {
  CLI::App app("Trains the models of the extractor");
  hearsay::training::TrainOptions options;
  app.add_option("--data", options.data_dir,
                 "folder that holds attribution/train.jsonl.gz")
      ->required();
  app.add_option("--out", options.out_dir, "existing folder for the models")
      ->required()
      ->check(CLI::ExistingDirectory);
  app.add_option("--seed", options.seed, "of all that is random")
      ->capture_default_str();
  app.add_option("--threads", options.threads, "to train on")
      ->capture_default_str();
  app.add_option("--folds", options.folds,
                 "parts of the training articles for cross-validation")
      ->capture_default_str();
  CLI11_PARSE(app, argc, argv);

  const absl::Time start = absl::Now();
  const auto figures =
      hearsay::training::TrainModels(options, [&](absl::string_view stage) {
        std::fprintf(stderr, "%6.1f s  %s\n",
                     absl::ToDoubleSeconds(absl::Now() - start),
                     std::string(stage).c_str());
      });
  if (!figures.ok()) {
    std::fprintf(stderr, "hearsay-train: %s\n",
                 std::string(figures.status().message()).c_str());
    return 1;
  }
  std::printf("linked F1: cross-validation %.2f, dev %.2f\n",
              100 * figures->cross_validation.f1(), 100 * figures->dev.f1());
  return 0;
}

// hearsay-train: trains every model of the extractor and writes them with their
// model card.

#include <cstdio>
#include <string>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "ingest_service/training/train.h"

namespace {

void Print(const char* name, const hearsay::training::Agreement& scores) {
  std::printf(
      "%s: linked %.2f (precision %.2f, recall %.2f); exact cue %.2f, source "
      "%.2f, content %.2f, all %.2f\n",
      name, 100 * scores.F1(scores.linked), 100 * scores.precision(),
      100 * scores.recall(), 100 * scores.F1(scores.cue),
      100 * scores.F1(scores.source), 100 * scores.F1(scores.content),
      100 * scores.F1(scores.all));
}

}  // namespace

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
  app.add_option(
         "--runs", options.runs,
         "trainings of cues, roles and names whose weights are averaged")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  app.add_option("--keep", options.keep_dir,
                 "folder for the models of each fold; a stage whose models are "
                 "there already is not trained again");
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
  Print("cross-validation", figures->cross_validation);
  Print("dev", figures->dev);
  for (const auto& [threshold, scores] : figures->thresholds) {
    std::printf("at %.2f ", threshold);
    Print("cross-validation", scores);
  }
  return 0;
}

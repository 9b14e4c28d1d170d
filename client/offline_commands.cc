// `hearsay normalize` and `hearsay extract`: the ingest service's stages by
// hand, over files, on all cores.

#include <algorithm>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/time/clock.h"
#include "client/article_reader.h"
#include "client/commands.h"
#include "client/offline.h"
#include "client/parallel_ordered.h"
#include "common/base/field_error.h"
#include "common/base/model_dir.h"
#include "ingest_service/claims/claim_extractor.h"

namespace hearsay::client {
namespace {

using ToJsonLine =
    absl::FunctionRef<absl::StatusOr<std::string>(const v1::RawArticle&)>;

struct Line {
  std::string origin;
  std::string warning;
  absl::StatusOr<std::string> json;
};

// Prints a line for each article of `files`, in order; what fails is told on
// stderr and left out.
int PrintEach(const char* command, std::vector<std::string> files,
              ToJsonLine convert) {
  if (files.empty()) files.push_back("-");
  ArticleReader reader(std::move(files));
  int exit_code = kExitOk;
  ParallelOrdered(
      std::max(1u, std::thread::hardware_concurrency()),
      [&] { return reader.Next(); },
      [&](ArticleInput input) {
        return Line{std::move(input.origin), std::move(input.warning),
                    input.article.ok()
                        ? convert(*input.article)
                        : absl::StatusOr<std::string>(input.article.status())};
      },
      [&](Line line) {
        if (!line.warning.empty()) {
          std::fprintf(stderr, "%s: %s\n", line.origin.c_str(),
                       line.warning.c_str());
        }
        if (line.json.ok()) {
          line.json->push_back('\n');
          std::fwrite(line.json->data(), 1, line.json->size(), stdout);
          return;
        }
        std::fprintf(stderr, "hearsay %s: %s: %s\n", command,
                     line.origin.c_str(),
                     std::string(line.json.status().message()).c_str());
        exit_code = kExitFailed;
      });
  return exit_code;
}

struct Options {
  std::vector<std::string> files;
  bool origins = false;
  std::string model_dir;
};

int Normalize(const Options& options) {
  const absl::Time now = absl::Now();
  return PrintEach(
      "normalize", options.files,
      [&](const v1::RawArticle& raw) -> absl::StatusOr<std::string> {
        auto json = NormalizeToJson(raw, now, options.origins);
        if (json.ok() || GetErrorDetail(json.status()).field != "article.url") {
          return json;
        }
        // By hand, an address that is none is worth a word, not the article.
        std::fprintf(stderr, "hearsay normalize: %s; left out\n",
                     std::string(json.status().message()).c_str());
        v1::RawArticle without_url = raw;
        without_url.clear_url();
        return NormalizeToJson(without_url, now, options.origins);
      });
}

int Extract(const Options& options) {
  const auto extractor = claims::ClaimExtractor::Load(options.model_dir);
  if (!extractor.ok()) {
    std::fprintf(stderr, "hearsay extract: --model_dir: %s\n",
                 std::string(extractor.status().message()).c_str());
    return kExitFailed;
  }
  const absl::Time now = absl::Now();
  return PrintEach(
      "extract", options.files,
      [&](const v1::RawArticle& raw) -> absl::StatusOr<std::string> {
        if (!raw.has_text()) {
          return absl::InvalidArgumentError(
              "has no text; make one of its page with `hearsay normalize`");
        }
        return ExtractToJson(raw, **extractor, now);
      });
}

}  // namespace

void AddNormalizeCommand(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "normalize",
      "Offline: make articles of pages and texts, as JSON lines (id, title, "
      "text, authors, date, …)");
  command->add_option("FILE", options->files,
                      "As for ingest; standard input when there is none");
  command->add_flag("--origins", options->origins,
                    "With the byte of the page, or of the text given, that "
                    "each code point of the text comes from");
  command->callback([options, &exit_code] { exit_code = Normalize(*options); });
}

void AddExtractCommand(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  options->model_dir = DefaultModelDir();
  CLI::App* command = app.add_subcommand(
      "extract",
      "Offline: find the claims of texts, as JSON lines (id, attributions, "
      "claims); offsets are code points of the text as given");
  command->add_option("FILE", options->files,
                      "JSON lines of id, text, source, url, publish_time, or "
                      ".txt; standard input when there is none");
  command
      ->add_option("--model_dir", options->model_dir,
                   "Folder of the extractor's models; empty for rules alone, "
                   "which find less")
      ->envname("HEARSAY_MODEL_DIR")
      ->capture_default_str();
  command->callback([options, &exit_code] { exit_code = Extract(*options); });
}

}  // namespace hearsay::client

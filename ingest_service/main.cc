// hearsay-ingest: takes articles, stores them, extracts their claims, and
// serves its change log to query services.
#include <cstdlib>
#include <iostream>
#include <memory>
#include <string>
#include <thread>

#include "absl/strings/str_cat.h"
#include "common/base/clock.h"
#include "common/base/log.h"
#include "common/base/model_dir.h"
#include "common/server/daemon_options.h"
#include "common/server/flag_set.h"
#include "common/server/heap_settings.h"
#include "common/server/library_logs.h"
#include "common/server/memory_metrics.h"
#include "common/server/server_runner.h"
#include "common/server/termination.h"
#include "ingest_service/claims/claim_extractor.h"
#include "ingest_service/commit/article_store.h"
#include "ingest_service/pipeline/ingest_pipeline.h"
#include "ingest_service/ready_while_accepting.h"
#include "ingest_service/rpc/ingest_handler.h"
#include "ingest_service/rpc/replication_handler.h"

namespace hearsay {
namespace {

constexpr char kIngestService[] = "hearsay.v1.IngestService";

struct IngestOptions {
  server::DaemonOptions daemon;
  bool extract = true;
  std::string model_dir = DefaultModelDir();
  int64_t workers = std::max(1u, std::thread::hardware_concurrency());
  int64_t max_articles_in_flight = 1024;
  int64_t max_megabytes_in_flight = 256;
  int64_t stream_window = 128;
};

void AddFlags(server::FlagSet& flags, IngestOptions& options) {
  server::AddDaemonFlags(flags, options.daemon);
  flags.Add("extract", &options.extract,
            "extract claims; false stores articles without any");
  flags.Add(
      "model_dir", &options.model_dir,
      "the folder of the extractor's models; empty for rules alone, which "
      "find less");
  flags.Add("workers", &options.workers,
            "threads that normalise and extract articles", 1, 1024);
  flags.Add("max_articles_in_flight", &options.max_articles_in_flight,
            "articles under way in all streams; more wait", 1, 1 << 20);
  flags.Add("max_megabytes_in_flight", &options.max_megabytes_in_flight,
            "MiB of articles under way in all streams; more wait", 1, 1 << 20);
  flags.Add("stream_window", &options.stream_window,
            "articles of one stream read and not yet answered", 1, 1 << 16);
}

// A problem that keeps the service from starting.
int Fail(const absl::Status& status) {
  Log(LogSeverity::kError, "cannot start", {{"error", status.ToString()}});
  std::cerr << "hearsay-ingest: " << status.message() << "\n";
  return 1;
}

void AddStoreGauges(const commit::ArticleStore& store,
                    server::Metrics& metrics) {
  const auto add = [&](const char* name, const char* help, auto read) {
    metrics.AddGauge(name, help, [&store, read] {
      return static_cast<double>(read(store.Stats()));
    });
  };
  using commit::StoreStats;
  add("hearsay_ingest_last_sequence", "The newest durable change.",
      [](const StoreStats& stats) { return stats.last_sequence; });
  add("hearsay_ingest_articles", "Articles that are not retracted.",
      [](const StoreStats& stats) { return stats.article_count; });
  add("hearsay_ingest_claims", "Claims of current revisions.",
      [](const StoreStats& stats) { return stats.claim_count; });
  add("hearsay_ingest_disk_bytes", "Bytes of the record on disk.",
      [](const StoreStats& stats) { return stats.disk_bytes; });
  server::AddMemoryGauges([&store] { return store.MemoryUse(); }, metrics);
}

int Run(const IngestOptions& options) {
  // First, so that it goes last: its watchdog guards the closing of the store.
  server::ServerRunner runner(options.daemon);
  const SystemClock clock;
  auto store = commit::ArticleStore::Open(options.daemon.data_dir, clock);
  if (!store.ok()) return Fail(store.status());
  std::unique_ptr<claims::ClaimExtractor> extractor;
  if (options.extract) {
    auto loaded = claims::ClaimExtractor::Load(options.model_dir);
    if (!loaded.ok()) {
      return Fail(absl::Status(
          loaded.status().code(),
          absl::StrCat("--model_dir: ", loaded.status().message())));
    }
    extractor = *std::move(loaded);
  }
  pipeline::IngestPipeline pipeline(
      {.workers = static_cast<size_t>(options.workers),
       .max_articles_in_flight =
           static_cast<size_t>(options.max_articles_in_flight),
       .max_bytes_in_flight =
           static_cast<size_t>(options.max_megabytes_in_flight) << 20},
      extractor.get(), **store, clock);
  ingest_rpc::IngestHandler ingest(pipeline, **store,
                                   static_cast<size_t>(options.stream_window),
                                   runner.runtime(), runner.metrics());
  ingest_rpc::ReplicationHandler replication(**store, runner.runtime());
  AddStoreGauges(**store, runner.metrics());
  runner.AddService(kIngestService, ingest);
  runner.AddService("hearsay.internal.v1.ReplicationService", replication);
  if (absl::Status status = runner.Start(); !status.ok()) return Fail(status);
  const ReadyWhileAccepting ready(**store, runner.health(), kIngestService);
  runner.ServeUntilTerminated();
  return 0;
}

}  // namespace
}  // namespace hearsay

int main(int argc, char** argv) {
  hearsay::server::ReturnLargePieces();
  hearsay::server::BlockTerminationSignals();
  hearsay::server::RedirectLibraryLogs();
  hearsay::IngestOptions options;
  hearsay::server::FlagSet flags(
      "hearsay-ingest", "Takes news articles and extracts their claims.");
  hearsay::AddFlags(flags, options);
  if (const auto done = flags.Parse(argc, argv, std::cout, std::cerr)) {
    return *done;
  }
  if (const absl::Status status =
          hearsay::server::ApplyLogLevel(options.daemon);
      !status.ok()) {
    std::cerr << "hearsay-ingest: " << status.message() << "; see --help\n";
    return 2;
  }
  return hearsay::Run(options);
}

// hearsay-query: follows an ingest service's change log into a read model of
// its own, and answers questions from it.
#include <iostream>
#include <memory>
#include <string>
#include <thread>

#include "common/base/clock.h"
#include "common/base/log.h"
#include "common/feed/carriers/tail_feed.h"
#include "common/server/daemon_options.h"
#include "common/server/flag_set.h"
#include "common/server/heap_settings.h"
#include "common/server/library_logs.h"
#include "common/server/memory_metrics.h"
#include "common/server/server_runner.h"
#include "common/server/termination.h"
#include "common/server/transport_settings.h"
#include "query_service/answer/page_token.h"
#include "query_service/follow/follower.h"
#include "query_service/index/read_model.h"
#include "query_service/page_token_key.h"
#include "query_service/read_model_ports.h"
#include "query_service/retrieve/index_searcher.h"
#include "query_service/rpc/query_handlers.h"
#include "query_service/rpc/read_model_handlers.h"
#include "query_service/watch/applied_signal.h"

namespace hearsay {
namespace {

constexpr char kQueryService[] = "hearsay.v1.QueryService";

struct QueryOptions {
  server::DaemonOptions daemon;
  std::string ingest_address;
  std::string page_token_key_file;
};

void AddFlags(server::FlagSet& flags, QueryOptions& options) {
  server::AddDaemonFlags(flags, options.daemon);
  flags.Add("ingest_address", &options.ingest_address,
            "the ingest service to follow, HOST:PORT");
  flags.Require("ingest_address");
  flags.Add("page_token_key_file", &options.page_token_key_file,
            "a secret that replicas share, to read each other's page tokens; "
            "one of its own, kept in data_dir, when not given");
}

// A problem that keeps the service from starting.
int Fail(const absl::Status& status) {
  Log(LogSeverity::kError, "cannot start", {{"error", status.ToString()}});
  std::cerr << "hearsay-query: " << status.message() << "\n";
  return 1;
}

void AddReadModelGauges(const index::ReadModel& model,
                        const follow::Follower& follower,
                        const retrieve::IndexSearcher& searcher,
                        server::Metrics& metrics) {
  metrics.AddGauge(
      "hearsay_query_applied_sequence", "The newest change that is applied.",
      [&] { return static_cast<double>(model.applied_sequence()); });
  metrics.AddGauge(
      "hearsay_query_lag_changes",
      "Changes that the feed has told of and that are not applied.", [&] {
        const uint64_t applied = model.applied_sequence();
        const uint64_t told = follower.feed_sequence();
        return static_cast<double>(told > applied ? told - applied : 0);
      });
  metrics.AddGauge("hearsay_query_feed_connected",
                   "1 while the change feed can be read.",
                   [&] { return follower.connected() ? 1.0 : 0.0; });
  metrics.AddGauge(
      "hearsay_query_needs_rebuild",
      "1 when the feed cannot be followed without a rebuild.", [&] {
        return follower.cure() == follow::Follower::Cure::kRebuild ? 1.0 : 0.0;
      });
  metrics.AddGauge(
      "hearsay_query_feed_damaged",
      "1 when what the ingest service sends has a gap or is "
      "damaged: its record is to be restored.",
      [&] {
        return follower.cure() == follow::Follower::Cure::kRestore ? 1.0 : 0.0;
      });
  metrics.AddGauge(
      "hearsay_query_articles", "Articles that are not retracted.",
      [&] { return static_cast<double>(model.Stats().article_count); });
  metrics.AddGauge("hearsay_query_claims", "Live claims.", [&] {
    return static_cast<double>(model.Stats().claim_count);
  });
  metrics.AddGauge(
      "hearsay_query_disk_bytes", "Bytes of the read model on disk.",
      [&] { return static_cast<double>(model.Stats().disk_bytes); });
  server::AddMemoryGauges([&] { return model.MemoryUse().store; }, metrics);
  const auto add_cache = [&](const char* part, auto read) {
    metrics.AddGauge(
        "hearsay_query_cache_bytes", "What is kept in memory to answer sooner.",
        [read] { return static_cast<double>(read()); }, {{"part", part}});
  };
  add_cache("rows", [&] { return model.MemoryUse().row_bytes; });
  add_cache("open_chunk", [&] { return model.MemoryUse().open_chunk_bytes; });
  add_cache("names", [&] { return model.MemoryUse().name_bytes; });
  add_cache("records", [&] { return model.MemoryUse().record_bytes; });
  add_cache("claims", [&] { return model.MemoryUse().shown_bytes; });
  add_cache("terms", [&] { return searcher.cached_term_bytes(); });
  add_cache("pages", [&] { return searcher.cached_page_bytes(); });
  add_cache("facets", [&] { return searcher.cached_facet_bytes(); });
}

// Makes the service ready once the read model has caught up. From then on it
// stays ready: what it knows it can answer with when ingest is down.
class ReadyWhenCaughtUp {
 public:
  ReadyWhenCaughtUp(const follow::Follower& follower,
                    server::HealthState& health)
      : thread_([this, &follower, &health] {
          MutexLock lock(mutex_);
          while (!stopping_ && !follower.has_caught_up()) {
            wake_.WaitFor(mutex_, absl::Milliseconds(20));
          }
          if (stopping_) return;
          health.Set(kQueryService, true);
          Log(LogSeverity::kInfo, "caught up with the change feed",
              {{"feed_sequence", follower.feed_sequence()}});
        }) {}
  ~ReadyWhenCaughtUp() {
    {
      MutexLock lock(mutex_);
      stopping_ = true;
      wake_.SignalAll();
    }
    thread_.join();
  }

 private:
  Mutex mutex_;
  CondVar wake_;
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  std::thread thread_;  // Last: it uses the others.
};

int Run(const QueryOptions& options) {
  // First, so that it goes last: its watchdog guards the closing of the model.
  server::ServerRunner runner(options.daemon);
  const SystemClock clock;
  auto model = index::ReadModel::Open(options.daemon.data_dir);
  if (!model.ok()) return Fail(model.status());
  auto key = options.page_token_key_file.empty()
                 ? KeepPageTokenKey(options.daemon.data_dir)
                 : LoadPageTokenKey(options.page_token_key_file);
  if (!key.ok()) return Fail(key.status());
  const answer::PageTokenSealer sealer(*std::move(key), clock);

  const ReadModelLibrary library(**model);
  const retrieve::IndexSearcher searcher(**model);
  watch::AppliedSignal applied(**model);
  query_rpc::QueryHandlers queries(searcher, library, **model, applied, sealer,
                                   clock, runner.runtime());
  ReadModelSink sink(**model);
  feed::TailFeed feed(server::MakeChannel(options.ingest_address));
  const follow::Follower follower(feed, sink);
  query_rpc::ReadModelHandlers status(
      {.stats = [&] { return (*model)->Stats(); },
       .feed_sequence = [&] { return follower.feed_sequence(); },
       .digests = [&] { return (*model)->Digests(); }},
      runner.runtime());
  AddReadModelGauges(**model, follower, searcher, runner.metrics());

  runner.AddService(kQueryService, queries);
  runner.AddService("hearsay.internal.v1.ReadModelService", status);
  runner.health().Set(kQueryService, false);
  if (absl::Status started = runner.Start(); !started.ok()) {
    runner.Drain();  // The metrics page reads what is about to go.
    return Fail(started);
  }
  const ReadyWhenCaughtUp ready(follower, runner.health());
  runner.ServeUntilTerminated();
  return 0;
}

}  // namespace
}  // namespace hearsay

int main(int argc, char** argv) {
  hearsay::server::ReturnLargePieces();
  hearsay::server::BlockTerminationSignals();
  hearsay::server::RedirectLibraryLogs();
  hearsay::QueryOptions options;
  hearsay::server::FlagSet flags("hearsay-query",
                                 "Answers questions about claims in the news.");
  hearsay::AddFlags(flags, options);
  if (const auto done = flags.Parse(argc, argv, std::cout, std::cerr)) {
    return *done;
  }
  if (const absl::Status status =
          hearsay::server::ApplyLogLevel(options.daemon);
      !status.ok()) {
    std::cerr << "hearsay-query: " << status.message() << "; see --help\n";
    return 2;
  }
  return hearsay::Run(options);
}

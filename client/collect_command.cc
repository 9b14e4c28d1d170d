// `hearsay collect`: polls feeds and streams their articles to the service.

#include <signal.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <ctime>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "client/collect/collect_state.h"
#include "client/collect/collector.h"
#include "client/collect/feed_json.h"
#include "client/collect/feed_list.h"
#include "client/collect/feed_parser.h"
#include "client/collect/polite_get.h"
#include "client/commands.h"
#include "client/connection.h"
#include "client/ingest_report.h"
#include "client/input_file.h"
#include "common/server/termination.h"
#include "common/server/version.h"

namespace hearsay::client {
namespace {

struct Options {
  std::string feeds;
  std::string state = "hearsay-collect";
  std::string address;
  std::string contact;
  bool once = false;
  double min_interval_s = 300;
  double max_interval_s = 6 * 3600;
  double host_pause_s = 1;
  double page_backoff_s = 30;
  std::string format = "table";
  collect::CollectorOptions collector;
  // --parse
  std::vector<std::string> parse;
  collect::FeedSource source;
};

int Failed(const std::string& what, const absl::Status& status) {
  std::fprintf(stderr, "hearsay collect: %s: %s\n", what.c_str(),
               std::string(status.message()).c_str());
  return kExitFailed;
}

constexpr size_t kMaxListBytes = 64 << 20;

absl::StatusOr<std::string> ReadFile(const std::string& path) {
  auto file = InputFile::Open(path);
  if (!file.ok()) return file.status();
  return file->ReadRest(kMaxListBytes);
}

// One line of JSON a file, in order.
int Parse(const Options& options) {
  int exit_code = kExitOk;
  for (const std::string& path : options.parse) {
    const auto bytes = ReadFile(path);
    const auto feed = bytes.ok()
                          ? collect::ParseFeed(*bytes, options.source)
                          : absl::StatusOr<collect::Feed>(bytes.status());
    if (!feed.ok()) {
      exit_code = Failed(path, feed.status());
      std::printf("null\n");
      continue;
    }
    std::printf("%s\n", collect::FeedToJson(*feed).c_str());
  }
  return exit_code;
}

// Stops the collector at the first SIGTERM or SIGINT, while it lives.
class StopOnSignal {
 public:
  explicit StopOnSignal(collect::Collector& collector)
      : thread_([this, &collector] {
          sigset_t signals;
          sigemptyset(&signals);
          sigaddset(&signals, SIGTERM);
          sigaddset(&signals, SIGINT);
          const timespec look = {0, 50'000'000};
          while (!done_) {
            if (sigtimedwait(&signals, nullptr, &look) > 0) collector.Stop();
          }
        }) {}
  ~StopOnSignal() {
    done_ = true;
    thread_.join();
  }

 private:
  std::atomic<bool> done_{false};
  std::thread thread_;
};

std::string Summary(const collect::CollectorCounts& counts) {
  return absl::StrFormat(
      "%d feeds read, %d unchanged, %d failed; %d new items: %d pages, %d by "
      "the feed's own text, %d given up, %d to be tried again; %d retracted\n",
      counts.polled.load(), counts.unchanged.load(), counts.failed.load(),
      counts.items.load(), counts.pages.load(), counts.from_feed.load(),
      counts.given_up.load(), counts.later.load(), counts.retracted.load());
}

int Collect(const Options& options) {
  if (!options.parse.empty()) return Parse(options);
  if (options.feeds.empty()) {
    std::fprintf(stderr,
                 "hearsay collect: --feeds: is required; a file of OPML or of "
                 "one address a line\n");
    return kExitUsage;
  }
  if (options.max_interval_s < options.min_interval_s) {
    std::fprintf(stderr,
                 "hearsay collect: --max_interval: is less than "
                 "--min_interval\n");
    return kExitUsage;
  }
  const auto list = ReadFile(options.feeds);
  if (!list.ok()) return Failed(options.feeds, list.status());
  auto feeds = collect::ReadFeedList(*list);
  if (!feeds.ok()) return Failed(options.feeds, feeds.status());
  // Before any thread is made: they all leave the signals to StopOnSignal.
  server::BlockTerminationSignals();
  auto state = collect::CollectState::Open(options.state);
  if (!state.ok()) {
    return Failed(absl::StrCat("--state ", options.state), state.status());
  }
  collect::CollectorOptions collecting = options.collector;
  collecting.feeds = *std::move(feeds);
  collecting.once = options.once;
  collecting.poll.min_interval = absl::Seconds(options.min_interval_s);
  collecting.poll.max_interval = absl::Seconds(options.max_interval_s);
  collecting.host_pause = absl::Seconds(options.host_pause_s);
  collecting.page_backoff = absl::Seconds(options.page_backoff_s);
  collecting.http.user_agent = absl::StrCat(
      collect::kProduct, "/", server::Version(),
      options.contact.empty() ? "" : absl::StrCat(" (+", options.contact, ")"));
  IngestReport report(options.format == "json");
  collect::Collector collector(collecting, **state,
                               OpenChannel(options.address), report);
  absl::Status status;
  const absl::Time start = absl::Now();
  {
    const StopOnSignal stop(collector);
    status = collector.Run();
  }
  const std::string summary =
      report.Summary(absl::Now() - start) + Summary(collector.counts());
  std::fputs(summary.c_str(), options.format == "json" ? stderr : stdout);
  if (!status.ok()) {
    const grpc::Status rpc(static_cast<grpc::StatusCode>(status.code()),
                           std::string(status.message()));
    std::fprintf(stderr, "hearsay collect: %s\n",
                 ExplainCall(kIngestService, options.address, rpc).c_str());
    return kExitFailed;
  }
  const collect::CollectorCounts& counts = collector.counts();
  const bool all = counts.failed == 0 && counts.later == 0;
  return options.once && (!all || report.any_rejected()) ? kExitFailed
                                                         : kExitOk;
}

}  // namespace

void AddCollectCommand(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "collect",
      "Poll feeds (RSS, Atom, JSON Feed, sitemaps) and stream their articles "
      "to hearsay-ingest, until SIGTERM");
  command->add_option("--feeds", options->feeds,
                      "OPML, or a file of one address a line");
  AddAddressOption(*command, "--address", kIngestService, options->address);
  command
      ->add_option("--state", options->state,
                   "Folder of what was sent and what is to be; keep it")
      ->envname("HEARSAY_COLLECT_STATE")
      ->capture_default_str();
  command->add_flag("--once", options->once,
                    "One round, for cron; exit 1 when something failed or is "
                    "to be tried again");
  const auto seconds = [&](const char* flag, double& value, const char* what) {
    command->add_option(flag, value, what)
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
  };
  seconds("--min_interval", options->min_interval_s,
          "Seconds between polls of a feed that always has news");
  seconds("--max_interval", options->max_interval_s,
          "Seconds between polls of a feed that never has, or fails");
  seconds("--host_pause", options->host_pause_s,
          "Seconds between requests to one host; its Crawl-delay when longer");
  seconds("--page_backoff", options->page_backoff_s,
          "Seconds until a page that failed is tried again; doubles each time");
  command
      ->add_option("--workers", options->collector.workers,
                   "Hosts that are asked at the same time")
      ->check(CLI::Range(1, 256))
      ->capture_default_str();
  command->add_option(
      "--contact", options->contact,
      "Address for the user agent, so that sites can reach you");
  command->add_option("--proxy", options->collector.http.proxy,
                      "Proxy for all requests");
  command
      ->add_option("--format", options->format,
                   "table: a summary at the end; json: one answer a line, the "
                   "summary on stderr")
      ->check(CLI::IsMember({"table", "json"}))
      ->capture_default_str();
  command->add_option(
      "--parse", options->parse,
      "Offline: print what these feed files say, as JSON lines");
  command->add_option("--url", options->source.url,
                      "With --parse: where the feed was fetched");
  command->add_option("--content_type", options->source.content_type,
                      "With --parse: the header");
  command->add_option("--content_location", options->source.content_location,
                      "With --parse: the header");
  command->add_option("--content_language", options->source.content_language,
                      "With --parse: the header");
  command->callback([options, &exit_code] { exit_code = Collect(*options); });
}

}  // namespace hearsay::client

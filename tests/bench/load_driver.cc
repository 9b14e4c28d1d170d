// Streams articles to a server of IngestService as fast as it takes them, over
// several streams with a bounded window each, and prints one JSON line with the
// rate and the time from handing an article to the stream to its answer.
//
//   load_driver --address HOST:PORT [--streams 4] [--window 64] [--limit N]
//   FILE...
//
// All articles are read before the clock starts.

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "CLI/App.hpp"
#include "CLI/Config.hpp"
#include "CLI/Formatter.hpp"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "client/article_reader.h"
#include "client/connection.h"
#include "client/ingest_sender.h"
#include "hearsay/v1/article.pb.h"
#include "hearsay/v1/ingest_service.pb.h"

namespace hearsay {
namespace {

// What one stream sent and saw.
struct StreamLoad {
  std::vector<v1::RawArticle> articles;
  std::vector<absl::Time> sent;
  std::vector<double> latency_ms;
  std::map<std::string, int64_t> outcomes;
  absl::Status status;
};

void Drive(const std::string& address, size_t window, StreamLoad& load) {
  load.sent.resize(load.articles.size());
  size_t next = 0;
  client::SenderOptions options;
  options.max_articles_in_flight = window;
  // A server that is gone has failed the measurement.
  options.retry_for = options.connect_for = absl::Seconds(10);
  client::IngestSender::Events events;
  events.next = [&]() -> std::optional<client::IngestSender::Outgoing> {
    if (next == load.articles.size()) return std::nullopt;
    load.sent[next] = absl::Now();
    const size_t i = next++;
    return client::IngestSender::Outgoing{absl::StrCat(i),
                                          std::move(load.articles[i])};
  };
  events.answered = [&](const std::string& origin,
                        const v1::StreamArticlesResponse& answer) {
    const size_t i = std::strtoull(origin.c_str(), nullptr, 10);
    load.latency_ms.push_back(
        absl::ToDoubleMilliseconds(absl::Now() - load.sent[i]));
    ++load.outcomes[v1::IngestOutcome_Name(answer.outcome())];
  };
  events.trouble = [](absl::string_view message) {
    std::fprintf(stderr, "%.*s\n", static_cast<int>(message.size()),
                 message.data());
  };
  client::IngestSender sender(client::OpenChannel(address), options,
                              std::move(events));
  load.status = sender.Run();
}

double Percentile(const std::vector<double>& sorted, double share) {
  if (sorted.empty()) return 0;
  return sorted[static_cast<size_t>(share * (sorted.size() - 1))];
}

int Main(int argc, char** argv) {
  CLI::App app("Loads an ingest service and measures it.");
  std::string address;
  size_t streams = 4;
  size_t window = 64;
  size_t limit = 0;
  std::vector<std::string> files;
  app.add_option("--address", address)->required();
  app.add_option("--streams", streams)->check(CLI::Range(1, 256));
  app.add_option("--window", window)->check(CLI::Range(1, 4096));
  app.add_option("--limit", limit, "stop reading after this many articles");
  app.add_option("files", files)->required();
  CLI11_PARSE(app, argc, argv);

  std::vector<StreamLoad> loads(streams);
  size_t count = 0;
  client::ArticleReader reader(files);
  while (std::optional<client::ArticleInput> input = reader.Next()) {
    if (!input->article.ok()) continue;
    loads[count++ % streams].articles.push_back(*std::move(input->article));
    if (count == limit) break;
  }

  const absl::Time start = absl::Now();
  std::vector<std::thread> threads;
  for (StreamLoad& load : loads) {
    threads.emplace_back([&] { Drive(address, window, load); });
  }
  for (std::thread& thread : threads) thread.join();
  const double seconds = absl::ToDoubleSeconds(absl::Now() - start);

  std::vector<double> latency_ms;
  std::map<std::string, int64_t> outcomes;
  bool failed = false;
  for (const StreamLoad& load : loads) {
    latency_ms.insert(latency_ms.end(), load.latency_ms.begin(),
                      load.latency_ms.end());
    for (const auto& [outcome, n] : load.outcomes) outcomes[outcome] += n;
    if (!load.status.ok()) {
      std::fprintf(stderr, "load_driver: %s\n", load.status.ToString().c_str());
      failed = true;
    }
  }
  std::sort(latency_ms.begin(), latency_ms.end());
  std::string line = absl::StrCat(
      "{\"articles\":", count, ",\"answers\":", latency_ms.size(),
      ",\"seconds\":", seconds, ",\"articles_per_second\":", count / seconds,
      ",\"ack_p50_ms\":", Percentile(latency_ms, 0.5),
      ",\"ack_p99_ms\":", Percentile(latency_ms, 0.99), ",\"outcomes\":{");
  const char* separator = "";
  for (const auto& [outcome, n] : outcomes) {
    absl::StrAppend(&line, separator, "\"", outcome, "\":", n);
    separator = ",";
  }
  std::printf("%s}}\n", line.c_str());
  return failed || latency_ms.size() != count ? 1 : 0;
}

}  // namespace
}  // namespace hearsay

int main(int argc, char** argv) { return hearsay::Main(argc, argv); }

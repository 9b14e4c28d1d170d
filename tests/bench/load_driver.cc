// Streams articles to a server of IngestService as fast as it takes them, over
// several streams with a bounded window each, and prints one JSON line with the
// rate and the time from handing an article to the stream to its answer.
//
//   load_driver --address HOST:PORT [--streams 4] [--window 64] [--limit N]
//   [--rate R] [--seconds S] [--report_seconds S] [--first_round N] FILE...
//
// All articles are read before the clock starts. With a rate no more than R
// articles a second are sent. With seconds they are sent again for that long,
// each time at other addresses, so that each is a new article (and a
// near-duplicate of the one before); a second run at the same server begins
// with the round that the first did not reach. With report_seconds there is a
// line for each such span, of what was answered in it, before the one of all.

#include <algorithm>
#include <atomic>
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
#include "absl/base/thread_annotations.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "client/article_reader.h"
#include "client/connection.h"
#include "client/ingest_sender.h"
#include "common/base/mutex.h"
#include "hearsay/v1/article.pb.h"
#include "hearsay/v1/ingest_service.pb.h"

namespace hearsay {
namespace {

struct Options {
  std::string address;
  size_t streams = 4;
  size_t window = 64;
  size_t limit = 0;
  double rate = 0;  // Articles a second over all streams; 0 is no limit.
  double seconds = 0;
  double report_seconds = 0;
  size_t first_round = 0;
  std::vector<std::string> files;
};

// What was answered.
struct Answers {
  std::vector<double> latency_ms;
  std::map<std::string, int64_t> outcomes;

  void Add(const Answers& other) {
    latency_ms.insert(latency_ms.end(), other.latency_ms.begin(),
                      other.latency_ms.end());
    for (const auto& [outcome, n] : other.outcomes) outcomes[outcome] += n;
  }
};

// One stream's articles, and what it saw.
struct StreamLoad {
  std::vector<v1::RawArticle> articles;
  std::map<size_t, absl::Time> sent;  // That have no answer yet.
  size_t sent_count = 0;
  absl::Status status;
  Mutex mutex;
  Answers answers ABSL_GUARDED_BY(mutex);

  Answers Take() {
    MutexLock lock(mutex);
    return std::exchange(answers, {});
  }
};

// The article, as of the `round`th time that it is sent.
v1::RawArticle OfRound(v1::RawArticle article, size_t round) {
  if (round == 0) return article;
  if (!article.url().empty()) {
    article.set_url(absl::StrCat(article.url(), "?round=", round));
  }
  article.set_external_id(absl::StrCat(article.external_id(), "#", round));
  return article;
}

void Drive(const Options& options, absl::Time start, StreamLoad& load) {
  const absl::Time end = options.seconds > 0
                             ? start + absl::Seconds(options.seconds)
                             : absl::InfiniteFuture();
  const absl::Duration pause =
      options.rate > 0
          ? absl::Seconds(static_cast<double>(options.streams) / options.rate)
          : absl::ZeroDuration();
  Mutex sent_mutex;  // Next and answered are called by two threads.
  client::SenderOptions sending;
  sending.max_articles_in_flight = options.window;
  // A server that is gone has failed the measurement.
  sending.retry_for = sending.connect_for = absl::Seconds(10);
  client::IngestSender::Events events;
  events.next = [&]() -> std::optional<client::IngestSender::Outgoing> {
    const size_t i = load.sent_count;
    if (load.articles.empty() ||
        (options.seconds <= 0 && i == load.articles.size())) {
      return std::nullopt;
    }
    absl::SleepFor(start + pause * i - absl::Now());
    if (absl::Now() >= end) return std::nullopt;
    ++load.sent_count;
    {
      MutexLock lock(sent_mutex);
      load.sent[i] = absl::Now();
    }
    const size_t count = load.articles.size();
    return client::IngestSender::Outgoing{
        absl::StrCat(i),
        OfRound(load.articles[i % count], options.first_round + i / count)};
  };
  events.answered = [&](const std::string& origin,
                        const v1::StreamArticlesResponse& answer) {
    const absl::Time now = absl::Now();
    absl::Time sent;
    {
      MutexLock lock(sent_mutex);
      const auto found =
          load.sent.find(std::strtoull(origin.c_str(), nullptr, 10));
      sent = found->second;
      load.sent.erase(found);
    }
    MutexLock lock(load.mutex);
    load.answers.latency_ms.push_back(absl::ToDoubleMilliseconds(now - sent));
    ++load.answers.outcomes[v1::IngestOutcome_Name(answer.outcome())];
  };
  events.trouble = [](absl::string_view message) {
    std::fprintf(stderr, "%.*s\n", static_cast<int>(message.size()),
                 message.data());
  };
  client::IngestSender sender(client::OpenChannel(options.address), sending,
                              std::move(events));
  load.status = sender.Run();
}

double Percentile(const std::vector<double>& sorted, double share) {
  if (sorted.empty()) return 0;
  return sorted[static_cast<size_t>(share * (sorted.size() - 1))];
}

// One line: `articles` were sent in `seconds`.
void Print(size_t articles, double seconds, Answers answers) {
  std::sort(answers.latency_ms.begin(), answers.latency_ms.end());
  std::string line = absl::StrCat(
      "{\"articles\":", articles, ",\"answers\":", answers.latency_ms.size(),
      ",\"seconds\":", seconds,
      ",\"articles_per_second\":", static_cast<double>(articles) / seconds,
      ",\"ack_p50_ms\":", Percentile(answers.latency_ms, 0.5),
      ",\"ack_p99_ms\":", Percentile(answers.latency_ms, 0.99),
      ",\"outcomes\":{");
  const char* separator = "";
  for (const auto& [outcome, n] : answers.outcomes) {
    absl::StrAppend(&line, separator, "\"", outcome, "\":", n);
    separator = ",";
  }
  std::printf("%s}}\n", line.c_str());
  std::fflush(stdout);
}

int Main(int argc, char** argv) {
  CLI::App app("Loads an ingest service and measures it.");
  Options options;
  app.add_option("--address", options.address)->required();
  app.add_option("--streams", options.streams)->check(CLI::Range(1, 256));
  app.add_option("--window", options.window)->check(CLI::Range(1, 4096));
  app.add_option("--limit", options.limit,
                 "stop reading after this many articles");
  app.add_option("--rate", options.rate)->check(CLI::NonNegativeNumber);
  app.add_option("--seconds", options.seconds)->check(CLI::NonNegativeNumber);
  app.add_option("--report_seconds", options.report_seconds)
      ->check(CLI::NonNegativeNumber);
  app.add_option("--first_round", options.first_round);
  app.add_option("files", options.files)->required();
  CLI11_PARSE(app, argc, argv);

  std::vector<StreamLoad> loads(options.streams);
  size_t count = 0;
  client::ArticleReader reader(options.files);
  while (std::optional<client::ArticleInput> input = reader.Next()) {
    if (!input->article.ok()) continue;
    loads[count++ % options.streams].articles.push_back(
        *std::move(input->article));
    if (count == options.limit) break;
  }

  const absl::Time start = absl::Now();
  std::atomic<size_t> running = loads.size();
  std::vector<std::thread> threads;
  for (StreamLoad& load : loads) {
    threads.emplace_back([&] {
      Drive(options, start, load);
      --running;
    });
  }
  Answers all;
  const auto take = [&] {
    Answers answers;
    for (StreamLoad& load : loads) answers.Add(load.Take());
    all.Add(answers);
    return answers;
  };
  if (options.report_seconds > 0) {
    const absl::Duration span = absl::Seconds(options.report_seconds);
    for (absl::Time due = start + span; running > 0;) {
      absl::SleepFor(std::min(absl::Milliseconds(50), due - absl::Now()));
      if (absl::Now() < due) continue;
      Answers answers = take();
      const size_t answered = answers.latency_ms.size();
      Print(answered, options.report_seconds, std::move(answers));
      due += span;
    }
  }
  for (std::thread& thread : threads) thread.join();
  const double seconds = absl::ToDoubleSeconds(absl::Now() - start);
  take();

  bool failed = false;
  size_t sent = 0;
  for (const StreamLoad& load : loads) {
    sent += load.sent_count;
    if (load.status.ok()) continue;
    std::fprintf(stderr, "load_driver: %s\n", load.status.ToString().c_str());
    failed = true;
  }
  const size_t answered = all.latency_ms.size();
  Print(sent, seconds, std::move(all));
  return failed || answered != sent ? 1 : 0;
}

}  // namespace
}  // namespace hearsay

int main(int argc, char** argv) { return hearsay::Main(argc, argv); }

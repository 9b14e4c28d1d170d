// Watches claims with a client that breaks off and comes back all the time, and
// a query service that is killed in between, while articles are written and
// revised; then holds what it was told against one watch that was left alone:
// nothing is lost, nothing is told twice.

#include <atomic>
#include <cstdlib>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "client/claim_watcher.h"
#include "client/connection.h"
#include "client/ingest_sender.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/daemon_process.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace hearsay {
namespace {

int Cycles() {
  const char* set = std::getenv("HEARSAY_WATCH_CYCLES");
  if (set != nullptr) return std::atoi(set);
  return std::getenv("HEARSAY_LONG") != nullptr ? 10000 : 60;
}

constexpr int kCyclesBetweenKills = 50;
constexpr char kLastWords[] = "the last bridge of all";

v1::RawArticle Article(int number, int version, absl::string_view bridge) {
  v1::RawArticle article;
  article.set_source("watched.example");
  article.set_external_id(absl::StrCat("a", number));
  article.set_title("Bridges");
  article.set_text(absl::StrCat(
      "The mayor said on Monday that ", bridge, " ", number,
      " would reopen in spring.\n\nEngineers have denied that version ",
      version, " of it was ever closed, according to the Harbour Gazette."));
  return article;
}

// Sends new articles and, one time in three, a new version of an old one, until
// it is told to stop; then the one with the last words.
class Writer {
 public:
  explicit Writer(const std::string& address)
      : thread_([this, address] { Run(address); }) {}
  void Finish() {
    stop_ = true;
    thread_.join();
    HEARSAY_EXPECT_OK(status_);
  }

 private:
  void Run(const std::string& address) {
    client::SenderOptions options;
    options.max_articles_in_flight = 16;
    client::IngestSender::Events events;
    events.next = [this]() -> std::optional<client::IngestSender::Outgoing> {
      if (finished_) return std::nullopt;
      client::IngestSender::Outgoing out;
      if (stop_) {
        finished_ = true;
        out.article =
            Article(static_cast<int>(versions_.size()), 1, kLastWords);
        return out;
      }
      absl::SleepFor(absl::Milliseconds(2));
      size_t number = versions_.size();
      if (number > 0 && random_() % 3 == 0) number = random_() % number;
      if (number == versions_.size()) versions_.push_back(0);
      out.article =
          Article(static_cast<int>(number), ++versions_[number], "the bridge");
      return out;
    };
    events.answered = [](const std::string&,
                         const v1::StreamArticlesResponse& answer) {
      EXPECT_NE(answer.outcome(), v1::INGEST_OUTCOME_REJECTED)
          << answer.error().message();
    };
    events.trouble = [](absl::string_view) {};
    client::IngestSender sender(client::OpenChannel(address), options,
                                std::move(events));
    status_ = sender.Run();
  }

  std::mt19937 random_{11};
  std::atomic<bool> stop_{false};
  bool finished_ = false;
  std::vector<int> versions_;
  absl::Status status_;
  std::thread thread_;
};

// Everything that a watch was told, and where it stands.
struct Told {
  std::string token;
  std::vector<std::string> events;
  bool last_words = false;

  // Watches until `events` are told, or the last words are.
  void Watch(const std::string& address, int count) {
    v1::WatchClaimsRequest request;
    request.set_resume_token(token);
    client::WatcherOptions options;
    options.min_backoff = absl::Milliseconds(10);
    options.max_backoff = absl::Milliseconds(200);
    client::ClaimWatcher::Events handlers;
    handlers.told = [&](const v1::WatchClaimsResponse& response) {
      token = response.resume_token();
      if (response.change() == v1::CLAIM_CHANGE_UNSPECIFIED) return count > 0;
      events.push_back(absl::StrCat(v1::ClaimChange_Name(response.change()),
                                    " ", response.claim().name(), " ",
                                    response.claim().article_revision()));
      last_words = absl::StrContains(response.claim().text(), kLastWords);
      return --count > 0 && !last_words;
    };
    handlers.trouble = [](absl::string_view) {};
    client::ClaimWatcher watcher(client::OpenChannel(address), request, options,
                                 std::move(handlers));
    const grpc::Status status = watcher.Run();
    EXPECT_TRUE(status.ok()) << status.error_message();
  }
};

TEST(WatchLoopTest, NothingIsLostOrRepeatedOverBreaksAndKills) {
  const TempDir dir;
  const std::string bin = BinaryDir();
  HEARSAY_ASSERT_OK_AND_ASSIGN(
      const auto ingest,
      DaemonProcess::Start({bin + "/hearsay-ingest", "--data_dir",
                            dir / "record", "--listen", "127.0.0.1:0",
                            "--metrics_listen", "127.0.0.1:0"}));
  const auto start_query = [&](const std::string& listen) {
    return DaemonProcess::Start({bin + "/hearsay-query", "--data_dir",
                                 dir / "model", "--ingest_address",
                                 ingest->address(), "--listen", listen,
                                 "--metrics_listen", "127.0.0.1:0"});
  };
  HEARSAY_ASSERT_OK_AND_ASSIGN(auto query, start_query("127.0.0.1:0"));
  const std::string address = query->address();

  Told broken;
  broken.Watch(address, 0);  // For a token before the first change.
  const std::string beginning = broken.token;
  Writer writer(ingest->address());
  std::mt19937 random(12);
  const int cycles = Cycles();
  int kills = 0;
  for (int cycle = 1; cycle <= cycles; ++cycle) {
    std::thread killer;
    if (cycle % kCyclesBetweenKills == 0 || cycle == cycles / 2) {
      ++kills;
      killer = std::thread([&, delay = random() % 30] {
        absl::SleepFor(absl::Milliseconds(delay));
        query->Kill();
        auto restarted = start_query(address);
        ASSERT_THAT(restarted, IsOk());
        query = *std::move(restarted);
      });
    }
    // Through a kill until it is over.
    broken.Watch(address, killer.joinable() ? 40 : 1 + random() % 3);
    if (killer.joinable()) killer.join();
  }
  writer.Finish();
  while (!broken.last_words) broken.Watch(address, 1000);

  Told straight;
  straight.token = beginning;
  while (!straight.last_words) straight.Watch(address, 1 << 30);
  ASSERT_EQ(broken.events.size(), straight.events.size());
  for (size_t i = 0; i < straight.events.size(); ++i) {
    ASSERT_EQ(broken.events[i], straight.events[i]) << i;
  }
  EXPECT_GT(straight.events.size(), static_cast<size_t>(cycles));
  std::printf("%d watches, %d kills, %zu events: 0 lost, 0 repeated\n", cycles,
              kills, straight.events.size());
}

}  // namespace
}  // namespace hearsay

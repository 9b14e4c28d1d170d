// Kills both daemons at random moments, again and again, under eight streams of
// new and revised articles, and then holds the promises against what is left:
// nothing acked is lost, nothing is doubled, nothing is torn, and the read
// model is the one that a rebuild from the first change gives.

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "client/connection.h"
#include "client/ingest_sender.h"
#include "common/base/mutex.h"
#include "gmock/gmock.h"
#include "grpcpp/client_context.h"
#include "gtest/gtest.h"
#include "hearsay/internal/v1/read_model_service.grpc.pb.h"
#include "hearsay/internal/v1/replication_service.grpc.pb.h"
#include "hearsay/v1/query_service.grpc.pb.h"
#include "tests/support/daemon_process.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace hearsay {
namespace {

namespace iv1 = internal::v1;
using ::testing::HasSubstr;

constexpr int kStreams = 8;

int Cycles() {
  const char* set = std::getenv("HEARSAY_KILL_CYCLES");
  if (set != nullptr) return std::atoi(set);
  return std::getenv("HEARSAY_LONG") != nullptr ? 500 : 8;
}

// What was sent and answered of one article.
struct Sent {
  int versions = 0;
  int answered = 0;
  std::string name;
};

// One collector: new articles and, one time in four, a revision of an old one.
class Collector {
 public:
  Collector(int number, std::string address)
      : number_(number),
        random_(number),
        thread_([this, address] { Run(address); }) {}

  // No new articles; returns when all are answered.
  void Finish() {
    stop_ = true;
    thread_.join();
  }
  const std::map<std::string, Sent>& sent() const { return sent_; }
  int answers() const { return answers_; }
  const absl::Status& status() const { return status_; }

  static std::string Marker(const std::string& id, int version) {
    return absl::StrCat("marker", id, "v", version, "end");
  }

 private:
  void Run(const std::string& address) {
    client::SenderOptions options;
    options.max_articles_in_flight = 32;
    options.retry_for = absl::Seconds(60);
    options.connect_for = absl::Seconds(60);
    options.max_backoff = absl::Milliseconds(500);
    client::IngestSender::Events events;
    events.next = [this] { return Next(); };
    events.answered = [this](const std::string& origin,
                             const v1::StreamArticlesResponse& answer) {
      Answered(origin, answer);
    };
    events.trouble = [](absl::string_view) {};
    client::IngestSender sender(client::OpenChannel(address), options,
                                std::move(events));
    status_ = sender.Run();
  }

  std::optional<client::IngestSender::Outgoing> Next() {
    if (stop_) return std::nullopt;
    MutexLock lock(mutex_);
    std::string id;
    if (!sent_.empty() && random_() % 4 == 0) {
      id = absl::StrCat("s", number_, "a", random_() % sent_.size());
    } else {
      id = absl::StrCat("s", number_, "a", sent_.size());
    }
    const int version = ++sent_[id].versions;
    client::IngestSender::Outgoing out;
    out.origin = id;
    out.article.set_source(absl::StrCat("stream", number_, ".example"));
    out.article.set_external_id(id);
    out.article.set_title(absl::StrCat("The bridge over the ", id));
    const std::string marker = Marker(id, version);
    out.article.set_text(absl::StrCat(
        "The mayor said on Monday that the bridge ", marker,
        " would reopen in spring.\n\nEngineers have denied that ", marker,
        " was ever closed, according to the Harbour Gazette."));
    return out;
  }

  void Answered(const std::string& id,
                const v1::StreamArticlesResponse& answer) {
    MutexLock lock(mutex_);
    Sent& sent = sent_[id];
    ++sent.answered;
    ++answers_;
    EXPECT_NE(answer.outcome(), v1::INGEST_OUTCOME_REJECTED)
        << answer.error().message();
    EXPECT_NE(answer.article(), "");
    if (!sent.name.empty()) {
      EXPECT_EQ(sent.name, answer.article());
    }
    sent.name = answer.article();
  }

  const int number_;
  std::mt19937 random_;
  std::atomic<bool> stop_ = false;
  Mutex mutex_;
  std::map<std::string, Sent> sent_;
  std::atomic<int> answers_ = 0;
  absl::Status status_;
  std::thread thread_;
};

// A daemon that is started again on its port after every kill.
class Daemon {
 public:
  Daemon(std::vector<std::string> argv) : argv_(std::move(argv)) {
    Start("127.0.0.1:0");
  }
  const std::string& address() const { return process_->address(); }
  void KillAndRestart() {
    const std::string address = process_->address();
    process_->Kill();
    Start(address);
  }

 private:
  void Start(const std::string& listen) {
    std::vector<std::string> argv = argv_;
    argv.insert(argv.end(), {"--listen", listen});
    auto process = DaemonProcess::Start(argv);
    if (!process.ok()) {
      ADD_FAILURE() << process.status();
      std::abort();
    }
    process_ = *std::move(process);
  }

  const std::vector<std::string> argv_;
  std::unique_ptr<DaemonProcess> process_;
};

iv1::GetReadModelResponse ReadModelOf(const std::string& address, bool digest) {
  const auto stub =
      iv1::ReadModelService::NewStub(client::OpenChannel(address));
  iv1::GetReadModelRequest request;
  request.set_digest(digest);
  iv1::GetReadModelResponse response;
  grpc::ClientContext context;
  client::SetTimeout(context, absl::Seconds(60));
  context.set_wait_for_ready(true);
  const grpc::Status status = stub->GetReadModel(&context, request, &response);
  EXPECT_TRUE(status.ok()) << status.error_message();
  return response;
}

iv1::GetLogResponse LogOf(const std::string& address) {
  const auto stub =
      iv1::ReplicationService::NewStub(client::OpenChannel(address));
  iv1::GetLogResponse response;
  grpc::ClientContext context;
  client::SetTimeout(context, absl::Seconds(60));
  context.set_wait_for_ready(true);
  const grpc::Status status = stub->GetLog(&context, {}, &response);
  EXPECT_TRUE(status.ok()) << status.error_message();
  return response;
}

// True when the read model reaches `sequence` within `patience`.
bool CatchesUp(const std::string& address, uint64_t sequence,
               absl::Duration patience) {
  const absl::Time until = absl::Now() + patience;
  while (absl::Now() < until) {
    if (ReadModelOf(address, false).applied_sequence() >= sequence) return true;
    absl::SleepFor(absl::Milliseconds(50));
  }
  return false;
}

TEST(KillLoopTest, NothingAckedIsLostDoubledOrTorn) {
  const TempDir dir;
  const std::string bin = BinaryDir();
  Daemon ingest({bin + "/hearsay-ingest", "--data_dir",
                 absl::StrCat(dir.path(), "/record"), "--metrics_listen",
                 "127.0.0.1:0"});
  const auto query_argv = [&](absl::string_view name) {
    return std::vector<std::string>{bin + "/hearsay-query",
                                    "--data_dir",
                                    absl::StrCat(dir.path(), "/", name),
                                    "--ingest_address",
                                    ingest.address(),
                                    "--metrics_listen",
                                    "127.0.0.1:0"};
  };
  Daemon query(query_argv("read_model"));

  std::vector<std::unique_ptr<Collector>> collectors;
  for (int i = 0; i < kStreams; ++i) {
    collectors.push_back(std::make_unique<Collector>(i, ingest.address()));
  }

  std::mt19937 random(7);
  uint64_t applied = 0;
  const int cycles = Cycles();
  for (int cycle = 0; cycle < cycles; ++cycle) {
    absl::SleepFor(absl::Milliseconds(100 + random() % 500));
    ingest.KillAndRestart();
    absl::SleepFor(absl::Milliseconds(random() % 300));
    const uint64_t before =
        ReadModelOf(query.address(), false).applied_sequence();
    EXPECT_GE(before, applied) << "the applied sequence went back";
    query.KillAndRestart();
    applied = ReadModelOf(query.address(), false).applied_sequence();
    EXPECT_GE(applied, before) << "the applied sequence went back";
  }
  for (auto& collector : collectors) {
    collector->Finish();
    HEARSAY_EXPECT_OK(collector->status());
  }

  const iv1::GetLogResponse log = LogOf(ingest.address());
  ASSERT_TRUE(CatchesUp(query.address(), log.last_sequence(), absl::Seconds(5)))
      << "not within 5 s of quiet";
  const iv1::GetReadModelResponse model = ReadModelOf(query.address(), true);

  const auto stub =
      v1::QueryService::NewStub(client::OpenChannel(query.address()));
  int64_t articles = 0;
  int64_t revisions = 0;
  int64_t answers = 0;
  for (const auto& collector : collectors) {
    answers += collector->answers();
    for (const auto& [id, sent] : collector->sent()) {
      ++articles;
      revisions += sent.versions;
      ASSERT_EQ(sent.answered, sent.versions) << id;
      v1::GetArticleRequest request;
      request.set_name(sent.name);
      v1::Article article;
      grpc::ClientContext context;
      const grpc::Status status = stub->GetArticle(&context, request, &article);
      ASSERT_TRUE(status.ok())
          << "acked and lost: " << sent.name << ": " << status.error_message();
      EXPECT_EQ(article.revision(), sent.versions) << sent.name;
      EXPECT_THAT(article.text(),
                  HasSubstr(Collector::Marker(id, sent.versions)));
    }
  }
  EXPECT_EQ(log.article_count(), articles);
  EXPECT_EQ(model.article_count(), articles);
  EXPECT_EQ(model.claim_count(), log.claim_count());
  EXPECT_EQ(static_cast<int64_t>(log.last_sequence()), revisions);
  EXPECT_GT(answers, cycles);

  Daemon rebuilt(query_argv("rebuilt"));
  // The log grows with the cycles, and others may use the machine.
  const absl::Duration patience =
      absl::Seconds(120) + absl::Milliseconds(3) * revisions;
  ASSERT_TRUE(CatchesUp(rebuilt.address(), log.last_sequence(), patience));
  const iv1::GetReadModelResponse fresh = ReadModelOf(rebuilt.address(), true);
  EXPECT_FALSE(model.digests().empty());
  for (const auto& [family, digest] : model.digests()) {
    EXPECT_EQ(fresh.digests().at(family), digest) << family;
  }
  EXPECT_EQ(fresh.digests().size(), model.digests().size());
  RecordProperty("cycles", cycles);
  std::printf(
      "%d kills of each daemon, %lld articles, %lld acked revisions: "
      "0 lost\n",
      cycles, static_cast<long long>(articles),
      static_cast<long long>(answers));
}

}  // namespace
}  // namespace hearsay

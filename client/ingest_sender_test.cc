#include "client/ingest_sender.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "client/connection.h"
#include "gmock/gmock.h"
#include "google/rpc/error_details.pb.h"
#include "grpcpp/server.h"
#include "grpcpp/server_builder.h"
#include "tests/support/status_matchers.h"

namespace hearsay::client {
namespace {

using ::testing::HasSubstr;

// How the fake service ends its streams. Each stream takes `reads` articles,
// commits all of them, answers all but the last `unanswered` of them, in
// reverse order, and ends with `end`; 0 reads means until the client is done.
struct Script {
  int reads = 0;
  int unanswered = 0;
  grpc::Status end = grpc::Status::OK;
};

// An ingest service in memory.
class FakeIngestService final : public v1::IngestService::Service {
 public:
  using Stream = grpc::ServerReaderWriter<v1::StreamArticlesResponse,
                                          v1::StreamArticlesRequest>;

  explicit FakeIngestService(std::vector<Script> scripts)
      : scripts_(std::move(scripts)) {}

  grpc::Status StreamArticles(grpc::ServerContext*, Stream* stream) override {
    Script script;
    {
      MutexLock lock(mutex_);
      if (streams_ < scripts_.size()) script = scripts_[streams_];
      ++streams_;
    }
    std::vector<v1::StreamArticlesResponse> answers;
    v1::StreamArticlesRequest request;
    int reads = 0;
    while (stream->Read(&request)) {
      answers.push_back(Commit(request));
      if (++reads == script.reads) break;
      // A service without a script answers at once, as the client's window
      // may be smaller than what it has to send.
      if (script.reads == 0) Answer(answers, 0, *stream);
    }
    Answer(answers, script.unanswered, *stream);
    return script.end;
  }

  // How often each article was committed, by its text.
  std::map<std::string, int> commits() const {
    MutexLock lock(mutex_);
    return commits_;
  }
  size_t streams() const {
    MutexLock lock(mutex_);
    return streams_;
  }
  // The first rejections, by the article's text.
  std::map<std::string, google::rpc::Status> reject_once;

 private:
  v1::StreamArticlesResponse Commit(const v1::StreamArticlesRequest& request) {
    MutexLock lock(mutex_);
    v1::StreamArticlesResponse answer;
    answer.set_request_id(request.request_id());
    if (auto it = reject_once.find(request.article().text());
        it != reject_once.end()) {
      answer.set_outcome(v1::INGEST_OUTCOME_REJECTED);
      *answer.mutable_error() = it->second;
      reject_once.erase(it);
      return answer;
    }
    const bool known = ++commits_[request.article().text()] > 1;
    answer.set_outcome(known ? v1::INGEST_OUTCOME_UNCHANGED
                             : v1::INGEST_OUTCOME_CREATED);
    answer.set_article(request.article().text());
    return answer;
  }

  void Answer(std::vector<v1::StreamArticlesResponse>& answers, int keep,
              Stream& stream) {
    std::reverse(answers.begin(), answers.end());
    for (size_t i = keep; i < answers.size(); ++i) stream.Write(answers[i]);
    answers.clear();
  }

  const std::vector<Script> scripts_;
  mutable Mutex mutex_;
  size_t streams_ ABSL_GUARDED_BY(mutex_) = 0;
  std::map<std::string, int> commits_ ABSL_GUARDED_BY(mutex_);
};

std::unique_ptr<grpc::Server> Serve(FakeIngestService& service, int& port) {
  grpc::ServerBuilder builder;
  builder.AddListeningPort(absl::StrCat("127.0.0.1:", port),
                           grpc::InsecureServerCredentials(), &port);
  builder.RegisterService(&service);
  return builder.BuildAndStart();
}

SenderOptions FastOptions() {
  SenderOptions options;
  options.max_articles_in_flight = 16;
  options.min_backoff = absl::Milliseconds(1);
  options.max_backoff = absl::Milliseconds(200);
  return options;
}

// Sends articles `a0` … and keeps what came back.
struct Sent {
  absl::Status status;
  std::map<std::string, std::vector<v1::StreamArticlesResponse>> answers;
  int troubles = 0;
};

Sent Send(
    int port, int articles, const SenderOptions& options,
    absl::AnyInvocable<void(int)> before = [](int) {}) {
  Sent sent;
  int next = 0;
  IngestSender::Events events;
  events.next = [&]() -> std::optional<IngestSender::Outgoing> {
    if (next == articles) return std::nullopt;
    before(next);
    IngestSender::Outgoing out;
    out.origin = absl::StrCat("a", next++);
    out.article.set_text(out.origin);
    return out;
  };
  events.answered = [&](const std::string& origin,
                        const v1::StreamArticlesResponse& answer) {
    sent.answers[origin].push_back(answer);
  };
  events.trouble = [&](absl::string_view) { ++sent.troubles; };
  IngestSender sender(OpenChannel(absl::StrCat("127.0.0.1:", port)), options,
                      std::move(events));
  sent.status = sender.Run();
  return sent;
}

void ExpectEachAnsweredOnce(const Sent& sent, int articles) {
  EXPECT_EQ(sent.answers.size(), static_cast<size_t>(articles));
  for (const auto& [origin, answers] : sent.answers) {
    EXPECT_EQ(answers.size(), 1u) << origin;
    EXPECT_EQ(answers.front().article(), origin) << "answers are mixed up";
  }
}

TEST(IngestSenderTest, OneStreamAnswersEachArticleOnce) {
  FakeIngestService service({});
  int port = 0;
  const auto server = Serve(service, port);
  const Sent sent = Send(port, 300, FastOptions());
  HEARSAY_EXPECT_OK(sent.status);
  ExpectEachAnsweredOnce(sent, 300);
  EXPECT_EQ(sent.troubles, 0);
  EXPECT_EQ(service.streams(), 1u);
}

TEST(IngestSenderTest, ResendsWhatHasNoAnswerAcrossDropsDrainsAndAges) {
  const grpc::Status drain(grpc::StatusCode::UNAVAILABLE, "draining");
  const grpc::Status dropped(grpc::StatusCode::INTERNAL, "connection reset");
  FakeIngestService service({
      {.reads = 7, .unanswered = 3, .end = drain},
      {.reads = 1, .unanswered = 1, .end = dropped},
      {.reads = 16, .unanswered = 16, .end = dropped},
      {.reads = 9, .unanswered = 0, .end = grpc::Status::OK},
  });
  int port = 0;
  const auto server = Serve(service, port);
  const Sent sent = Send(port, 200, FastOptions());
  HEARSAY_EXPECT_OK(sent.status);
  ExpectEachAnsweredOnce(sent, 200);
  EXPECT_EQ(service.commits().size(), 200u) << "articles were lost";
  EXPECT_GE(sent.troubles, 3);
}

TEST(IngestSenderTest, GoesOnWithAServerThatComesBack) {
  FakeIngestService service({});
  int port = 0;
  auto server = Serve(service, port);
  const Sent sent = Send(port, 100, FastOptions(), [&](int article) {
    if (article != 50) return;
    server->Shutdown(std::chrono::system_clock::now());
    server.reset();
    server = Serve(service, port);
  });
  HEARSAY_EXPECT_OK(sent.status);
  ExpectEachAnsweredOnce(sent, 100);
  EXPECT_EQ(service.commits().size(), 100u);
}

TEST(IngestSenderTest, ARejectionThatAsksForARetryIsRetried) {
  FakeIngestService service({});
  google::rpc::RetryInfo retry;
  retry.mutable_retry_delay()->set_nanos(1'000'000);
  google::rpc::Status full;
  full.set_code(static_cast<int>(absl::StatusCode::kResourceExhausted));
  full.add_details()->PackFrom(retry);
  google::rpc::Status bad;
  bad.set_code(static_cast<int>(absl::StatusCode::kInvalidArgument));
  service.reject_once = {{"a3", full}, {"a5", bad}};
  int port = 0;
  const auto server = Serve(service, port);
  const Sent sent = Send(port, 20, FastOptions());
  HEARSAY_EXPECT_OK(sent.status);
  EXPECT_EQ(sent.answers.size(), 20u);
  EXPECT_EQ(sent.answers.at("a3").front().outcome(),
            v1::INGEST_OUTCOME_CREATED);
  EXPECT_EQ(sent.answers.at("a5").front().outcome(),
            v1::INGEST_OUTCOME_REJECTED);
}

TEST(IngestSenderTest, AStreamThatIsRefusedEndsTheRun) {
  FakeIngestService service(
      {{.reads = 1,
        .unanswered = 1,
        .end = {grpc::StatusCode::PERMISSION_DENIED, "not your service"}}});
  int port = 0;
  const auto server = Serve(service, port);
  EXPECT_THAT(Send(port, 5, FastOptions()).status,
              StatusIs(absl::StatusCode::kPermissionDenied,
                       HasSubstr("not your service")));
}

TEST(IngestSenderTest, AServiceThatStaysAwayEndsTheRun) {
  SenderOptions options = FastOptions();
  options.connect_for = absl::ZeroDuration();
  const Sent sent = Send(/*port=*/1, 5, options);
  EXPECT_THAT(sent.status, StatusIs(absl::StatusCode::kUnavailable,
                                    HasSubstr("5 articles have no answer")));
}

TEST(IngestSenderTest, NothingToSendNeedsNoService) {
  HEARSAY_EXPECT_OK(Send(/*port=*/1, 0, FastOptions()).status);
}

TEST(IngestSenderTest, WhatTheTransportCannotCarryIsRejectedHere) {
  FakeIngestService service({});
  int port = 0;
  const auto server = Serve(service, port);
  std::vector<v1::StreamArticlesResponse> answers;
  bool sent = false;
  IngestSender::Events events;
  events.next = [&]() -> std::optional<IngestSender::Outgoing> {
    if (std::exchange(sent, true)) return std::nullopt;
    IngestSender::Outgoing out;
    out.article.set_text(std::string(17 << 20, 'x'));
    return out;
  };
  events.answered = [&](const std::string&,
                        const v1::StreamArticlesResponse& answer) {
    answers.push_back(answer);
  };
  IngestSender sender(OpenChannel(absl::StrCat("127.0.0.1:", port)),
                      FastOptions(), std::move(events));
  HEARSAY_EXPECT_OK(sender.Run());
  ASSERT_EQ(answers.size(), 1u);
  EXPECT_EQ(answers[0].outcome(), v1::INGEST_OUTCOME_REJECTED);
  EXPECT_THAT(answers[0].error().message(), HasSubstr("8 MiB"));
  EXPECT_TRUE(service.commits().empty());
}

TEST(IngestSenderTest, CancelEndsARunThatWaitsForTheService) {
  SenderOptions options = FastOptions();
  options.connect_for = absl::InfiniteDuration();
  options.retry_for = absl::InfiniteDuration();
  Mutex mutex;
  CondVar changed;
  bool stopping = false;
  int given = 0;
  IngestSender* running = nullptr;
  IngestSender::Events events;
  // One article, then nothing until the sender gives up: a source that blocks.
  events.next = [&]() -> std::optional<IngestSender::Outgoing> {
    if (given++ == 0) return IngestSender::Outgoing{"a0", v1::RawArticle()};
    running->Cancel();
    MutexLock lock(mutex);
    while (!stopping) changed.Wait(mutex);
    return std::nullopt;
  };
  events.answered = [](const std::string&, const v1::StreamArticlesResponse&) {
    ADD_FAILURE() << "there is no service";
  };
  events.trouble = [](absl::string_view) {};
  events.stopping = [&] {
    MutexLock lock(mutex);
    stopping = true;
    changed.SignalAll();
  };
  // Nobody listens on the discard port.
  IngestSender sender(OpenChannel("127.0.0.1:9"), options, std::move(events));
  running = &sender;
  EXPECT_THAT(sender.Run(), StatusIs(absl::StatusCode::kCancelled,
                                     HasSubstr("1 articles have no answer")));
}

}  // namespace
}  // namespace hearsay::client

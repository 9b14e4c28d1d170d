// hearsay-ingest as its clients meet it, well behaved or not.
#include <grpcpp/grpcpp.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "common/base/field_error.h"
#include "common/base/mutex.h"
#include "common/feed/carriers/tail_feed.h"
#include "common/server/status.h"
#include "common/server/transport_settings.h"
#include "gmock/gmock.h"
#include "hearsay/internal/v1/replication_service.grpc.pb.h"
#include "hearsay/v1/ingest_service.grpc.pb.h"
#include "tests/support/cutting_proxy.h"
#include "tests/support/daemon_process.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace hearsay {
namespace {

using absl::StatusCode;
using internal::v1::GetLogRequest;
using internal::v1::GetLogResponse;
using internal::v1::ReplicationService;
using v1::IngestService;
using v1::StreamArticlesRequest;
using v1::StreamArticlesResponse;
using Stream =
    grpc::ClientReaderWriter<StreamArticlesRequest, StreamArticlesResponse>;

constexpr size_t kMiB = size_t{1} << 20;

StreamArticlesRequest Article(const std::string& id, std::string text) {
  StreamArticlesRequest request;
  request.set_request_id(id);
  v1::RawArticle* article = request.mutable_article();
  article->set_external_id(id);
  article->set_source("example.org");
  article->set_title(absl::StrCat("Report ", id));
  article->set_text(std::move(text));
  return request;
}

std::string Words(const std::string& id) {
  return absl::StrCat("The harbour office said on Monday that ship ", id,
                      " had left. Nobody else confirmed it.");
}

// Plain text of about `bytes` bytes.
std::string LongText(size_t bytes) {
  std::string text;
  text.reserve(bytes + 100);
  for (int i = 0; text.size() < bytes; ++i) {
    absl::StrAppend(&text, "Line ", i, " of the log was read aloud.\n\n");
  }
  return text;
}

class IngestDaemonTest : public ::testing::Test {
 protected:
  IngestDaemonTest() { Start({}); }

  void Start(std::vector<std::string> more) {
    std::vector<std::string> argv = {BinaryDir() + "/hearsay-ingest",
                                     "--listen=127.0.0.1:0",
                                     "--data_dir=" + (dir_ / "record"),
                                     "--drain_settle=0s", "--drain_grace=5s"};
    argv.insert(argv.end(), more.begin(), more.end());
    daemon_.reset();
    auto daemon = DaemonProcess::Start(argv);
    ASSERT_THAT(daemon, IsOk());
    daemon_ = *std::move(daemon);
    channel_ = server::MakeChannel(daemon_->address());
    ingest_ = IngestService::NewStub(channel_);
    replication_ = ReplicationService::NewStub(channel_);
  }

  // Sends one article on a stream of its own and gives its answer.
  absl::StatusOr<StreamArticlesResponse> SendOne(
      const StreamArticlesRequest& request) {
    grpc::ClientContext context;
    auto stream = ingest_->StreamArticles(&context);
    stream->Write(request);
    stream->WritesDone();
    StreamArticlesResponse response, none;
    const bool answered = stream->Read(&response);
    EXPECT_FALSE(answered && stream->Read(&none));
    const absl::Status status = server::FromGrpcStatus(stream->Finish());
    if (!status.ok()) return status;
    if (!answered) return absl::NotFoundError("no answer");
    return response;
  }

  GetLogResponse GetLog() {
    grpc::ClientContext context;
    GetLogResponse response;
    const auto status =
        replication_->GetLog(&context, GetLogRequest(), &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response;
  }

  void ExpectAlive() {
    auto answer = SendOne(Article("alive", Words("alive")));
    ASSERT_THAT(answer, IsOk());
    EXPECT_NE(answer->outcome(), v1::INGEST_OUTCOME_REJECTED);
  }

  TempDir dir_;
  std::unique_ptr<DaemonProcess> daemon_;
  std::shared_ptr<grpc::Channel> channel_;
  std::unique_ptr<IngestService::Stub> ingest_;
  std::unique_ptr<ReplicationService::Stub> replication_;
};

// The first field that an answer's error names.
std::string FieldOf(const StreamArticlesResponse& response) {
  return GetErrorDetail(server::FromRpcStatus(response.error())).field;
}

TEST_F(IngestDaemonTest, AnswersEachArticleOnceAndTellsTheFeed) {
  grpc::ClientContext context;
  auto stream = ingest_->StreamArticles(&context);
  constexpr int kArticles = 300;
  std::thread sender([&] {
    for (int i = 0; i < kArticles; ++i) {
      const std::string id = absl::StrCat("a", i);
      stream->Write(Article(id, Words(id)));
    }
    stream->WritesDone();
  });
  std::map<std::string, int> answers;
  StreamArticlesResponse response;
  while (stream->Read(&response)) {
    ++answers[response.request_id()];
    EXPECT_FALSE(response.has_error());
    EXPECT_FALSE(response.article().empty());
    EXPECT_FALSE(response.consistency_token().empty());
  }
  sender.join();
  EXPECT_TRUE(stream->Finish().ok());
  EXPECT_EQ(answers.size(), kArticles);
  for (const auto& [id, count] : answers) EXPECT_EQ(count, 1) << id;

  const GetLogResponse log = GetLog();
  EXPECT_EQ(log.article_count(), kArticles);
  feed::TailFeed feed(channel_);
  HEARSAY_ASSERT_OK_AND_ASSIGN(auto changes, feed.Tail(log.log_id(), 1));
  uint64_t next = 1;
  while (next <= log.last_sequence()) {
    HEARSAY_ASSERT_OK_AND_ASSIGN(const feed::ChangeBatch batch,
                                 changes->Next(absl::Seconds(30)));
    for (const auto& change : batch.changes) {
      EXPECT_EQ(change.sequence(), next++);
    }
  }
}

TEST_F(IngestDaemonTest, FeedRefusesAnotherLogAndAFutureSequence) {
  feed::TailFeed feed(channel_);
  HEARSAY_ASSERT_OK_AND_ASSIGN(auto other, feed.Tail("not-this-log", 1));
  EXPECT_THAT(other->Next(absl::Seconds(30)),
              StatusIs(StatusCode::kFailedPrecondition));
  HEARSAY_ASSERT_OK_AND_ASSIGN(auto future, feed.Tail("", 1000));
  EXPECT_THAT(future->Next(absl::Seconds(30)),
              StatusIs(StatusCode::kOutOfRange));
}

TEST_F(IngestDaemonTest, FeedTellsOfWhatComesLater) {
  feed::TailFeed feed(channel_);
  HEARSAY_ASSERT_OK_AND_ASSIGN(auto changes, feed.Tail("", 1));
  HEARSAY_ASSERT_OK_AND_ASSIGN(feed::ChangeBatch batch,
                               changes->Next(absl::Milliseconds(1)));
  EXPECT_TRUE(batch.changes.empty());
  ExpectAlive();
  HEARSAY_ASSERT_OK_AND_ASSIGN(batch, changes->Next(absl::Seconds(30)));
  EXPECT_EQ(batch.changes.size(), 1);
  EXPECT_EQ(batch.last_sequence, 1);
}

TEST_F(IngestDaemonTest, BadArticlesAreRejectedAndTheStreamGoesOn) {
  grpc::ClientContext context;
  auto stream = ingest_->StreamArticles(&context);
  StreamArticlesRequest year9999 = Article("year9999", Words("x"));
  year9999.mutable_article()->mutable_publish_time()->set_seconds(253370764800);
  StreamArticlesRequest bad_utf8 = Article("bad_utf8", Words("x"));
  bad_utf8.mutable_article()->set_title("caf\xe9");
  StreamArticlesRequest long_id = Article(std::string(129, 'x'), Words("x"));
  StreamArticlesRequest no_body = Article("no_body", "");
  no_body.mutable_article()->clear_body();
  stream->Write(Article("empty", ""));
  stream->Write(no_body);
  stream->Write(year9999);
  stream->Write(Article("nine_mib", LongText(9 * kMiB)));
  stream->Write(bad_utf8);
  stream->Write(long_id);
  stream->Write(Article("good", Words("good")));
  stream->WritesDone();
  std::map<std::string, StreamArticlesResponse> answers;
  StreamArticlesResponse response;
  while (stream->Read(&response)) answers[response.request_id()] = response;
  EXPECT_TRUE(stream->Finish().ok());
  ASSERT_EQ(answers.size(), 7);
  EXPECT_EQ(answers["good"].outcome(), v1::INGEST_OUTCOME_CREATED);
  const std::map<std::string, std::string> fields = {
      {"empty", "article.text"},
      {"no_body", "article.text"},
      {"year9999", "article.publish_time"},
      {"nine_mib", "article.text"},
      {"bad_utf8", "article.title"},
      {"", "request_id"}};
  for (const auto& [id, field] : fields) {
    EXPECT_EQ(answers[id].outcome(), v1::INGEST_OUTCOME_REJECTED) << id;
    EXPECT_EQ(answers[id].error().code(), 3) << id;
    EXPECT_EQ(FieldOf(answers[id]), field) << answers[id].DebugString();
  }
}

TEST_F(IngestDaemonTest, MessageOverTheTransportLimitEndsTheStream) {
  grpc::ClientContext context;
  auto stream = ingest_->StreamArticles(&context);
  stream->Write(Article("before", Words("before")));
  StreamArticlesResponse response;
  ASSERT_TRUE(stream->Read(&response));
  stream->Write(Article("huge", LongText(100 * kMiB)));
  stream->WritesDone();
  EXPECT_FALSE(stream->Read(&response));
  EXPECT_THAT(server::FromGrpcStatus(stream->Finish()),
              StatusIs(StatusCode::kResourceExhausted));
  ExpectAlive();
  EXPECT_LT(daemon_->PeakResidentBytes(), 400 * kMiB);
  std::printf("server's peak %zu MiB\n", daemon_->PeakResidentBytes() / kMiB);
}

TEST_F(IngestDaemonTest, UnaryAnswersErrorsWithTheirField) {
  const auto ingest = [&](v1::IngestArticleRequest request) {
    grpc::ClientContext context;
    v1::IngestArticleResponse response;
    return server::FromGrpcStatus(
        ingest_->IngestArticle(&context, request, &response));
  };
  v1::IngestArticleRequest request;
  *request.mutable_article() = Article("u", "").article();
  EXPECT_EQ(GetErrorDetail(ingest(request)).field, "article.text");
  request.mutable_article()->set_text("caf\xe9");
  EXPECT_EQ(GetErrorDetail(ingest(request)).field, "article.text");
  request.mutable_article()->set_text(Words("u"));
  HEARSAY_EXPECT_OK(ingest(request));
}

TEST_F(IngestDaemonTest, ValidateOnlyShowsAndStoresNothing) {
  v1::IngestArticleRequest request;
  *request.mutable_article() = Article("v", Words("v")).article();
  request.set_validate_only(true);
  grpc::ClientContext context;
  v1::IngestArticleResponse response;
  ASSERT_TRUE(ingest_->IngestArticle(&context, request, &response).ok());
  EXPECT_EQ(response.outcome(), v1::INGEST_OUTCOME_CREATED);
  EXPECT_THAT(response.normalized_article().text(),
              ::testing::HasSubstr("harbour office"));
  EXPECT_EQ(response.claims_size(), response.claim_count());
  EXPECT_GT(response.claims_size(), 0);
  EXPECT_EQ(GetLog().last_sequence(), 0);
}

TEST_F(IngestDaemonTest, RetractionIsIdempotentAndChecked) {
  HEARSAY_ASSERT_OK_AND_ASSIGN(const StreamArticlesResponse answer,
                               SendOne(Article("r", Words("r"))));
  const auto retract = [&](const std::string& name, const std::string& reason) {
    grpc::ClientContext context;
    v1::RetractArticleRequest request;
    request.set_name(name);
    request.set_reason(reason);
    v1::RetractArticleResponse response;
    const auto status = ingest_->RetractArticle(&context, request, &response);
    EXPECT_TRUE(response.article().text().empty());
    return server::FromGrpcStatus(status);
  };
  EXPECT_EQ(GetErrorDetail(retract(answer.article(), "")).field, "reason");
  EXPECT_EQ(GetErrorDetail(retract("nonsense", "why")).field, "name");
  EXPECT_EQ(GetErrorDetail(retract(answer.article() + "@1", "why")).field,
            "name");
  HEARSAY_EXPECT_OK(retract(answer.article(), "libel"));
  HEARSAY_EXPECT_OK(retract(answer.article(), "libel"));
  EXPECT_EQ(GetLog().article_count(), 0);
}

TEST_F(IngestDaemonTest, ClientThatNeverReadsIsHeldBack) {
  Start({"--extract=false"});
  // The client's library takes in megabytes of answers unless it is told to
  // hold less; the server's bound is another.
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_HTTP2_BDP_PROBE, 0);
  arguments.SetInt(GRPC_ARG_HTTP2_STREAM_LOOKAHEAD_BYTES, 64 << 10);
  const auto stub = IngestService::NewStub(grpc::CreateCustomChannel(
      daemon_->address(), grpc::InsecureChannelCredentials(), arguments));
  grpc::ClientContext context;
  auto stream = stub->StreamArticles(&context);
  std::atomic<int> sent{0};
  std::thread sender([&] {
    const std::string text = LongText(64 << 10);
    while (stream->Write(Article(absl::StrCat("n", sent.load()), text))) ++sent;
  });
  // It stands still when the server has stopped reading.
  for (int before = -1; before != sent;) {
    before = sent;
    absl::SleepFor(absl::Seconds(2));
  }
  ExpectAlive();
  EXPECT_LT(daemon_->PeakResidentBytes(), 400 * kMiB);
  std::printf("%d articles sent, server's peak %zu MiB\n", sent.load(),
              daemon_->PeakResidentBytes() / kMiB);
  context.TryCancel();
  sender.join();
}

TEST_F(IngestDaemonTest, ClientThatNeverSendsCostsNothing) {
  std::vector<std::unique_ptr<grpc::ClientContext>> contexts;
  std::vector<std::unique_ptr<Stream>> streams;
  for (int i = 0; i < 32; ++i) {
    contexts.push_back(std::make_unique<grpc::ClientContext>());
    streams.push_back(ingest_->StreamArticles(contexts.back().get()));
  }
  ExpectAlive();
  for (auto& stream : streams) {
    stream->WritesDone();
    EXPECT_TRUE(stream->Finish().ok());
  }
}

TEST_F(IngestDaemonTest, ClientsThatVanishLeaveNothingBehind) {
  for (int i = 0; i < 50; ++i) {
    grpc::ClientContext context;
    auto stream = ingest_->StreamArticles(&context);
    stream->Write(Article(absl::StrCat("v", i), LongText(256 << 10)));
    context.TryCancel();
    stream->Finish();
  }
  ExpectAlive();
  // A drain waits for every call, so a lost one would take the whole grace.
  EXPECT_EQ(daemon_->Terminate(absl::Seconds(30)), 0);
}

TEST_F(IngestDaemonTest, ConnectionCutInsideAMessageStoresNothingOfIt) {
  constexpr int kCuts = 40;
  // The article's message is larger than what is let through.
  constexpr size_t kTextBytes = 512 << 10;
  for (int i = 0; i < kCuts; ++i) {
    CuttingProxy proxy(daemon_->address(), 2000 + i * (kTextBytes / kCuts));
    const auto stub =
        IngestService::NewStub(server::MakeChannel(proxy.address()));
    grpc::ClientContext context;
    auto stream = stub->StreamArticles(&context);
    stream->Write(Article(absl::StrCat("cut", i), LongText(kTextBytes)));
    stream->WritesDone();
    StreamArticlesResponse response;
    EXPECT_FALSE(stream->Read(&response)) << response.DebugString();
    EXPECT_THAT(server::FromGrpcStatus(stream->Finish()),
                StatusIs(StatusCode::kUnavailable));
  }
  ExpectAlive();
  EXPECT_EQ(GetLog().article_count(), 1);  // The one that shows it is alive.
  // A drain waits for every call, so a lost one would take the whole grace.
  EXPECT_EQ(daemon_->Terminate(absl::Seconds(30)), 0);
}

TEST_F(IngestDaemonTest, TerminationUnderLoadLosesNoAckedArticle) {
  std::set<std::string> acked;
  int drained_streams = 0;
  Mutex mutex;
  std::vector<std::thread> collectors;
  std::atomic<int> total{0};
  for (int c = 0; c < 4; ++c) {
    collectors.emplace_back([&, c] {
      grpc::ClientContext context;
      auto stream = ingest_->StreamArticles(&context);
      std::thread sender([&] {
        for (int i = 0;; ++i) {
          const std::string id = absl::StrCat("t", c, "-", i);
          if (!stream->Write(Article(id, Words(id)))) return;
        }
      });
      StreamArticlesResponse response;
      while (stream->Read(&response)) {
        ++total;
        MutexLock lock(mutex);
        acked.insert(response.request_id());
      }
      sender.join();
      const absl::Status status = server::FromGrpcStatus(stream->Finish());
      EXPECT_THAT(status, StatusIs(StatusCode::kUnavailable));
      // A client that is still sending when the connection closes may lose the
      // server's last words to the reset that its own bytes provoke.
      EXPECT_THAT(GetErrorDetail(status).reason,
                  ::testing::AnyOf("DRAINING", ""));
      MutexLock lock(mutex);
      ++drained_streams;
    });
  }
  while (total < 200) absl::SleepFor(absl::Milliseconds(1));
  EXPECT_EQ(daemon_->Terminate(absl::Seconds(30)), 0);
  for (std::thread& collector : collectors) collector.join();
  EXPECT_EQ(drained_streams, 4);

  Start({});
  std::set<std::string> stored;
  const GetLogResponse log = GetLog();
  feed::TailFeed feed(channel_);
  HEARSAY_ASSERT_OK_AND_ASSIGN(auto changes, feed.Tail("", 1));
  for (uint64_t last = 0; last < log.last_sequence();) {
    HEARSAY_ASSERT_OK_AND_ASSIGN(const feed::ChangeBatch batch,
                                 changes->Next(absl::Seconds(30)));
    for (const auto& change : batch.changes) {
      stored.insert(change.record().external_id());
      last = change.sequence();
    }
  }
  for (const std::string& id : acked) EXPECT_TRUE(stored.contains(id)) << id;
  EXPECT_GE(log.article_count(), static_cast<int64_t>(acked.size()));
}

TEST_F(IngestDaemonTest, MissingModelsAreNamed) {
  // It must not find less in silence.
  auto other = DaemonProcess::Start(
      {BinaryDir() + "/hearsay-ingest", "--listen=127.0.0.1:0",
       "--data_dir=" + (dir_ / "other"), "--model_dir=" + (dir_ / "none")});
  EXPECT_THAT(other,
              StatusIs(StatusCode::kUnavailable,
                       ::testing::AllOf(::testing::HasSubstr("--model_dir: "),
                                        ::testing::HasSubstr(".model"))));
}

TEST_F(IngestDaemonTest, TakenPortIsNamedAndTheStoreIsLeftAlone) {
  auto second = DaemonProcess::Start({BinaryDir() + "/hearsay-ingest",
                                      "--listen=" + daemon_->address(),
                                      "--data_dir=" + (dir_ / "other")});
  EXPECT_THAT(second,
              StatusIs(StatusCode::kUnavailable,
                       ::testing::HasSubstr("--listen: cannot listen")));
  ExpectAlive();
}

}  // namespace
}  // namespace hearsay

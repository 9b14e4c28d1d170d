#include "tests/faults/daemon_pair.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "common/feed/carriers/tail_feed.h"
#include "common/server/status.h"
#include "common/server/transport_settings.h"
#include "grpc/health/v1/health.grpc.pb.h"
#include "tests/support/status_matchers.h"

namespace hearsay {
namespace {

namespace fs = std::filesystem;

void SetTimeout(grpc::ClientContext& context, absl::Duration timeout) {
  context.set_deadline(std::chrono::system_clock::now() +
                       absl::ToChronoMicroseconds(timeout));
}

bool IsReady(const std::shared_ptr<grpc::Channel>& channel,
             const std::string& service) {
  grpc::health::v1::HealthCheckRequest request;
  request.set_service(service);
  grpc::health::v1::HealthCheckResponse response;
  grpc::ClientContext context;
  SetTimeout(context, absl::Seconds(5));
  return grpc::health::v1::Health::NewStub(channel)
             ->Check(&context, request, &response)
             .ok() &&
         response.status() ==
             grpc::health::v1::HealthCheckResponse_ServingStatus_SERVING;
}

}  // namespace

bool RunsLong() { return std::getenv("HEARSAY_LONG") != nullptr; }

bool Becomes(absl::Duration patience, const std::function<bool()>& holds) {
  const absl::Time until = absl::Now() + patience;
  while (!holds()) {
    if (absl::Now() > until) return false;
    absl::SleepFor(absl::Milliseconds(20));
  }
  return true;
}

absl::Status DaemonPairTest::TryIngest(const std::string& data_dir,
                                       const std::vector<std::string>& more) {
  std::vector<std::string> argv = {BinaryDir() + "/hearsay-ingest",
                                   "--listen=" + ingest_listen_,
                                   "--metrics_listen=127.0.0.1:0",
                                   "--data_dir=" + (dir_ / data_dir),
                                   "--drain_settle=0s",
                                   "--drain_grace=5s"};
  argv.insert(argv.end(), more.begin(), more.end());
  ingest_daemon_.reset();
  auto daemon = DaemonProcess::Start(argv);
  if (!daemon.ok()) return daemon.status();
  ingest_daemon_ = *std::move(daemon);
  ingest_listen_ = ingest_daemon_->address();
  ingest_channel_ = server::MakeChannel(ingest_listen_);
  return absl::OkStatus();
}

void DaemonPairTest::StartIngest(const std::vector<std::string>& more) {
  HEARSAY_ASSERT_OK(TryIngest("record", more));
}

absl::Status DaemonPairTest::TryQuery() {
  query_daemon_.reset();
  auto daemon = DaemonProcess::Start(
      {BinaryDir() + "/hearsay-query", "--listen=127.0.0.1:0",
       "--metrics_listen=127.0.0.1:0", "--data_dir=" + (dir_ / "read_model"),
       "--ingest_address=" + ingest_listen_, "--drain_settle=0s",
       "--drain_grace=5s"});
  if (!daemon.ok()) return daemon.status();
  query_daemon_ = *std::move(daemon);
  query_channel_ = server::MakeChannel(query_daemon_->address());
  return absl::OkStatus();
}

void DaemonPairTest::StartQuery() {
  HEARSAY_ASSERT_OK(TryQuery());
  ASSERT_TRUE(Becomes(absl::Seconds(30), [&] { return QueryIsReady(); }));
}

v1::RawArticle DaemonPairTest::Article(const std::string& id,
                                       const std::string& text,
                                       int64_t fetched) {
  v1::RawArticle article;
  article.set_external_id(id);
  article.set_source("example.org");
  article.set_title(absl::StrCat("Report ", id));
  article.set_text(text);
  article.set_language_code("en");
  article.mutable_fetch_time()->set_seconds(1700000000 + fetched);
  article.mutable_publish_time()->set_seconds(1700000000);
  return article;
}

std::string DaemonPairTest::ClaimAbout(const std::string& who) {
  return absl::StrCat("The harbour master said on Monday that ", who,
                      " had left. It was the last ferry of the day.");
}

std::string DaemonPairTest::Noise(const std::string& seed, int words) {
  std::seed_seq seeds(seed.begin(), seed.end());
  std::mt19937 random(seeds);
  std::string text;
  for (int i = 0; i < words; ++i) {
    for (int letter = 0; letter < 7; ++letter) {
      text.push_back(static_cast<char>('a' + random() % 26));
    }
    text.push_back(i % 20 == 19 ? '.' : ' ');
    if (i % 20 == 19) text.push_back(' ');
  }
  return text;
}

absl::StatusOr<v1::IngestArticleResponse> DaemonPairTest::Ingest(
    const v1::RawArticle& article, absl::Duration timeout) const {
  v1::IngestArticleRequest request;
  *request.mutable_article() = article;
  v1::IngestArticleResponse response;
  grpc::ClientContext context;
  SetTimeout(context, timeout);
  const absl::Status status =
      server::FromGrpcStatus(v1::IngestService::NewStub(ingest_channel_)
                                 ->IngestArticle(&context, request, &response));
  if (!status.ok()) return status;
  return response;
}

absl::Status DaemonPairTest::Retract(const std::string& name) const {
  v1::RetractArticleRequest request;
  request.set_name(name);
  request.set_reason("asked for");
  v1::RetractArticleResponse response;
  grpc::ClientContext context;
  SetTimeout(context, absl::Seconds(30));
  return server::FromGrpcStatus(
      v1::IngestService::NewStub(ingest_channel_)
          ->RetractArticle(&context, request, &response));
}

absl::StatusOr<v1::Article> DaemonPairTest::GetArticle(
    const std::string& name) const {
  v1::GetArticleRequest request;
  request.set_name(name);
  v1::Article article;
  grpc::ClientContext context;
  SetTimeout(context, absl::Seconds(30));
  const absl::Status status =
      server::FromGrpcStatus(v1::QueryService::NewStub(query_channel_)
                                 ->GetArticle(&context, request, &article));
  if (!status.ok()) return status;
  return article;
}

absl::StatusOr<int64_t> DaemonPairTest::CountClaims(
    const std::string& query, const std::string& consistency_token,
    absl::Duration timeout) const {
  v1::SearchClaimsRequest request;
  request.set_query(query);
  request.set_consistency_token(consistency_token);
  v1::SearchClaimsResponse response;
  grpc::ClientContext context;
  SetTimeout(context, timeout);
  const absl::Status status =
      server::FromGrpcStatus(v1::QueryService::NewStub(query_channel_)
                                 ->SearchClaims(&context, request, &response));
  if (!status.ok()) return status;
  return response.total_size();
}

absl::StatusOr<std::vector<internal::v1::Change>> DaemonPairTest::ReadFeed()
    const {
  std::vector<internal::v1::Change> changes;
  feed::TailFeed feed(ingest_channel_);
  auto stream = feed.Tail("", 1);
  if (!stream.ok()) return stream.status();
  uint64_t last = 0;
  do {
    auto batch = (*stream)->Next(absl::Seconds(30));
    if (!batch.ok()) return batch.status();
    last = batch->last_sequence;
    std::move(batch->changes.begin(), batch->changes.end(),
              std::back_inserter(changes));
  } while (changes.empty() ? last > 0 : changes.back().sequence() < last);
  return changes;
}

bool DaemonPairTest::IngestIsReady() const {
  return IsReady(ingest_channel_, "hearsay.v1.IngestService");
}

bool DaemonPairTest::QueryIsReady() const {
  return IsReady(query_channel_, "hearsay.v1.QueryService");
}

std::string DaemonPairTest::FlipByte(const std::string& folder,
                                     const std::string& extension) const {
  fs::path largest;
  uintmax_t size = 0;
  for (const auto& entry : fs::directory_iterator(dir_ / folder)) {
    if (entry.path().extension() == extension && entry.file_size() > size) {
      largest = entry.path();
      size = entry.file_size();
    }
  }
  if (largest.empty()) return "";
  std::fstream file(largest, std::ios::in | std::ios::out | std::ios::binary);
  const auto at = static_cast<std::streamoff>(size / 2);
  file.seekg(at);
  const int byte = file.get();
  file.seekp(at);
  file.put(static_cast<char>(byte ^ 1));
  return largest.filename();
}

}  // namespace hearsay

// Crowds of clients: that stall, that come and go, that revise the same
// articles at once, and that are there when the service is told to end.
#include <grpcpp/grpcpp.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "common/base/mutex.h"
#include "common/server/status.h"
#include "common/server/transport_settings.h"
#include "gmock/gmock.h"
#include "tests/faults/daemon_pair.h"
#include "tests/support/status_matchers.h"

namespace hearsay {
namespace {

using v1::IngestService;
using v1::StreamArticlesRequest;
using v1::StreamArticlesResponse;
using Stream =
    grpc::ClientReaderWriter<StreamArticlesRequest, StreamArticlesResponse>;

constexpr size_t kMiB = size_t{1} << 20;

class LoadTest : public DaemonPairTest {
 protected:
  static StreamArticlesRequest Request(const std::string& id,
                                       const std::string& text,
                                       int64_t fetched = 1) {
    StreamArticlesRequest request;
    request.set_request_id(id);
    *request.mutable_article() = Article(id, text, fetched);
    return request;
  }
  // A connection that no other channel shares, and that takes in no more than
  // it is asked for.
  std::shared_ptr<grpc::Channel> OwnConnection(
      int lookahead = 64 << 10, const std::string& address = "") const {
    grpc::ChannelArguments arguments;
    arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
    arguments.SetInt(GRPC_ARG_HTTP2_BDP_PROBE, 0);
    arguments.SetInt(GRPC_ARG_HTTP2_STREAM_LOOKAHEAD_BYTES, lookahead);
    return grpc::CreateCustomChannel(address.empty() ? ingest_listen_ : address,
                                     grpc::InsecureChannelCredentials(),
                                     arguments);
  }

  int64_t fetched_ = 1;
};

// Streams that send until they are held back, and never read an answer.
class StalledStreams {
 public:
  ~StalledStreams() { Cancel(); }

  void Start(const std::shared_ptr<grpc::Channel>& channel, int number,
             const v1::RawArticle& article) {
    Stalled& stalled = *streams_.emplace_back(std::make_unique<Stalled>());
    stalled.stream =
        IngestService::NewStub(channel)->StreamArticles(&stalled.context);
    stalled.sender = std::thread([&stalled, number, article] {
      StreamArticlesRequest request;
      *request.mutable_article() = article;
      do {
        const std::string id =
            absl::StrCat("s", number, "-", stalled.sent.load());
        request.set_request_id(id);
        request.mutable_article()->set_external_id(id);
      } while (stalled.stream->Write(request) && ++stalled.sent > 0);
    });
  }
  int sent() const {
    int all = 0;
    for (const auto& stream : streams_) all += stream->sent;
    return all;
  }
  // Until nobody can send any more.
  void WaitUntilHeldBack() const {
    constexpr int kQuietLooks = 4;
    int quiet = 0;
    for (int last = -1; quiet < kQuietLooks; absl::SleepFor(absl::Seconds(1))) {
      const int now = sent();
      quiet = now == last ? quiet + 1 : 0;
      last = now;
    }
  }
  void Cancel() {
    for (auto& stream : streams_) stream->context.TryCancel();
    for (auto& stream : streams_) {
      stream->sender.join();
      (void)stream->stream->Finish();
    }
    streams_.clear();
  }

 private:
  struct Stalled {
    grpc::ClientContext context;
    std::unique_ptr<Stream> stream;
    std::atomic<int> sent = 0;
    std::thread sender;
  };
  std::vector<std::unique_ptr<Stalled>> streams_;
};

TEST_F(LoadTest, StalledStreamsCostBoundedMemoryAndNobodyElse) {
  const int count = RunsLong() ? 500 : 60;
  constexpr int kStreamsAConnection = 50;
  // A window of 8, so that a few thousand articles stall them all; what a
  // stream may hold of its requests is the same for any.
  constexpr int kWindow = 8;
  StartIngest({"--extract=false", absl::StrCat("--stream_window=", kWindow)});
  const v1::RawArticle article = Article("", Noise("stalled", 2000));
  const auto stall = [&](int number) {
    StalledStreams streams;
    std::shared_ptr<grpc::Channel> channel;
    for (int i = 0; i < number; ++i) {
      if (i % kStreamsAConnection == 0) channel = OwnConnection(1 << 10);
      streams.Start(channel, i, article);
    }
    streams.WaitUntilHeldBack();
    const size_t resident = ingest_daemon_->ResidentBytes();
    const int sent = streams.sent();
    // Somebody who reads is served meanwhile.
    EXPECT_THAT(Ingest(Article("other", ClaimAbout("Mira"), ++fetched_)),
                IsOk());
    return std::make_pair(resident, sent);
  };
  // A first crowd fills what any crowd fills, stalled or not: memory tables and
  // caches up to their bounds.
  const size_t fresh = ingest_daemon_->ResidentBytes();
  stall(count);
  const size_t before = ingest_daemon_->ResidentBytes();
  const auto [during, sent] = stall(count);
  ASSERT_THAT(Ingest(Article("after", ClaimAbout("Ines"))), IsOk());
  const size_t after = ingest_daemon_->ResidentBytes();
  std::printf(
      "%d stalled streams, %d articles sent: resident %zu MiB at the start, "
      "%zu before, %zu during, %zu after, peak %zu\n",
      count, sent, fresh / kMiB, before / kMiB, during / kMiB, after / kMiB,
      ingest_daemon_->PeakResidentBytes() / kMiB);
  EXPECT_LT(ingest_daemon_->PeakResidentBytes(), fresh + 512 * kMiB);
  EXPECT_LT(after, before + 64 * kMiB);
}

TEST_F(LoadTest, StalledWatchesCostBoundedMemoryAndNobodyElse) {
  const int count = RunsLong() ? 500 : 60;
  constexpr int kArticles = 300;
  StartIngest();
  StartQuery();
  ASSERT_THAT(Ingest(Article("first", ClaimAbout("Tomas"))), IsOk());
  struct Watch {
    grpc::ClientContext context;
    std::unique_ptr<grpc::ClientReader<v1::WatchClaimsResponse>> reader;
  };
  std::vector<std::unique_ptr<Watch>> watches;
  std::unique_ptr<v1::QueryService::Stub> stub;
  for (int i = 0; i <= count; ++i) {
    if (i % 50 == 0) {
      stub = v1::QueryService::NewStub(
          OwnConnection(1 << 10, query_daemon_->address()));
    }
    Watch& watch = *watches.emplace_back(std::make_unique<Watch>());
    watch.reader = stub->WatchClaims(&watch.context, {});
    // It has begun.
    watch.reader->WaitForInitialMetadata();
  }
  const size_t before = query_daemon_->ResidentBytes();
  std::string token;
  const std::string noise = Noise("watched", 300);
  for (int i = 0; i < kArticles; ++i) {
    const std::string id = absl::StrCat("w", i);
    const auto answer =
        Ingest(Article(id, absl::StrCat(ClaimAbout(id), "\n\n", noise)));
    ASSERT_THAT(answer, IsOk());
    token = answer->consistency_token();
  }
  EXPECT_THAT(CountClaims("w299", token), IsOkAndHolds(1));
  const size_t during = query_daemon_->ResidentBytes();
  // One that begins to read is told everything.
  v1::WatchClaimsResponse response;
  int told = 0;
  while (told < kArticles && watches.back()->reader->Read(&response)) {
    told += response.change() == v1::CLAIM_CHANGE_ADDED;
  }
  EXPECT_EQ(told, kArticles);
  for (auto& watch : watches) watch->context.TryCancel();
  for (auto& watch : watches) (void)watch->reader->Finish();
  std::printf(
      "%d stalled watches, %d articles: resident %zu MiB before, %zu "
      "during, %zu after\n",
      count, kArticles, before / kMiB, during / kMiB,
      query_daemon_->ResidentBytes() / kMiB);
  EXPECT_LT(during, before + 96 * kMiB);
}

TEST_F(LoadTest, ConnectionsInARowLeaveNothingBehind) {
  const int count = RunsLong() ? 10000 : 300;
  StartIngest({"--extract=false"});
  const auto connect = [&](int i) {
    grpc::ClientContext context;
    v1::IngestArticleRequest request;
    *request.mutable_article() = Article(absl::StrCat("c", i % 10), "Short.");
    v1::IngestArticleResponse response;
    const auto status = IngestService::NewStub(OwnConnection())
                            ->IngestArticle(&context, request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
  };
  for (int i = 0; i < 100; ++i) connect(i);
  const size_t before = ingest_daemon_->ResidentBytes();
  size_t during = 0;
  for (int i = 0; i < count; ++i) {
    connect(i);
    if (i == count / 2) during = ingest_daemon_->ResidentBytes();
  }
  const size_t after = ingest_daemon_->ResidentBytes();
  std::printf(
      "%d connections in a row: resident %zu MiB before, %zu during, %zu "
      "after\n",
      count, before / kMiB, during / kMiB, after / kMiB);
  EXPECT_LT(after, before + 64 * kMiB);
}

TEST_F(LoadTest, TwoStreamsThatReviseTheSameArticlesAgreeOnTheLastFetch) {
  const int rounds = RunsLong() ? 5000 : 500;  // Each by both streams.
  constexpr int kArticles = 10;
  StartIngest({"--extract=false"});
  std::vector<std::thread> collectors;
  std::atomic<int> answers = 0;
  std::atomic<int> stored = 0;
  for (int c = 0; c < 2; ++c) {
    collectors.emplace_back([&, c] {
      grpc::ClientContext context;
      auto stream =
          IngestService::NewStub(OwnConnection())->StreamArticles(&context);
      std::thread sender([&] {
        for (int round = 0; round < rounds; ++round) {
          const int64_t fetched = round * 2 + c;
          EXPECT_TRUE(
              stream->Write(Request(absl::StrCat(round % kArticles),
                                    absl::StrCat("Fetch ", fetched), fetched)));
        }
        stream->WritesDone();
      });
      StreamArticlesResponse response;
      while (stream->Read(&response)) {
        ++answers;
        EXPECT_FALSE(response.has_error()) << response.error().message();
        stored += response.outcome() != v1::INGEST_OUTCOME_UNCHANGED;
      }
      sender.join();
      EXPECT_TRUE(stream->Finish().ok());
    });
  }
  for (std::thread& collector : collectors) collector.join();
  EXPECT_EQ(answers, 2 * rounds);

  HEARSAY_ASSERT_OK_AND_ASSIGN(const auto feed, ReadFeed());
  EXPECT_EQ(feed.size(), static_cast<size_t>(stored));
  std::map<std::string, int> revisions;
  std::map<std::string, int64_t> fetched;
  uint64_t sequence = 0;
  for (const internal::v1::Change& change : feed) {
    const internal::v1::ArticleRecord& record = change.record();
    EXPECT_EQ(change.sequence(), ++sequence);
    EXPECT_EQ(record.revision(), ++revisions[record.external_id()]);
    // A revision never goes back in time.
    EXPECT_GT(record.fetch_time().seconds(), fetched[record.external_id()]);
    fetched[record.external_id()] = record.fetch_time().seconds();
  }
  EXPECT_EQ(fetched.size(), static_cast<size_t>(kArticles));
  for (int i = 0; i < kArticles; ++i) {
    const int64_t last = (rounds - kArticles + i) * 2 + 1;
    EXPECT_EQ(fetched[absl::StrCat(i)], 1700000000 + last) << i;
  }

  // The feed tells it again as it was told, and gives the record that is kept.
  const auto again = ReadFeed();
  ASSERT_THAT(again, IsOk());
  ASSERT_EQ(again->size(), feed.size());
  for (size_t i = 0; i < feed.size(); ++i) {
    EXPECT_EQ((*again)[i].SerializeAsString(), feed[i].SerializeAsString());
  }
  StartQuery();
  ASSERT_TRUE(Becomes(absl::Seconds(30), [&] { return QueryIsReady(); }));
  std::printf("%d revisions sent by two streams, %d stored, %zu articles\n",
              2 * rounds, stored.load(), revisions.size());
}

TEST_F(LoadTest, DrainsUnderLoadLoseNothingAckedAndEndWithinTheirGrace) {
  const int drains = RunsLong() ? 20 : 2;
  std::set<std::string> acked;
  absl::Duration longest;
  for (int drain = 0; drain < drains; ++drain) {
    StartIngest();
    Mutex mutex;
    std::atomic<int> total = 0;
    std::vector<std::thread> collectors;
    for (int c = 0; c < 4; ++c) {
      collectors.emplace_back([&, c] {
        grpc::ClientContext context;
        auto stream =
            IngestService::NewStub(OwnConnection())->StreamArticles(&context);
        std::thread sender([&] {
          for (int i = 0;; ++i) {
            const std::string id = absl::StrCat("d", drain, "-", c, "-", i);
            if (!stream->Write(Request(id, ClaimAbout(id)))) return;
          }
        });
        StreamArticlesResponse response;
        while (stream->Read(&response)) {
          ++total;
          EXPECT_FALSE(response.has_error()) << response.error().message();
          MutexLock lock(mutex);
          acked.insert(response.request_id());
        }
        sender.join();
        EXPECT_THAT(server::FromGrpcStatus(stream->Finish()),
                    StatusIs(absl::StatusCode::kUnavailable));
      });
    }
    EXPECT_TRUE(Becomes(absl::Seconds(60), [&] { return total > 200; }));
    const absl::Time told = absl::Now();
    // The grace of 5 s, and as much again for the flush that follows it.
    EXPECT_EQ(ingest_daemon_->Terminate(absl::Seconds(10)), 0) << drain;
    longest = std::max(longest, absl::Now() - told);
    for (std::thread& collector : collectors) collector.join();
  }
  StartIngest();
  std::set<std::string> stored;
  HEARSAY_ASSERT_OK_AND_ASSIGN(const auto feed, ReadFeed());
  for (const auto& change : feed) stored.insert(change.record().external_id());
  int lost = 0;
  for (const std::string& id : acked) lost += !stored.contains(id);
  EXPECT_EQ(lost, 0);
  std::printf("%d drains under load: %zu acked, %d lost, the longest %.1f s\n",
              drains, acked.size(), lost, absl::ToDoubleSeconds(longest));
}

}  // namespace
}  // namespace hearsay

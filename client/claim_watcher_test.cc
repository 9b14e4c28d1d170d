#include "client/claim_watcher.h"

#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "client/connection.h"
#include "client/token_file.h"
#include "gmock/gmock.h"
#include "grpcpp/server.h"
#include "grpcpp/server_builder.h"
#include "grpcpp/support/channel_arguments.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace hearsay::client {
namespace {

// A query service that tells of the claims 1, 2, 3 … behind the token, which is
// the last one's number, and ends each stream as its script says.
class FakeQueryService final : public v1::QueryService::Service {
 public:
  struct Script {
    int events = 0;
    grpc::Status end = grpc::Status::OK;
  };
  explicit FakeQueryService(std::vector<Script> scripts)
      : scripts_(std::move(scripts)) {}

  grpc::Status WatchClaims(
      grpc::ServerContext* context, const v1::WatchClaimsRequest* request,
      grpc::ServerWriter<v1::WatchClaimsResponse>* writer) override {
    const size_t stream = streams_++;
    int at = 0;
    (void)absl::SimpleAtoi(request->resume_token(), &at);
    v1::WatchClaimsResponse mark;
    mark.set_resume_token(absl::StrCat(at));
    writer->Write(mark);
    const bool last = stream >= scripts_.size();
    for (int i = 0; last || i < scripts_[stream].events; ++i) {
      v1::WatchClaimsResponse response;
      response.set_change(v1::CLAIM_CHANGE_ADDED);
      response.mutable_claim()->set_name(absl::StrCat(++at));
      response.set_resume_token(absl::StrCat(at));
      if (!writer->Write(response) || context->IsCancelled()) break;
    }
    return last ? grpc::Status::CANCELLED : scripts_[stream].end;
  }
  size_t streams() const { return streams_; }

 private:
  const std::vector<Script> scripts_;
  std::atomic<size_t> streams_{0};
};

class ClaimWatcherTest : public ::testing::Test {
 protected:
  void Serve(std::vector<FakeQueryService::Script> scripts) {
    if (server_ != nullptr) server_->Shutdown();
    server_.reset();
    service_ = std::make_unique<FakeQueryService>(std::move(scripts));
    grpc::ServerBuilder builder;
    builder.RegisterService(service_.get());
    server_ = builder.BuildAndStart();
    channel_ = server_->InProcessChannel(grpc::ChannelArguments());
  }
  // Runs until `count` events were told.
  grpc::Status Watch(size_t count, const std::string& token = "") {
    v1::WatchClaimsRequest request;
    request.set_resume_token(token);
    WatcherOptions options;
    options.min_backoff = absl::Milliseconds(1);
    options.connect_for = absl::ZeroDuration();
    ClaimWatcher::Events events;
    events.told = [&](const v1::WatchClaimsResponse& response) {
      if (response.change() == v1::CLAIM_CHANGE_ADDED) {
        told_.push_back(response.claim().name());
      }
      return told_.size() < count;
    };
    events.trouble = [&](absl::string_view message) {
      troubles_.emplace_back(message);
    };
    ClaimWatcher watcher(channel_, request, options, std::move(events));
    return watcher.Run();
  }

  std::unique_ptr<FakeQueryService> service_;
  std::unique_ptr<grpc::Server> server_;
  std::shared_ptr<grpc::Channel> channel_;
  std::vector<std::string> told_;
  std::vector<std::string> troubles_;
};

TEST_F(ClaimWatcherTest, GoesOnBehindWhatWasToldLast) {
  Serve({{3, {grpc::StatusCode::UNAVAILABLE, "draining"}},
         {0, {grpc::StatusCode::RESOURCE_EXHAUSTED, "busy"}},
         {2, grpc::Status::OK},
         {1, {grpc::StatusCode::INTERNAL, "reset"}}});
  EXPECT_TRUE(Watch(10).ok());
  std::vector<std::string> want;
  for (int i = 1; i <= 10; ++i) want.push_back(absl::StrCat(i));
  EXPECT_EQ(told_, want);
  EXPECT_EQ(troubles_.size(), 4u);
}

TEST_F(ClaimWatcherTest, BeginsBehindAGivenToken) {
  Serve({});
  EXPECT_TRUE(Watch(2, "41").ok());
  EXPECT_EQ(told_, (std::vector<std::string>{"42", "43"}));
}

TEST_F(ClaimWatcherTest, EndsWithWhatTryingAgainDoesNotHeal) {
  for (const grpc::StatusCode code :
       {grpc::StatusCode::OUT_OF_RANGE, grpc::StatusCode::FAILED_PRECONDITION,
        grpc::StatusCode::INVALID_ARGUMENT}) {
    Serve({{1, {code, "no"}}});
    EXPECT_EQ(Watch(10).error_code(), code);
    EXPECT_EQ(service_->streams(), 1u);
  }
}

TEST_F(ClaimWatcherTest, GivesUpAServiceThatWasNeverThere) {
  channel_ = OpenChannel("127.0.0.1:1");
  EXPECT_EQ(Watch(1).error_code(), grpc::StatusCode::UNAVAILABLE);
}

TEST_F(ClaimWatcherTest, StopEndsItFromAnotherThread) {
  Serve({});
  ClaimWatcher::Events events;
  std::atomic<int> told{0};
  events.told = [&](const v1::WatchClaimsResponse&) {
    ++told;
    return true;
  };
  events.trouble = [](absl::string_view) {};
  ClaimWatcher watcher(channel_, {}, {}, std::move(events));
  std::thread stopper([&] {
    while (told < 3) absl::SleepFor(absl::Milliseconds(1));
    watcher.Stop();
  });
  EXPECT_TRUE(watcher.Run().ok());
  stopper.join();
}

TEST(TokenFileTest, KeepsTheLastTokenAndRefusesOtherFiles) {
  TempDir dir;
  TokenFile file(dir / "token");
  EXPECT_THAT(file.Read(), IsOkAndHolds(std::string()));
  HEARSAY_EXPECT_OK(file.Write("AQ-_1="));
  HEARSAY_EXPECT_OK(file.Write("second"));
  EXPECT_THAT(TokenFile(dir / "token").Read(),
              IsOkAndHolds(std::string("second")));
  std::ofstream(dir / "text") << "not a token";
  EXPECT_THAT(TokenFile(dir / "text").Read(),
              StatusIs(absl::StatusCode::kInvalidArgument));
  EXPECT_THAT(TokenFile(dir.path() + "/none/token").Write("x"),
              StatusIs(absl::StatusCode::kUnavailable));
}

}  // namespace
}  // namespace hearsay::client

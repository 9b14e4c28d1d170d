#include "common/server/bidi_window.h"

#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/time/clock.h"
#include "common/base/field_error.h"
#include "gmock/gmock.h"
#include "hearsay/v1/ingest_service.grpc.pb.h"
#include "tests/support/in_process_server.h"
#include "tests/support/status_matchers.h"

namespace hearsay::server {
namespace {

using absl::StatusCode;
using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;
using v1::IngestService;
using v1::StreamArticlesRequest;
using v1::StreamArticlesResponse;
using Window = BidiWindow<StreamArticlesRequest, StreamArticlesResponse>;

// Takes requests while it has room, and answers when the test says so.
class Keeper {
 public:
  bool Take(StreamArticlesRequest& request, const Window::Answer& answer,
            Window::WhenRoom when_room) {
    MutexLock lock(mutex_);
    ++asked_;
    if (room_ == 0) {
      when_room_ = std::move(when_room);
      return false;
    }
    --room_;
    taken_.push_back(request.request_id());
    answers_.push_back(answer);
    return true;
  }
  void SetRoom(size_t room) {
    Window::WhenRoom when_room;
    {
      MutexLock lock(mutex_);
      room_ = room;
      when_room = std::move(when_room_);
      when_room_ = nullptr;
    }
    if (when_room) when_room();
  }
  void AnswerAll() {
    std::vector<std::pair<std::string, Window::Answer>> due;
    {
      MutexLock lock(mutex_);
      for (; answered_ < taken_.size(); ++answered_) {
        due.emplace_back(taken_[answered_], std::move(answers_[answered_]));
      }
    }
    // Last first: the order is the handler's business.
    for (auto it = due.rbegin(); it != due.rend(); ++it) {
      StreamArticlesResponse response;
      response.set_request_id(it->first);
      it->second(std::move(response));
    }
  }
  void WaitUntilTaken(size_t count) {
    while (taken().size() < count) absl::SleepFor(absl::Milliseconds(1));
  }
  void WaitUntilAsked(size_t count) {
    while (asked_ < count) absl::SleepFor(absl::Milliseconds(1));
  }
  std::vector<std::string> taken() {
    MutexLock lock(mutex_);
    return taken_;
  }

 private:
  Mutex mutex_;
  std::atomic<size_t> asked_{0};
  size_t room_ ABSL_GUARDED_BY(mutex_) = 1000;
  size_t answered_ ABSL_GUARDED_BY(mutex_) = 0;
  std::vector<std::string> taken_ ABSL_GUARDED_BY(mutex_);
  std::vector<Window::Answer> answers_ ABSL_GUARDED_BY(mutex_);
  Window::WhenRoom when_room_ ABSL_GUARDED_BY(mutex_);
};

class OneMethod final : public IngestService::CallbackService {
 public:
  OneMethod(const CallRuntime& runtime, Keeper& keeper)
      : runtime_(runtime), keeper_(keeper) {}
  grpc::ServerBidiReactor<StreamArticlesRequest, StreamArticlesResponse>*
  StreamArticles(grpc::CallbackServerContext*) override {
    return ServeWindow<StreamArticlesRequest, StreamArticlesResponse>(
        runtime_, "Test/StreamArticles", 3,
        [this, alive = alive](StreamArticlesRequest& request,
                              const Window::Answer& answer,
                              Window::WhenRoom when_room) {
          return keeper_.Take(request, answer, std::move(when_room));
        });
  }
  // Counts the handlers that live, and with them the calls.
  std::shared_ptr<int> alive = std::make_shared<int>();

 private:
  const CallRuntime runtime_;
  Keeper& keeper_;
};

class BidiWindowTest : public ::testing::Test {
 protected:
  using Stream =
      grpc::ClientReaderWriter<StreamArticlesRequest, StreamArticlesResponse>;

  bool Send(const std::string& id) {
    StreamArticlesRequest request;
    request.set_request_id(id);
    return stream_->Write(request);
  }
  std::vector<std::string> ReadRest() {
    std::vector<std::string> ids;
    StreamArticlesResponse response;
    while (stream_->Read(&response)) ids.push_back(response.request_id());
    return ids;
  }
  absl::Status Finish() { return FromGrpcStatus(stream_->Finish()); }

  Keeper keeper_;
  TestCallRuntime runtime_;
  OneMethod service_{runtime_.get(), keeper_};
  InProcessServer server_{&service_};
  std::unique_ptr<IngestService::Stub> stub_ =
      IngestService::NewStub(server_.Channel());
  grpc::ClientContext context_;
  std::unique_ptr<Stream> stream_ = stub_->StreamArticles(&context_);
};

TEST_F(BidiWindowTest, AnswersEachOnceInAnyOrder) {
  for (const char* id : {"a", "b", "c"}) ASSERT_TRUE(Send(id));
  keeper_.WaitUntilTaken(3);
  stream_->WritesDone();
  keeper_.AnswerAll();
  EXPECT_THAT(ReadRest(), UnorderedElementsAre("a", "b", "c"));
  HEARSAY_EXPECT_OK(Finish());
}

TEST_F(BidiWindowTest, EmptyStreamEndsOk) {
  stream_->WritesDone();
  EXPECT_THAT(ReadRest(), ElementsAre());
  HEARSAY_EXPECT_OK(Finish());
}

TEST_F(BidiWindowTest, ReadsNoMoreThanTheWindow) {
  std::thread sender([this] {
    for (int i = 0; i < 10; ++i) Send(std::to_string(i));
    stream_->WritesDone();
  });
  for (size_t answered = 0; answered < 10; answered = keeper_.taken().size()) {
    keeper_.WaitUntilTaken(std::min<size_t>(answered + 1, 10));
    EXPECT_LE(keeper_.taken().size(), answered + 3);
    keeper_.AnswerAll();
    StreamArticlesResponse response;
    for (size_t i = answered; i < keeper_.taken().size(); ++i) {
      keeper_.AnswerAll();
      ASSERT_TRUE(stream_->Read(&response));
    }
  }
  sender.join();
  EXPECT_THAT(ReadRest(), ElementsAre());
  HEARSAY_EXPECT_OK(Finish());
}

TEST_F(BidiWindowTest, WaitsForRoomAndGoesOn) {
  keeper_.SetRoom(1);
  ASSERT_TRUE(Send("a"));
  ASSERT_TRUE(Send("b"));
  keeper_.WaitUntilAsked(2);
  EXPECT_THAT(keeper_.taken(), ElementsAre("a"));
  keeper_.SetRoom(5);
  keeper_.WaitUntilTaken(2);
  stream_->WritesDone();
  keeper_.AnswerAll();
  EXPECT_THAT(ReadRest(), UnorderedElementsAre("a", "b"));
  HEARSAY_EXPECT_OK(Finish());
}

TEST_F(BidiWindowTest, DrainAnswersWhatWasTakenAndEndsUnavailable) {
  ASSERT_TRUE(Send("a"));
  keeper_.WaitUntilTaken(1);
  runtime_.streams().StopAll(DrainingError());
  keeper_.AnswerAll();
  EXPECT_THAT(ReadRest(), ElementsAre("a"));
  const absl::Status status = Finish();
  EXPECT_THAT(status, StatusIs(StatusCode::kUnavailable));
  EXPECT_TRUE(GetErrorDetail(status).retry_after.has_value());
}

TEST_F(BidiWindowTest, DrainDropsWhatFoundNoRoom) {
  keeper_.SetRoom(0);
  ASSERT_TRUE(Send("a"));
  keeper_.WaitUntilAsked(1);
  runtime_.streams().StopAll(DrainingError());
  EXPECT_THAT(ReadRest(), ElementsAre());
  EXPECT_THAT(Finish(), StatusIs(StatusCode::kUnavailable));
  keeper_.SetRoom(1);  // Too late, and harmless.
}

TEST_F(BidiWindowTest, AnswersToAClientThatHasGoneAreDropped) {
  ASSERT_TRUE(Send("a"));
  keeper_.WaitUntilTaken(1);
  context_.TryCancel();
  EXPECT_THAT(Finish(), StatusIs(StatusCode::kCancelled));
  server_.Stop(std::chrono::seconds(5));  // The call is over…
  keeper_.AnswerAll();                    // …when its answer comes.
  EXPECT_EQ(service_.alive.use_count(), 1);
  EXPECT_EQ(runtime_.streams().size(), 0);
}

TEST_F(BidiWindowTest, ClientThatGoesWhileItsRequestWaitsLeavesNothing) {
  keeper_.SetRoom(0);
  ASSERT_TRUE(Send("a"));
  keeper_.WaitUntilAsked(1);
  context_.TryCancel();
  EXPECT_THAT(Finish(), StatusIs(StatusCode::kCancelled));
  server_.Stop(std::chrono::seconds(5));
  EXPECT_EQ(service_.alive.use_count(), 1);
  keeper_.SetRoom(1);
  EXPECT_THAT(keeper_.taken(), ElementsAre());
}

}  // namespace
}  // namespace hearsay::server

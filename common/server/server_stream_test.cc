#include "common/server/server_stream.h"

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "absl/time/clock.h"
#include "common/base/field_error.h"
#include "gmock/gmock.h"
#include "hearsay/internal/v1/replication_service.grpc.pb.h"
#include "tests/support/in_process_server.h"
#include "tests/support/manual_executor.h"
#include "tests/support/status_matchers.h"

namespace hearsay::server {
namespace {

using absl::StatusCode;
using internal::v1::ReplicationService;
using internal::v1::TailRequest;
using internal::v1::TailResponse;

using Next = std::function<absl::StatusOr<Produced>(TailResponse&)>;

// What a test and its producer share.
struct Shared {
  Next next;
  CallLimits limits;
  Wake wake;
  std::atomic<int> asked{0};
  std::atomic<int> alive{0};
};

class TestProducer final : public Producer<TailResponse> {
 public:
  explicit TestProducer(Shared& shared) : shared_(shared) { ++shared_.alive; }
  ~TestProducer() override { --shared_.alive; }
  absl::StatusOr<Produced> Next(TailResponse& response) override {
    ++shared_.asked;
    return shared_.next(response);
  }

 private:
  Shared& shared_;
};

class OneMethod final : public ReplicationService::CallbackService {
 public:
  OneMethod(const CallRuntime& runtime, Shared& shared)
      : runtime_(runtime), shared_(shared) {}
  grpc::ServerWriteReactor<TailResponse>* Tail(
      grpc::CallbackServerContext* context, const TailRequest*) override {
    return ServeStream<TailResponse>(
        context, runtime_, "Test/Tail",
        [this](const CallLimits& limits, Wake wake)
            -> absl::StatusOr<std::unique_ptr<Producer<TailResponse>>> {
          shared_.limits = limits;
          shared_.wake = std::move(wake);
          return std::make_unique<TestProducer>(shared_);
        },
        {.idle = idle});
  }
  absl::Duration idle = absl::Hours(1);

 private:
  const CallRuntime runtime_;
  Shared& shared_;
};

// One server over some executor.
struct Fixture {
  explicit Fixture(Executor& executor)
      : runtime(executor),
        stub(ReplicationService::NewStub(server.Channel())) {}
  absl::Status ReadAll() {
    grpc::ClientContext context;
    auto reader = stub->Tail(&context, TailRequest());
    TailResponse response;
    while (reader->Read(&response)) got.push_back(response.last_sequence());
    return FromGrpcStatus(reader->Finish());
  }

  Shared shared;
  TestCallRuntime runtime;
  OneMethod service{runtime.get(), shared};
  InProcessServer server{&service};
  std::unique_ptr<ReplicationService::Stub> stub;
  std::vector<uint64_t> got;
};

// 1, 2, … up to `count`, then `then`.
Next CountTo(int count, const absl::StatusOr<Produced>& then) {
  return
      [=, i = 0](TailResponse& response) mutable -> absl::StatusOr<Produced> {
        if (i == count) return then;
        response.set_last_sequence(++i);
        return Produced::kMessage;
      };
}

class ServerStreamTest : public ::testing::Test {
 protected:
  ThreadPool pool_{2, 16};
};

TEST_F(ServerStreamTest, WritesInOrderAndEndsOk) {
  Fixture fixture(pool_);
  fixture.shared.next = CountTo(3, Produced::kEnd);
  HEARSAY_EXPECT_OK(fixture.ReadAll());
  EXPECT_THAT(fixture.got, ::testing::ElementsAre(1, 2, 3));
  fixture.server.Stop(std::chrono::seconds(5));
  EXPECT_EQ(fixture.shared.alive, 0);
  EXPECT_EQ(fixture.runtime.streams().size(), 0);
}

TEST_F(ServerStreamTest, EndsWithTheProducersError) {
  Fixture fixture(pool_);
  fixture.shared.next = CountTo(1, absl::OutOfRangeError("past the end"));
  EXPECT_THAT(fixture.ReadAll(), StatusIs(StatusCode::kOutOfRange));
  EXPECT_THAT(fixture.got, ::testing::ElementsAre(1));
}

TEST_F(ServerStreamTest, AsksAgainWhenWoken) {
  Fixture fixture(pool_);
  std::atomic<int> step{0};
  fixture.shared.next = [&](TailResponse&) -> absl::StatusOr<Produced> {
    switch (step++) {
      case 0:
        return Produced::kNothing;
      case 1:
        return Produced::kMessage;
      default:
        return Produced::kEnd;
    }
  };
  std::thread waker([&] {
    while (fixture.shared.asked < 1) absl::SleepFor(absl::Milliseconds(1));
    fixture.shared.wake();
  });
  HEARSAY_EXPECT_OK(fixture.ReadAll());
  EXPECT_EQ(fixture.got.size(), 1);
  waker.join();
  fixture.shared.wake();  // Long after the end.
}

TEST_F(ServerStreamTest, AsksAgainAfterTheIdleTime) {
  Fixture fixture(pool_);
  fixture.service.idle = absl::Milliseconds(1);
  std::atomic<int> step{0};
  fixture.shared.next = [&](TailResponse&) -> absl::StatusOr<Produced> {
    return step++ < 3 ? Produced::kNothing : Produced::kEnd;
  };
  HEARSAY_EXPECT_OK(fixture.ReadAll());
}

TEST_F(ServerStreamTest, SlowReaderHoldsTheProducerBack) {
  Fixture fixture(pool_);
  fixture.shared.next = [](TailResponse& response) {
    response.set_log_id(std::string(1 << 20, 'x'));
    return Produced::kMessage;
  };
  grpc::ClientContext context;
  auto reader = fixture.stub->Tail(&context, TailRequest());
  TailResponse response;
  for (int read = 1; read <= 20; ++read) {
    ASSERT_TRUE(reader->Read(&response));
    EXPECT_LE(fixture.shared.asked, read + 3);
  }
  context.TryCancel();
}

TEST_F(ServerStreamTest, CancelEndsTheProducer) {
  Fixture fixture(pool_);
  fixture.shared.next = [&](TailResponse&) -> absl::StatusOr<Produced> {
    while (!fixture.shared.limits.cancelled()) {
      absl::SleepFor(absl::Milliseconds(1));
    }
    return Produced::kMessage;
  };
  grpc::ClientContext context;
  auto reader = fixture.stub->Tail(&context, TailRequest());
  while (fixture.shared.asked < 1) absl::SleepFor(absl::Milliseconds(1));
  context.TryCancel();
  EXPECT_EQ(reader->Finish().error_code(), grpc::StatusCode::CANCELLED);
  fixture.server.Stop(std::chrono::seconds(5));
  EXPECT_EQ(fixture.shared.alive, 0);
}

TEST_F(ServerStreamTest, DrainEndsAParkedStream) {
  Fixture fixture(pool_);
  fixture.shared.next = CountTo(1, Produced::kNothing);
  std::thread drain([&] {
    while (fixture.shared.asked < 2) absl::SleepFor(absl::Milliseconds(1));
    fixture.runtime.streams().StopAll(DrainingError());
  });
  const absl::Status status = fixture.ReadAll();
  EXPECT_THAT(status, StatusIs(StatusCode::kUnavailable));
  EXPECT_EQ(GetErrorDetail(status).reason, "DRAINING");
  EXPECT_TRUE(GetErrorDetail(status).retry_after.has_value());
  drain.join();
  EXPECT_THAT(fixture.ReadAll(), StatusIs(StatusCode::kUnavailable));
}

TEST_F(ServerStreamTest, FullExecutorRefusesANewStream) {
  ManualExecutor executor;
  executor.SetFull(true);
  Fixture fixture(executor);
  EXPECT_THAT(fixture.ReadAll(), StatusIs(StatusCode::kResourceExhausted));
}

TEST_F(ServerStreamTest, FullExecutorOnlyDelaysAnOpenStream) {
  ManualExecutor executor;
  Fixture fixture(executor);
  int asked = 0;
  fixture.shared.next = [&](TailResponse&) -> absl::StatusOr<Produced> {
    executor.SetFull(true);
    return asked++ == 0 ? Produced::kMessage : Produced::kEnd;
  };
  std::thread run([&] {
    executor.RunOne();
    // Asked once for the first message and in vain for the second.
    while (executor.asked() < 3) absl::SleepFor(absl::Milliseconds(1));
    executor.SetFull(false);
    executor.RunOne();
  });
  HEARSAY_EXPECT_OK(fixture.ReadAll());
  EXPECT_EQ(fixture.got.size(), 1);
  run.join();
}

}  // namespace
}  // namespace hearsay::server

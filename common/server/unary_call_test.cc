#include "common/server/unary_call.h"

#include <chrono>
#include <functional>
#include <string>

#include "absl/time/clock.h"
#include "common/base/field_error.h"
#include "common/server/status.h"
#include "gmock/gmock.h"
#include "hearsay/internal/v1/replication_service.grpc.pb.h"
#include "tests/support/in_process_server.h"
#include "tests/support/manual_executor.h"
#include "tests/support/status_matchers.h"

namespace hearsay::server {
namespace {

using absl::StatusCode;
using internal::v1::GetLogRequest;
using internal::v1::GetLogResponse;
using internal::v1::ReplicationService;
using ::testing::HasSubstr;

// One unary method that runs what the test says.
class OneMethod final : public ReplicationService::CallbackService {
 public:
  explicit OneMethod(const CallRuntime& runtime) : runtime_(runtime) {}
  grpc::ServerUnaryReactor* GetLog(grpc::CallbackServerContext* context,
                                   const GetLogRequest* request,
                                   GetLogResponse* response) override {
    return ServeUnary(context, runtime_, "Test/GetLog",
                      [this, response](const CallLimits& limits) {
                        return serve(limits, *response);
                      });
  }
  std::function<absl::Status(const CallLimits&, GetLogResponse&)> serve;

 private:
  const CallRuntime runtime_;
};

class UnaryCallTest : public ::testing::Test {
 protected:
  absl::Status Call(grpc::ClientContext& context) {
    return FromGrpcStatus(ReplicationService::NewStub(server_.Channel())
                              ->GetLog(&context, GetLogRequest(), &response_));
  }

  ManualExecutor executor_;
  TestCallRuntime runtime_{executor_};
  OneMethod service_{runtime_.get()};
  InProcessServer server_{&service_};
  GetLogResponse response_;
};

TEST_F(UnaryCallTest, AnswersAndCounts) {
  service_.serve = [](const CallLimits& limits, GetLogResponse& response) {
    EXPECT_FALSE(limits.cancelled());
    response.set_log_id("log");
    return absl::OkStatus();
  };
  std::thread run([this] { executor_.RunOne(); });
  grpc::ClientContext context;
  HEARSAY_EXPECT_OK(Call(context));
  run.join();
  EXPECT_EQ(response_.log_id(), "log");
  EXPECT_THAT(
      runtime_.metrics().Text(),
      HasSubstr(
          R"(hearsay_rpc_calls_total{code="OK",method="Test/GetLog"} 1)"));
  EXPECT_THAT(runtime_.metrics().Text(),
              HasSubstr(R"(hearsay_rpc_in_flight{method="Test/GetLog"} 0)"));
}

TEST_F(UnaryCallTest, PassesErrorsWithTheirDetails) {
  service_.serve = [](auto&, auto&) {
    return FieldError("REASON", "field", "is wrong");
  };
  std::thread run([this] { executor_.RunOne(); });
  grpc::ClientContext context;
  const absl::Status status = Call(context);
  run.join();
  EXPECT_THAT(status, StatusIs(StatusCode::kInvalidArgument));
  EXPECT_EQ(GetErrorDetail(status).field, "field");
}

TEST_F(UnaryCallTest, FullExecutorSaysWhenToRetry) {
  executor_.SetFull(true);
  grpc::ClientContext context;
  const absl::Status status = Call(context);
  EXPECT_THAT(status, StatusIs(StatusCode::kResourceExhausted));
  EXPECT_TRUE(GetErrorDetail(status).retry_after.has_value());
}

TEST_F(UnaryCallTest, CallWhoseTimeIsUpIsNotServed) {
  bool served = false;
  service_.serve = [&](auto&, auto&) {
    served = true;
    return absl::OkStatus();
  };
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() +
                       std::chrono::milliseconds(200));
  EXPECT_THAT(Call(context), StatusIs(StatusCode::kDeadlineExceeded));
  executor_.RunOne();
  EXPECT_FALSE(served);
}

TEST_F(UnaryCallTest, HandlerSeesThatTheClientHasGone) {
  service_.serve = [](const CallLimits& limits, auto&) {
    while (!limits.cancelled()) absl::SleepFor(absl::Milliseconds(1));
    return absl::CancelledError("gone");
  };
  grpc::ClientContext context;
  std::thread run([&] { executor_.RunOne(); });
  std::thread cancel([&] {
    while (executor_.asked() == 0) absl::SleepFor(absl::Milliseconds(1));
    context.TryCancel();
  });
  EXPECT_THAT(Call(context), StatusIs(StatusCode::kCancelled));
  run.join();
  cancel.join();
}

}  // namespace
}  // namespace hearsay::server

#include "common/server/health_service.h"

#include <chrono>

#include "gmock/gmock.h"
#include "tests/support/in_process_server.h"

namespace hearsay::server {
namespace {

using grpc::health::v1::Health;
using grpc::health::v1::HealthCheckRequest;
using grpc::health::v1::HealthCheckResponse;

class HealthServiceTest : public ::testing::Test {
 protected:
  grpc::StatusCode Check(const std::string& name) {
    grpc::ClientContext context;
    HealthCheckRequest request;
    request.set_service(name);
    return stub_->Check(&context, request, &response_).error_code();
  }

  TestCallRuntime runtime_;
  HealthState state_;
  HealthService service_{state_, runtime_.get()};
  InProcessServer server_{&service_};
  std::unique_ptr<Health::Stub> stub_ = Health::NewStub(server_.Channel());
  HealthCheckResponse response_;
};

TEST_F(HealthServiceTest, ChecksEachServiceByName) {
  state_.Set("", true);
  state_.Set("a.B", false);
  EXPECT_EQ(Check(""), grpc::StatusCode::OK);
  EXPECT_EQ(response_.status(), HealthCheckResponse::SERVING);
  EXPECT_EQ(Check("a.B"), grpc::StatusCode::OK);
  EXPECT_EQ(response_.status(), HealthCheckResponse::NOT_SERVING);
  EXPECT_EQ(Check("no.Such"), grpc::StatusCode::NOT_FOUND);
}

TEST_F(HealthServiceTest, DrainIsForGood) {
  state_.Set("", true);
  state_.Drain();
  state_.Set("", true);
  EXPECT_EQ(Check(""), grpc::StatusCode::OK);
  EXPECT_EQ(response_.status(), HealthCheckResponse::NOT_SERVING);
}

TEST_F(HealthServiceTest, WatchTellsEveryChangeAndEndsWithTheDrain) {
  grpc::ClientContext context;
  HealthCheckRequest request;
  request.set_service("a.B");
  auto reader = stub_->Watch(&context, request);
  ASSERT_TRUE(reader->Read(&response_));
  EXPECT_EQ(response_.status(), HealthCheckResponse::SERVICE_UNKNOWN);
  state_.Set("a.B", true);
  ASSERT_TRUE(reader->Read(&response_));
  EXPECT_EQ(response_.status(), HealthCheckResponse::SERVING);
  state_.Drain();
  ASSERT_TRUE(reader->Read(&response_));
  EXPECT_EQ(response_.status(), HealthCheckResponse::NOT_SERVING);
  runtime_.streams().StopAll(DrainingError());
  EXPECT_FALSE(reader->Read(&response_));
  EXPECT_EQ(reader->Finish().error_code(), grpc::StatusCode::UNAVAILABLE);
  server_.Stop(std::chrono::seconds(5));  // Waits for the stream's last steps.
  EXPECT_EQ(runtime_.streams().size(), 0);
}

}  // namespace
}  // namespace hearsay::server

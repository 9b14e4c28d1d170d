#include "common/server/status.h"

#include "common/base/field_error.h"
#include "gmock/gmock.h"
#include "google/rpc/error_details.pb.h"
#include "tests/support/status_matchers.h"

namespace hearsay::server {
namespace {

TEST(StatusTest, FieldErrorBecomesErrorInfoAndBadRequest) {
  const google::rpc::Status status = ToRpcStatus(
      FieldError("EMPTY_BODY", "article.text", "is empty; send text"));
  EXPECT_EQ(status.code(), 3);
  EXPECT_EQ(status.message(), "article.text: is empty; send text");
  ASSERT_EQ(status.details_size(), 2);
  google::rpc::ErrorInfo info;
  ASSERT_TRUE(status.details(0).UnpackTo(&info));
  EXPECT_EQ(info.reason(), "EMPTY_BODY");
  EXPECT_EQ(info.domain(), "hearsay");
  google::rpc::BadRequest bad;
  ASSERT_TRUE(status.details(1).UnpackTo(&bad));
  EXPECT_EQ(bad.field_violations(0).field(), "article.text");
  EXPECT_EQ(bad.field_violations(0).description(), "is empty; send text");
}

TEST(StatusTest, EveryErrorHasAReason) {
  google::rpc::ErrorInfo info;
  ASSERT_TRUE(ToRpcStatus(absl::NotFoundError("x")).details(0).UnpackTo(&info));
  EXPECT_EQ(info.reason(), "NOT_FOUND");
}

TEST(StatusTest, DetailsSurviveTheWayThereAndBack) {
  const absl::Status sent =
      ErrorWithDetail(absl::StatusCode::kUnavailable, "wait",
                      {.reason = "DRAINING",
                       .field = "f",
                       .retry_after = absl::Milliseconds(1500)});
  const absl::Status got = FromGrpcStatus(ToGrpcStatus(sent));
  EXPECT_EQ(got, sent);
  EXPECT_EQ(GetErrorDetail(got).retry_after, absl::Milliseconds(1500));
}

TEST(StatusTest, OkIsOkBothWays) {
  EXPECT_TRUE(ToGrpcStatus(absl::OkStatus()).ok());
  HEARSAY_EXPECT_OK(FromGrpcStatus(grpc::Status::OK));
  HEARSAY_EXPECT_OK(FromRpcStatus(ToRpcStatus(absl::OkStatus())));
}

TEST(StatusTest, ForeignDetailsAreIgnored) {
  const grpc::Status foreign(grpc::StatusCode::ABORTED, "m", "\xff\xfe junk");
  EXPECT_EQ(FromGrpcStatus(foreign), absl::AbortedError("m"));
}

TEST(StatusTest, LongMessagesAreCutBetweenCodePoints) {
  std::string text = "x";
  for (int i = 0; i < 1000; ++i) text += "é";
  const std::string cut = ToRpcStatus(absl::InternalError(text)).message();
  EXPECT_EQ(cut.size(), 999 + 3);  // …and an ellipsis of 3 bytes.
}

}  // namespace
}  // namespace hearsay::server

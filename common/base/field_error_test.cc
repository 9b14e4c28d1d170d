#include "common/base/field_error.h"

#include "gtest/gtest.h"

namespace hearsay {
namespace {

TEST(FieldErrorTest, NamesTheFieldInMessageAndDetail) {
  const absl::Status status =
      FieldError("BODY_EMPTY", "article.text", "is empty; send a text");
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(status.message(), "article.text: is empty; send a text");
  EXPECT_EQ(GetErrorDetail(status).field, "article.text");
  EXPECT_EQ(GetErrorDetail(status).reason, "BODY_EMPTY");
  EXPECT_FALSE(GetErrorDetail(status).retry_after.has_value());
}

TEST(FieldErrorTest, CarriesWhenToRetry) {
  const absl::Status status =
      ErrorWithDetail(absl::StatusCode::kUnavailable, "draining",
                      {.reason = "DRAINING",
                       .field = "",
                       .retry_after = absl::Milliseconds(1500)});
  EXPECT_EQ(GetErrorDetail(status).retry_after, absl::Milliseconds(1500));
  EXPECT_EQ(GetErrorDetail(status).field, "");
}

TEST(FieldErrorTest, PlainStatusHasNoDetail) {
  EXPECT_EQ(GetErrorDetail(absl::InternalError("x")).reason, "");
}

}  // namespace
}  // namespace hearsay

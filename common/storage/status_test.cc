#include "common/storage/status.h"

#include "common/base/field_error.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace hearsay::storage {
namespace {

using ::testing::HasSubstr;

TEST(StorageStatusTest, CodesSayWhatToDo) {
  const auto code = [](const rocksdb::Status& status) {
    return ToStatus(status, "x").code();
  };
  EXPECT_EQ(code(rocksdb::Status::OK()), absl::StatusCode::kOk);
  EXPECT_EQ(code(rocksdb::Status::Corruption()), absl::StatusCode::kDataLoss);
  EXPECT_EQ(code(rocksdb::Status::NotFound()), absl::StatusCode::kNotFound);
  EXPECT_EQ(code(rocksdb::Status::Busy()), absl::StatusCode::kAborted);
  EXPECT_EQ(code(rocksdb::Status::IOError("disk")),
            absl::StatusCode::kUnavailable);
  EXPECT_EQ(code(rocksdb::Status::InvalidArgument()),
            absl::StatusCode::kFailedPrecondition);
}

TEST(StorageStatusTest, SaysWhatWasBeingDone) {
  EXPECT_THAT(
      ToStatus(rocksdb::Status::Corruption("bad block"), "claims: read"),
      StatusIs(absl::StatusCode::kDataLoss,
               HasSubstr("claims: read: Corruption: bad block")));
}

TEST(StorageStatusTest, AFullDiskSaysWhenToRetry) {
  const absl::Status status =
      ToStatus(rocksdb::Status::IOError(rocksdb::Status::kNoSpace), "write");
  EXPECT_THAT(status, StatusIs(absl::StatusCode::kResourceExhausted));
  EXPECT_EQ(GetErrorDetail(status).reason, "DISK_FULL");
  EXPECT_TRUE(GetErrorDetail(status).retry_after.has_value());
}

}  // namespace
}  // namespace hearsay::storage

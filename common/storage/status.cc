#include "common/storage/status.h"

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "common/base/field_error.h"

namespace hearsay::storage {
namespace {

constexpr absl::Duration kRetryFullDiskAfter = absl::Seconds(5);

absl::StatusCode CodeOf(const rocksdb::Status& status) {
  if (status.IsCorruption()) return absl::StatusCode::kDataLoss;
  if (status.IsNotFound()) return absl::StatusCode::kNotFound;
  if (status.IsNotSupported()) return absl::StatusCode::kUnimplemented;
  // Only our own code gives RocksDB its arguments: a store with column families
  // that this program does not know, or a bug.
  if (status.IsInvalidArgument()) return absl::StatusCode::kFailedPrecondition;
  if (status.IsAborted() || status.IsBusy()) return absl::StatusCode::kAborted;
  return absl::StatusCode::kUnavailable;
}

}  // namespace

absl::Status DiskFullError(absl::string_view what) {
  return ErrorWithDetail(
      absl::StatusCode::kResourceExhausted,
      absl::StrCat(what, ": the disk is full; free some space, or retry later"),
      {.reason = "DISK_FULL", .field = "", .retry_after = kRetryFullDiskAfter});
}

absl::Status ToStatus(const rocksdb::Status& status, absl::string_view what) {
  if (status.ok()) return absl::OkStatus();
  if (status.IsNoSpace()) return DiskFullError(what);
  return absl::Status(CodeOf(status),
                      absl::StrCat(what, ": ", status.ToString()));
}

}  // namespace hearsay::storage

#ifndef HEARSAY_COMMON_STORAGE_STATUS_H_
#define HEARSAY_COMMON_STORAGE_STATUS_H_

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "rocksdb/status.h"

namespace hearsay::storage {

// The one translation of RocksDB's statuses. The code says what a caller should
// do: kDataLoss, stored bytes are wrong; kResourceExhausted, the disk is full
// (with a retry delay); kUnavailable, retry with back-off; kNotFound. `what`
// says what was being done, as in "articles: read".
absl::Status ToStatus(const rocksdb::Status& status, absl::string_view what);

// What a full disk is answered with, wherever it is noticed.
absl::Status DiskFullError(absl::string_view what);

}  // namespace hearsay::storage

#endif  // HEARSAY_COMMON_STORAGE_STATUS_H_

#include "common/storage/digest.h"

#include "absl/strings/escaping.h"
#include "common/base/status_macros.h"
#include "common/storage/scan.h"

namespace hearsay::storage {

absl::StatusOr<std::string> DigestFamily(const Database& database,
                                         size_t family,
                                         const rocksdb::Snapshot* snapshot,
                                         AddEntry add) {
  Sha256 digest;
  Scan scan(database, family, KeyRange(), snapshot);
  while (scan.Next()) {
    HEARSAY_RETURN_IF_ERROR(add(scan.key(), scan.value(), digest));
  }
  HEARSAY_RETURN_IF_ERROR(scan.status());
  return absl::BytesToHexString(digest.Digest());
}

absl::Status AddBytes(absl::string_view key, absl::string_view value,
                      Sha256& digest) {
  digest.Add(key).Add(value);
  return absl::OkStatus();
}

}  // namespace hearsay::storage

#ifndef HEARSAY_COMMON_STORAGE_DIGEST_H_
#define HEARSAY_COMMON_STORAGE_DIGEST_H_

#include <cstddef>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/base/sha256.h"
#include "common/storage/database.h"

namespace hearsay::storage {

// Adds what an entry means to the digest, or nothing when it does not count.
using AddEntry = absl::FunctionRef<absl::Status(
    absl::string_view key, absl::string_view value, Sha256& digest)>;

// SHA-256, in hexadecimal, over the entries of a family in key order, each as
// `add` reads it: two stores with equal digests hold the same, however their
// values are chunked or compressed.
absl::StatusOr<std::string> DigestFamily(const Database& database,
                                         size_t family,
                                         const rocksdb::Snapshot* snapshot,
                                         AddEntry add);

// Reads an entry as its bytes.
absl::Status AddBytes(absl::string_view key, absl::string_view value,
                      Sha256& digest);

}  // namespace hearsay::storage

#endif  // HEARSAY_COMMON_STORAGE_DIGEST_H_

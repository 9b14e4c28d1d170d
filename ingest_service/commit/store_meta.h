#ifndef HEARSAY_INGEST_SERVICE_COMMIT_STORE_META_H_
#define HEARSAY_INGEST_SERVICE_COMMIT_STORE_META_H_

#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/storage/database.h"

namespace hearsay::commit {

// What every batch counts up, in the batch itself.
struct Counters {
  uint64_t last_sequence = 0;
  int64_t article_count = 0;  // Not retracted.
  int64_t claim_count = 0;    // Of current revisions.
  friend bool operator==(const Counters&, const Counters&) = default;
};

// Three varints. FROZEN: on disk.
std::string EncodeCounters(const Counters& counters);
// kDataLoss when `bytes` is not that.
absl::StatusOr<Counters> DecodeCounters(absl::string_view bytes);

// An open record.
struct OpenedStore {
  std::unique_ptr<storage::Database> database;
  std::string log_id;
  Counters counters;
};

// Opens the record in `data_dir`, or starts one with a log id of its own.
// Refuses one of another schema version (kFailedPrecondition) and one whose
// rows do not fit together (kDataLoss).
absl::StatusOr<OpenedStore> OpenStore(const std::string& data_dir,
                                      rocksdb::Env* env);

}  // namespace hearsay::commit

#endif  // HEARSAY_INGEST_SERVICE_COMMIT_STORE_META_H_

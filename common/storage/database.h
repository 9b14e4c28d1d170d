#ifndef HEARSAY_COMMON_STORAGE_DATABASE_H_
#define HEARSAY_COMMON_STORAGE_DATABASE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "common/storage/options.h"
#include "rocksdb/db.h"
#include "rocksdb/snapshot.h"
#include "rocksdb/write_batch.h"

namespace hearsay::storage {

// One RocksDB, opened our way, with its statuses translated. Column families
// are named by their index in the list given to Open. Thread safe. Snapshots
// and scans of it are gone before it is.
class Database {
 public:
  // Opens or creates the store in `path`. Never repairs silently: kDataLoss for
  // damage, kFailedPrecondition for families that are not known,
  // kUnavailable when another process has it open. Messages name the path and
  // end with the advice.
  static absl::StatusOr<std::unique_ptr<Database>> Open(
      const std::string& path, const std::vector<ColumnFamily>& families,
      const DatabaseOptions& options);
  // Closes; what was written without `durable` is flushed by the next Open.
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  // All of `batch` or nothing; `durable` returns after the fsync. When RocksDB
  // has stopped taking writes because one failed, first tries to resume, so
  // that a full disk heals by itself once there is space.
  absl::Status Write(rocksdb::WriteBatch& batch, bool durable);

  // The value, or nothing. kDataLoss for a damaged block: never "not there".
  absl::StatusOr<std::optional<std::string>> Get(
      size_t family, absl::string_view key,
      const rocksdb::Snapshot* snapshot = nullptr) const;

  // One look-up of many keys; an answer each, in the order given, so that a
  // damaged block fails only those that need it.
  struct KeyRef {
    size_t family;
    absl::string_view key;
  };
  std::vector<absl::StatusOr<std::optional<std::string>>> MultiGet(
      absl::Span<const KeyRef> keys) const;

  // The same for keys of one family, in ascending order: calls `found` with the
  // place and the value of each that is there. The first error ends it.
  using Found = absl::FunctionRef<absl::Status(size_t, absl::string_view)>;
  absl::Status MultiGetSorted(size_t family, absl::Span<const std::string> keys,
                              Found found) const;

  // A consistent copy that can be opened as a store, in a folder that does not
  // exist yet.
  absl::Status Checkpoint(const std::string& path) const;

  // Makes deleted and overwritten bytes of [begin, end] of a family unreadable
  // on disk: flushes everything, which drops the old WALs, and rewrites the
  // files that hold the range. Slow; snapshots that are open keep bytes alive.
  absl::Status Flush() const;
  absl::Status Purge(size_t family, absl::string_view begin,
                     absl::string_view end) const;

  // Reads every file and checks its checksums. Slow.
  absl::Status VerifyChecksums() const;

  int64_t DiskBytes() const;
  const std::string& path() const { return path_; }

  rocksdb::DB& db() const { return *db_; }
  rocksdb::ColumnFamilyHandle* family(size_t index) const {
    return families_[index];
  }

 private:
  Database(std::string path, std::unique_ptr<rocksdb::DB> db,
           std::vector<rocksdb::ColumnFamilyHandle*> families);
  std::string What(size_t family, absl::string_view verb) const;

  const std::string path_;
  const std::unique_ptr<rocksdb::DB> db_;
  // The default family, which we do not use, stands last.
  const std::vector<rocksdb::ColumnFamilyHandle*> families_;
};

// A state of the store that stands still while it is read.
class Snapshot {
 public:
  explicit Snapshot(const Database& database)
      : db_(database.db()), snapshot_(db_.GetSnapshot()) {}
  ~Snapshot() { db_.ReleaseSnapshot(snapshot_); }
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;
  const rocksdb::Snapshot* get() const { return snapshot_; }

 private:
  rocksdb::DB& db_;
  const rocksdb::Snapshot* const snapshot_;
};

}  // namespace hearsay::storage

#endif  // HEARSAY_COMMON_STORAGE_DATABASE_H_

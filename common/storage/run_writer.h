#ifndef HEARSAY_COMMON_STORAGE_RUN_WRITER_H_
#define HEARSAY_COMMON_STORAGE_RUN_WRITER_H_

#include <cstddef>
#include <limits>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/storage/database.h"
#include "rocksdb/sst_file_writer.h"

namespace hearsay::storage {

// Adds many rows to a family at once, without the log and the memtable: they
// are written to a file of their own, which becomes a part of the store as a
// whole, durably, or not at all. One at a time for a store; one thread. Gone
// before its database.
class RunWriter {
 public:
  // `most_rows`: the run will have no more. When that is so few that their
  // filter is a small part of the cache, it is one block, which a look-up of
  // many keys asks at once.
  static absl::StatusOr<std::unique_ptr<RunWriter>> Start(
      const Database& database, size_t family,
      size_t most_rows = std::numeric_limits<size_t>::max());
  // Deletes the file, unless it was taken in.
  ~RunWriter();
  RunWriter(const RunWriter&) = delete;
  RunWriter& operator=(const RunWriter&) = delete;

  // As those of a WriteBatch, in ascending order of the keys, once for each.
  absl::Status Put(absl::string_view key, absl::string_view value);
  absl::Status Merge(absl::string_view key, absl::string_view operand);

  // Makes the rows visible, as if written now. Last; at least one row.
  absl::Status Ingest();

 private:
  RunWriter(const Database& database, size_t family, size_t most_rows);
  absl::Status Translate(const rocksdb::Status& status) const;

  const Database& database_;
  const size_t family_;
  const std::string path_;
  rocksdb::SstFileWriter writer_;
  bool taken_in_ = false;
};

}  // namespace hearsay::storage

#endif  // HEARSAY_COMMON_STORAGE_RUN_WRITER_H_

#ifndef HEARSAY_INGEST_SERVICE_COMMIT_WORKING_SET_H_
#define HEARSAY_INGEST_SERVICE_COMMIT_WORKING_SET_H_

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/storage/database.h"
#include "ingest_service/commit/families.h"
#include "rocksdb/write_batch.h"

namespace hearsay::commit {

// The rows that an open batch reads and writes: the store as it will be when
// the batch is written. Thrown away with the batch, so that one that fails
// leaves nothing behind. One thread.
class WorkingSet {
 public:
  explicit WorkingSet(const storage::Database& database)
      : database_(database) {}

  // Says that a row will probably be read; Load then reads all such at once.
  void Expect(Family family, std::string key);
  void Load();

  // The row as the batch leaves it so far. kDataLoss when it is damaged.
  absl::StatusOr<std::optional<std::string>> Get(Family family,
                                                 const std::string& key);
  void Put(Family family, const std::string& key, std::string value);
  void Delete(Family family, const std::string& key);

  bool has_writes() const { return has_writes_; }
  // Adds what was written to `batch`: each row once, those of a family in the
  // order of their keys, since a memtable takes neighbours for less than what
  // lies here and there.
  void AppendTo(rocksdb::WriteBatch& batch) const;

 private:
  struct Row {
    std::optional<std::string> value;
    bool written = false;
  };
  using Rows = absl::flat_hash_map<std::string, Row>;
  void Write(Family family, const std::string& key,
             std::optional<std::string> value);

  const storage::Database& database_;
  std::vector<std::pair<Family, std::string>> expected_;
  Rows rows_[kFamilyCount];
  bool has_writes_ = false;
};

}  // namespace hearsay::commit

#endif  // HEARSAY_INGEST_SERVICE_COMMIT_WORKING_SET_H_

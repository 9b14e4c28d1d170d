#ifndef HEARSAY_QUERY_SERVICE_INDEX_STAGED_BATCH_H_
#define HEARSAY_QUERY_SERVICE_INDEX_STAGED_BATCH_H_

#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/storage/database.h"
#include "common/storage/slice.h"
#include "rocksdb/write_batch.h"

namespace hearsay::index {

// A batch that is being put together, and reads as if it were written: a change
// finds what the changes before it in the same batch left. Not thread safe.
class StagedBatch {
 public:
  explicit StagedBatch(storage::Database& db) : db_(db) {}

  void Put(size_t family, absl::string_view key, std::string value) {
    batch_.Put(db_.family(family), storage::ToSlice(key),
               storage::ToSlice(value));
    staged_[{family, std::string(key)}] = std::move(value);
  }
  // For what is not read again before Commit.
  void PutUnread(size_t family, absl::string_view key,
                 absl::string_view value) {
    batch_.Put(db_.family(family), storage::ToSlice(key),
               storage::ToSlice(value));
  }
  void Delete(size_t family, absl::string_view key) {
    batch_.Delete(db_.family(family), storage::ToSlice(key));
    staged_[{family, std::string(key)}] = std::nullopt;
  }
  absl::StatusOr<std::optional<std::string>> Get(size_t family,
                                                 absl::string_view key) const {
    const auto staged = staged_.find(std::make_pair(family, std::string(key)));
    if (staged != staged_.end()) return staged->second;
    return db_.Get(family, key);
  }
  size_t bytes() const { return batch_.GetDataSize(); }
  absl::Status Commit(bool durable) {
    const absl::Status status = db_.Write(batch_, durable);
    batch_.Clear();
    staged_.clear();
    return status;
  }

 private:
  storage::Database& db_;
  rocksdb::WriteBatch batch_;
  absl::flat_hash_map<std::pair<size_t, std::string>,
                      std::optional<std::string>>
      staged_;
};

}  // namespace hearsay::index

#endif  // HEARSAY_QUERY_SERVICE_INDEX_STAGED_BATCH_H_

#ifndef HEARSAY_INGEST_SERVICE_COMMIT_RECORD_READER_H_
#define HEARSAY_INGEST_SERVICE_COMMIT_RECORD_READER_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/record/change_codec.h"
#include "common/record/resource_name.h"
#include "common/storage/database.h"
#include "hearsay/internal/v1/record.pb.h"

namespace hearsay::commit {

// Reads the record as it stood when the reader was made. Any number may read
// while the commit thread writes. One thread each; short-lived, since what it
// sees cannot be purged.
class RecordReader {
 public:
  explicit RecordReader(const storage::Database& database)
      : database_(database), snapshot_(database) {}

  // See ArticleStore.
  absl::StatusOr<internal::v1::ArticleRecord> Get(
      const record::ArticleName& name) const;
  absl::StatusOr<std::vector<internal::v1::Change>> ReadChanges(
      uint64_t from_sequence, size_t max_changes, size_t max_bytes) const;
  absl::StatusOr<std::map<std::string, std::string>> Digests() const;

 private:
  using MaybeRecord = std::optional<internal::v1::ArticleRecord>;

  absl::StatusOr<MaybeRecord> ReadCurrent(const record::ArticleKey& key) const;
  absl::StatusOr<MaybeRecord> ReadRevision(const record::ArticleKey& key,
                                           int32_t revision) const;
  absl::StatusOr<MaybeRecord> ReadNamed(const record::ArticleKey& key,
                                        std::optional<int32_t> revision) const;
  absl::StatusOr<internal::v1::Change> ReadChange(
      uint64_t sequence, const record::ChangeEntry& entry) const;

  const storage::Database& database_;
  const storage::Snapshot snapshot_;
};

}  // namespace hearsay::commit

#endif  // HEARSAY_INGEST_SERVICE_COMMIT_RECORD_READER_H_

#ifndef HEARSAY_COMMON_STORAGE_SCAN_H_
#define HEARSAY_COMMON_STORAGE_SCAN_H_

#include <cstddef>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "common/storage/database.h"
#include "rocksdb/iterator.h"

namespace hearsay::storage {

// Which keys a scan visits: from `begin` on, below `end`; an empty end is none.
struct KeyRange {
  std::string begin;
  std::string end;
};

// The keys that start with `prefix`.
KeyRange PrefixRange(absl::string_view prefix);

// Goes through a range of a column family in key order:
//   for (Scan scan(db, family, range); scan.Next();) Use(scan.key());
//   then check scan.status(): damage ends a scan too.
// One of a whole family leaves what is cached as it is.
// One thread; gone before its database.
class Scan {
 public:
  Scan(const Database& database, size_t family, KeyRange range,
       const rocksdb::Snapshot* snapshot = nullptr);

  Scan(const Scan&) = delete;
  Scan& operator=(const Scan&) = delete;

  // Steps to the next entry, at first to the first one; false at the end.
  [[nodiscard]] bool Next();
  // Makes Next step to the first key at or after `key`, ahead or behind.
  void SkipTo(absl::string_view key);

  // Until the next step.
  absl::string_view key() const;
  absl::string_view value() const;

  // kDataLoss when the scan ended early because of damage.
  absl::Status status() const;

 private:
  const Database& database_;
  const size_t family_;
  const KeyRange range_;
  rocksdb::Slice upper_bound_;
  std::unique_ptr<rocksdb::Iterator> iterator_;
  bool positioned_ = false;  // The iterator already stands on the next entry.
};

}  // namespace hearsay::storage

#endif  // HEARSAY_COMMON_STORAGE_SCAN_H_

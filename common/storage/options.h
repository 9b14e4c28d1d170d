#ifndef HEARSAY_COMMON_STORAGE_OPTIONS_H_
#define HEARSAY_COMMON_STORAGE_OPTIONS_H_

#include <cstddef>
#include <memory>
#include <string>

#include "rocksdb/merge_operator.h"
#include "rocksdb/options.h"

namespace hearsay::storage {

// What a store says of one of its column families.
struct ColumnFamily {
  std::string name;
  // Values that are compressed already are not compressed again.
  bool compress = true;
  // Point look-ups get a Bloom filter; families that are only scanned do not.
  bool point_lookups = true;
  std::shared_ptr<rocksdb::MergeOperator> merge_operator = nullptr;
  size_t write_buffer_bytes = size_t{32} << 20;
  // Grows by whole runs (run_writer.h), which are merged with those of like
  // size, not into levels.
  bool by_runs = false;
  // Each batch has its rows in the order of their keys: a memtable then looks
  // for the place of one from that of the one before it. Never with ranges
  // deleted, whose place RocksDB 7.8 would look for among those of keys.
  bool ordered_batches = false;
};

struct DatabaseOptions {
  // What an operator is told to do when the store cannot be opened: "restore it
  // from a checkpoint", "delete the folder; it is rebuilt".
  std::string advice;
  size_t block_cache_bytes = size_t{128} << 20;
  // Bounds what is replayed by a restart, and so how long that takes.
  size_t max_wal_bytes = size_t{128} << 20;
  rocksdb::Env* env = nullptr;  // For tests; null is the machine's.
};

// RocksDB's options for these, with the reasons in options.cc.
rocksdb::DBOptions MakeDbOptions(const DatabaseOptions& options);
rocksdb::ColumnFamilyOptions MakeColumnFamilyOptions(
    const ColumnFamily& family, const std::shared_ptr<rocksdb::Cache>& cache);

}  // namespace hearsay::storage

#endif  // HEARSAY_COMMON_STORAGE_OPTIONS_H_

#include "common/storage/options.h"

#include "rocksdb/env.h"
#include "rocksdb/filter_policy.h"
#include "rocksdb/listener.h"
#include "rocksdb/slice_transform.h"
#include "rocksdb/table.h"

namespace hearsay::storage {
namespace {

// RocksDB would look every five seconds whether a full disk has space again,
// and refuse to be resumed meanwhile. Database::Write resumes at once.
class ResumeByHand final : public rocksdb::EventListener {
 public:
  void OnErrorRecoveryBegin(rocksdb::BackgroundErrorReason, rocksdb::Status,
                            bool* automatic) override {
    *automatic = false;
  }
};

}  // namespace

// Every setting that differs from RocksDB 7.8's default, or whose default we
// rely on, with its reason.
rocksdb::DBOptions MakeDbOptions(const DatabaseOptions& options) {
  rocksdb::DBOptions db;
  if (options.env != nullptr) db.env = options.env;
  db.create_if_missing = true;
  db.create_missing_column_families = true;

  // The default drops, silently, all that follows a damaged record of the WAL.
  // This one forgives only the torn tail that a crash leaves, and refuses to
  // open otherwise. It excludes recycled WAL files, whose old bytes look like a
  // damaged tail; recycled files would also keep text that was taken down.
  db.wal_recovery_mode =
      rocksdb::WALRecoveryMode::kTolerateCorruptedTailRecords;
  db.recycle_log_file_num = 0;
  db.paranoid_checks = true;
  // Broken in 7.8: refuses good stores after a crash between flush and sync.
  db.track_and_verify_wals_in_manifest = false;
  db.max_total_wal_size = options.max_wal_bytes;

  // Two cores are a small machine: one flush and one compaction at a time leave
  // room for the work that people wait for.
  db.max_background_jobs = 2;
  // Writes back as it goes, so that a commit's fsync never waits for a
  // compaction's gigabytes.
  db.bytes_per_sync = 1 << 20;
  db.avoid_unnecessary_blocking_io = true;

  db.listeners.push_back(std::make_shared<ResumeByHand>());

  // Opens fast however many files there are.
  db.max_open_files = 512;
  db.skip_stats_update_on_db_open = true;

  // The LOG files stay small.
  db.max_log_file_size = 4 << 20;
  db.keep_log_file_num = 4;
  db.info_log_level = rocksdb::WARN_LEVEL;
  return db;
}

rocksdb::ColumnFamilyOptions MakeColumnFamilyOptions(
    const ColumnFamily& family, const std::shared_ptr<rocksdb::Cache>& cache) {
  rocksdb::ColumnFamilyOptions cf;
  // More than two meet a bug of 7.8 that was fixed later.
  cf.max_write_buffer_number = 2;
  cf.write_buffer_size = family.write_buffer_bytes;
  cf.level_compaction_dynamic_level_bytes = true;
  if (family.by_runs) cf.compaction_style = rocksdb::kCompactionStyleUniversal;
  if (family.ordered_batches) {
    cf.memtable_insert_with_hint_prefix_extractor.reset(
        rocksdb::NewFixedPrefixTransform(0));
  }
  cf.merge_operator = family.merge_operator;
  cf.compression =
      family.compress ? rocksdb::kLZ4Compression : rocksdb::kNoCompression;
  cf.bottommost_compression =
      family.compress ? rocksdb::kZSTD : rocksdb::kNoCompression;

  rocksdb::BlockBasedTableOptions table;
  table.block_cache = cache;
  table.block_size = 16 << 10;
  table.format_version = 5;
  // Index and filter blocks count against the cache too, so memory is bounded.
  table.cache_index_and_filter_blocks = true;
  table.pin_l0_filter_and_index_blocks_in_cache = true;
  if (family.point_lookups) {
    table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));
    // In parts: the filter of a large file as one block would be more than its
    // shard of the cache takes, and read by every look-up. The parts are as
    // large as blocks, since one article looks for some fifty anchors, which
    // pay for every part that they touch.
    table.index_type =
        rocksdb::BlockBasedTableOptions::IndexType::kTwoLevelIndexSearch;
    table.partition_filters = true;
    table.metadata_block_size = table.block_size;
    // Most look-ups of an identity are for one that is not there.
    cf.memtable_prefix_bloom_size_ratio = 0.02;
    cf.memtable_whole_key_filtering = true;
  }
  cf.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  return cf;
}

}  // namespace hearsay::storage

#include "common/storage/run_writer.h"

#include "absl/strings/str_cat.h"
#include "common/base/status_macros.h"
#include "common/storage/slice.h"
#include "common/storage/status.h"
#include "rocksdb/cache.h"
#include "rocksdb/env.h"
#include "rocksdb/filter_policy.h"
#include "rocksdb/table.h"

namespace hearsay::storage {
namespace {

// Of the cache so much is one filter at most: half of one of the up to 64 parts
// that it has, each of which throws away what is older by itself.
constexpr size_t kCacheForAFilter = 128;
// More than those of a family: hardly a row is then looked for in vain, and
// there are few such runs, as they are soon merged.
constexpr size_t kFilterBitsARow = 16;

// Options of the family, with the filter and the index in one block each when
// that is small enough; else they are found part by part in the cache.
rocksdb::Options RunOptions(const Database& database, size_t family,
                            size_t most_rows) {
  rocksdb::Options options = database.db().GetOptions(database.family(family));
  const auto* of_family =
      options.table_factory->GetOptions<rocksdb::BlockBasedTableOptions>();
  if (of_family == nullptr || of_family->block_cache == nullptr ||
      most_rows > of_family->block_cache->GetCapacity() / kCacheForAFilter /
                      kFilterBitsARow * 8) {
    return options;
  }
  rocksdb::BlockBasedTableOptions table = *of_family;
  table.partition_filters = false;
  table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(kFilterBitsARow));
  table.index_type = rocksdb::BlockBasedTableOptions::IndexType::kBinarySearch;
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  return options;
}

}  // namespace

RunWriter::RunWriter(const Database& database, size_t family, size_t most_rows)
    : database_(database),
      family_(family),
      // A name that RocksDB leaves alone.
      path_(absl::StrCat(database.path(), "/run.unfinished")),
      writer_(rocksdb::EnvOptions(), RunOptions(database, family, most_rows),
              database.family(family)) {}

RunWriter::~RunWriter() {
  if (!taken_in_) (void)database_.db().GetEnv()->DeleteFile(path_);
}

absl::Status RunWriter::Translate(const rocksdb::Status& status) const {
  if (status.ok()) return absl::OkStatus();
  return ToStatus(status, absl::StrCat("store ", database_.path(), ": ",
                                       database_.family(family_)->GetName(),
                                       ": add a run"));
}

absl::StatusOr<std::unique_ptr<RunWriter>> RunWriter::Start(
    const Database& database, size_t family, size_t most_rows) {
  std::unique_ptr<RunWriter> run(new RunWriter(database, family, most_rows));
  // The name may be left from a crash, and by then a second one of a file that
  // the store has taken in: the name goes, the file must not be written over.
  const rocksdb::Status removed =
      database.db().GetEnv()->DeleteFile(run->path_);
  if (!removed.ok() && !removed.IsNotFound() && !removed.IsPathNotFound()) {
    return run->Translate(removed);
  }
  HEARSAY_RETURN_IF_ERROR(run->Translate(run->writer_.Open(run->path_)));
  return run;
}

absl::Status RunWriter::Put(absl::string_view key, absl::string_view value) {
  return Translate(writer_.Put(ToSlice(key), ToSlice(value)));
}

absl::Status RunWriter::Merge(absl::string_view key,
                              absl::string_view operand) {
  return Translate(writer_.Merge(ToSlice(key), ToSlice(operand)));
}

absl::Status RunWriter::Ingest() {
  HEARSAY_RETURN_IF_ERROR(Translate(writer_.Finish()));
  rocksdb::IngestExternalFileOptions options;
  options.move_files = true;
  // The order of the file is kept in the manifest; rewriting the file for it is
  // for readers older than ours.
  options.write_global_seqno = false;
  const rocksdb::Status status = database_.db().IngestExternalFile(
      database_.family(family_), {path_}, options);
  taken_in_ = status.ok();
  return Translate(status);
}

}  // namespace hearsay::storage

#include "common/storage/database.h"

#include <filesystem>
#include <system_error>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/base/log.h"
#include "common/base/status_macros.h"
#include "common/storage/slice.h"
#include "common/storage/status.h"
#include "rocksdb/cache.h"
#include "rocksdb/utilities/checkpoint.h"

namespace hearsay::storage {
namespace {

namespace fs = std::filesystem;

// RocksDB takes a folder without CURRENT for an empty one, and would start anew
// beside the data of a store that lost it.
bool LostItsManifest(const std::string& path) {
  std::error_code error;
  if (fs::exists(fs::path(path) / "CURRENT", error)) return false;
  for (const auto& entry : fs::directory_iterator(path, error)) {
    const std::string extension = entry.path().extension();
    if (extension == ".sst" || extension == ".log") return true;
  }
  return false;
}

absl::Status WithAdvice(const absl::Status& status,
                        const DatabaseOptions& options) {
  if (options.advice.empty()) return status;
  absl::Status advised(status.code(),
                       absl::StrCat(status.message(), "; ", options.advice));
  status.ForEachPayload([&](absl::string_view url, const absl::Cord& payload) {
    advised.SetPayload(url, payload);
  });
  return advised;
}

// Somebody else has the store: nothing is wrong with it, so the advice is not
// given. RocksDB says so in words alone, one for each way of finding out.
bool IsLocked(const rocksdb::Status& status) {
  const std::string words = status.ToString();
  return status.IsIOError() && (absl::StrContains(words, "While lock file") ||
                                absl::StrContains(words, "lock hold by"));
}

std::vector<rocksdb::ColumnFamilyDescriptor> Describe(
    const std::vector<ColumnFamily>& families, const DatabaseOptions& options) {
  const auto cache = rocksdb::NewLRUCache(options.block_cache_bytes);
  std::vector<rocksdb::ColumnFamilyDescriptor> described;
  for (const ColumnFamily& family : families) {
    described.emplace_back(family.name, MakeColumnFamilyOptions(family, cache));
  }
  described.emplace_back(rocksdb::kDefaultColumnFamilyName,
                         rocksdb::ColumnFamilyOptions());
  return described;
}

}  // namespace

absl::StatusOr<std::unique_ptr<Database>> Database::Open(
    const std::string& path, const std::vector<ColumnFamily>& families,
    const DatabaseOptions& options) {
  const std::string what = absl::StrCat("store ", path, ": open");
  std::error_code error;
  fs::create_directories(path, error);
  if (error) {
    return absl::UnavailableError(absl::StrCat(what, ": ", error.message()));
  }
  if (LostItsManifest(path)) {
    return WithAdvice(
        absl::DataLossError(absl::StrCat(
            what, ": it holds data but no CURRENT file, so files are missing")),
        options);
  }
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  rocksdb::DB* db = nullptr;
  const rocksdb::Status status = rocksdb::DB::Open(
      MakeDbOptions(options), path, Describe(families, options), &handles, &db);
  if (!status.ok()) {
    if (IsLocked(status)) {
      return absl::UnavailableError(absl::StrCat(
          what, ": another process has it open; end that one first"));
    }
    return WithAdvice(ToStatus(status, what), options);
  }
  return std::unique_ptr<Database>(
      new Database(path, std::unique_ptr<rocksdb::DB>(db), std::move(handles)));
}

Database::Database(std::string path, std::unique_ptr<rocksdb::DB> db,
                   std::vector<rocksdb::ColumnFamilyHandle*> families)
    : path_(std::move(path)),
      db_(std::move(db)),
      families_(std::move(families)) {}

Database::~Database() {
  for (rocksdb::ColumnFamilyHandle* family : families_) {
    (void)db_->DestroyColumnFamilyHandle(family);
  }
  const rocksdb::Status status = db_->Close();
  if (!status.ok()) {
    Log(LogSeverity::kWarning, "store did not close cleanly",
        {{"path", path_}, {"error", status.ToString()}});
  }
}

std::string Database::What(size_t family, absl::string_view verb) const {
  return absl::StrCat("store ", path_, ": ", families_[family]->GetName(), ": ",
                      verb);
}

absl::Status Database::Write(rocksdb::WriteBatch& batch, bool durable) {
  rocksdb::WriteOptions options;
  options.sync = durable;
  rocksdb::Status status = db_->Write(options, &batch);
  // After a failed write RocksDB refuses all further ones until it is told to
  // resume, which fails as long as the reason lasts.
  if (!status.ok() && !status.IsCorruption() && db_->Resume().ok()) {
    status = db_->Write(options, &batch);
  }
  return ToStatus(status, absl::StrCat("store ", path_, ": write"));
}

absl::StatusOr<std::optional<std::string>> Database::Get(
    size_t family, absl::string_view key,
    const rocksdb::Snapshot* snapshot) const {
  rocksdb::ReadOptions options;
  options.snapshot = snapshot;
  std::string value;
  const rocksdb::Status status =
      db_->Get(options, families_[family], ToSlice(key), &value);
  if (status.IsNotFound()) return std::nullopt;
  if (!status.ok()) return ToStatus(status, What(family, "read"));
  return value;
}

std::vector<absl::StatusOr<std::optional<std::string>>> Database::MultiGet(
    absl::Span<const KeyRef> keys) const {
  std::vector<rocksdb::ColumnFamilyHandle*> families;
  std::vector<rocksdb::Slice> slices;
  families.reserve(keys.size());
  slices.reserve(keys.size());
  for (const KeyRef& key : keys) {
    families.push_back(families_[key.family]);
    slices.push_back(ToSlice(key.key));
  }
  std::vector<rocksdb::PinnableSlice> values(keys.size());
  std::vector<rocksdb::Status> statuses(keys.size());
  db_->MultiGet(rocksdb::ReadOptions(), keys.size(), families.data(),
                slices.data(), values.data(), statuses.data());
  std::vector<absl::StatusOr<std::optional<std::string>>> found;
  found.reserve(keys.size());
  for (size_t i = 0; i < keys.size(); ++i) {
    if (statuses[i].IsNotFound()) {
      found.emplace_back(std::nullopt);
    } else if (!statuses[i].ok()) {
      found.emplace_back(ToStatus(statuses[i], What(keys[i].family, "read")));
    } else {
      found.emplace_back(values[i].ToString());
    }
  }
  return found;
}

absl::Status Database::MultiGetSorted(size_t family,
                                      absl::Span<const std::string> keys,
                                      Found found) const {
  std::vector<rocksdb::Slice> slices;
  slices.reserve(keys.size());
  for (const std::string& key : keys) slices.push_back(ToSlice(key));
  std::vector<rocksdb::PinnableSlice> values(keys.size());
  std::vector<rocksdb::Status> statuses(keys.size());
  db_->MultiGet(rocksdb::ReadOptions(), families_[family], keys.size(),
                slices.data(), values.data(), statuses.data(),
                /*sorted_input=*/true);
  for (size_t i = 0; i < keys.size(); ++i) {
    if (statuses[i].IsNotFound()) continue;
    if (!statuses[i].ok()) return ToStatus(statuses[i], What(family, "read"));
    HEARSAY_RETURN_IF_ERROR(found(i, ToView(values[i])));
  }
  return absl::OkStatus();
}

absl::Status Database::Checkpoint(const std::string& path) const {
  const std::string what = absl::StrCat("store ", path_, ": checkpoint ", path);
  rocksdb::Checkpoint* made = nullptr;
  rocksdb::Status status = rocksdb::Checkpoint::Create(db_.get(), &made);
  const std::unique_ptr<rocksdb::Checkpoint> checkpoint(made);
  // Always flushed first: a checkpoint with a WAL may miss its tail in 7.8.
  if (status.ok()) {
    status = checkpoint->CreateCheckpoint(path, /*log_size_for_flush=*/0);
  }
  return ToStatus(status, what);
}

absl::Status Database::Flush() const {
  return ToStatus(db_->Flush(rocksdb::FlushOptions(), families_),
                  absl::StrCat("store ", path_, ": flush"));
}

absl::Status Database::Purge(size_t family, absl::string_view begin,
                             absl::string_view end) const {
  rocksdb::CompactRangeOptions options;
  // Else files of the last level, which hold the oldest bytes, are left alone.
  options.bottommost_level_compaction =
      rocksdb::BottommostLevelCompaction::kForceOptimized;
  options.exclusive_manual_compaction = false;
  const rocksdb::Slice from = ToSlice(begin), to = ToSlice(end);
  return ToStatus(db_->CompactRange(options, families_[family], &from, &to),
                  What(family, "purge"));
}

absl::Status Database::VerifyChecksums() const {
  return ToStatus(db_->VerifyChecksum(),
                  absl::StrCat("store ", path_, ": verify"));
}

int64_t Database::DiskBytes() const {
  int64_t bytes = 0;
  std::error_code error;
  // Files come and go meanwhile; one that is gone counts as nothing.
  for (const auto& entry : fs::directory_iterator(path_, error)) {
    const auto size = entry.file_size(error);
    if (!error) bytes += static_cast<int64_t>(size);
  }
  return bytes;
}

}  // namespace hearsay::storage

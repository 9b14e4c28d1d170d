#include "ingest_service/commit/store_meta.h"

#include <random>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "common/base/byte_codec.h"
#include "common/base/status_macros.h"
#include "common/record/change_codec.h"
#include "common/record/schema_version.h"
#include "ingest_service/commit/families.h"
#include "ingest_service/commit/fingerprint_row.h"

namespace hearsay::commit {
namespace {

constexpr char kAdvice[] =
    "nothing was changed; restore the folder from a checkpoint or a backup, or "
    "see the runbook on a damaged record";

std::vector<storage::ColumnFamily> Families() {
  std::vector<storage::ColumnFamily> families(kFamilyCount);
  // Records are compressed by whoever encodes them.
  families[kArticles] = {.name = "articles", .compress = false};
  families[kRevisions] = {.name = "revisions", .compress = false};
  families[kChanges] = {.name = "changes", .point_lookups = false};
  families[kIdentities] = {.name = "identities", .compress = false};
  families[kFingerprints] = {.name = "fingerprints", .compress = false};
  families[kSketches] = {.name = "sketches", .compress = false};
  families[kAnchors] = {.name = "anchors",
                        .compress = false,
                        .merge_operator = HoldersMerge(),
                        .write_buffer_bytes = 1 << 20,
                        .by_runs = true};
  families[kMeta] = {.name = "meta", .write_buffer_bytes = 1 << 20};
  // See WorkingSet::AppendTo.
  for (storage::ColumnFamily& family : families) family.ordered_batches = true;
  return families;
}

// A random UUID (RFC 4122, version 4).
std::string NewUuid() {
  std::random_device random;
  uint32_t words[4];
  for (uint32_t& word : words) word = random();
  words[1] = (words[1] & 0xffff0fff) | 0x00004000;
  words[2] = (words[2] & 0x3fffffff) | 0x80000000;
  return absl::StrFormat("%08x-%04x-%04x-%04x-%04x%08x", words[0],
                         words[1] >> 16, words[1] & 0xffff, words[2] >> 16,
                         words[2] & 0xffff, words[3]);
}

absl::Status Damaged(const storage::Database& database, absl::string_view why) {
  return absl::DataLossError(
      absl::StrCat("store ", database.path(), ": ", why, "; ", kAdvice));
}

// 0 when there is no change.
absl::StatusOr<uint64_t> ReadLastSequence(const storage::Database& database) {
  const std::unique_ptr<rocksdb::Iterator> iterator(database.db().NewIterator(
      rocksdb::ReadOptions(), database.family(kChanges)));
  iterator->SeekToLast();
  if (!iterator->Valid()) {
    if (!iterator->status().ok()) {
      return Damaged(database, iterator->status().ToString());
    }
    return 0;
  }
  return record::DecodeSequenceKey(
      {iterator->key().data(), iterator->key().size()});
}

absl::Status StartStore(OpenedStore& store) {
  store.log_id = NewUuid();
  rocksdb::WriteBatch batch;
  const auto put = [&](const char* key, const std::string& value) {
    batch.Put(store.database->family(kMeta), key, value);
  };
  put(kSchemaVersionKey, absl::StrCat(record::kIngestSchemaVersion));
  put(kLogIdKey, store.log_id);
  put(kCountersKey, EncodeCounters(store.counters));
  return store.database->Write(batch, /*durable=*/true);
}

absl::Status CheckStore(OpenedStore& store, const std::string& version,
                        uint64_t last_sequence) {
  const storage::Database& database = *store.database;
  if (version != absl::StrCat(record::kIngestSchemaVersion)) {
    return absl::FailedPreconditionError(absl::StrCat(
        "store ", database.path(), ": schema version ", version,
        ", but this program reads ", record::kIngestSchemaVersion,
        "; run the version of hearsay-ingest that wrote it, or migrate it"));
  }
  HEARSAY_ASSIGN_OR_RETURN(const auto log_id, database.Get(kMeta, kLogIdKey));
  HEARSAY_ASSIGN_OR_RETURN(const auto counters,
                           database.Get(kMeta, kCountersKey));
  if (!log_id || !counters) return Damaged(database, "meta: rows are missing");
  store.log_id = *log_id;
  HEARSAY_ASSIGN_OR_RETURN(store.counters, DecodeCounters(*counters));
  if (store.counters.last_sequence != last_sequence) {
    return Damaged(
        database,
        absl::StrCat("changes: end at sequence ", last_sequence,
                     ", but the counters say ", store.counters.last_sequence));
  }
  return absl::OkStatus();
}

}  // namespace

std::string EncodeCounters(const Counters& counters) {
  std::string bytes;
  AppendVarint(counters.last_sequence, bytes);
  AppendVarint(static_cast<uint64_t>(counters.article_count), bytes);
  AppendVarint(static_cast<uint64_t>(counters.claim_count), bytes);
  return bytes;
}

absl::StatusOr<Counters> DecodeCounters(absl::string_view bytes) {
  uint64_t sequence = 0, articles = 0, claims = 0;
  if (!ConsumeVarint(bytes, sequence) || !ConsumeVarint(bytes, articles) ||
      !ConsumeVarint(bytes, claims) || !bytes.empty()) {
    return absl::DataLossError("meta: counters: not three numbers");
  }
  return Counters{sequence, static_cast<int64_t>(articles),
                  static_cast<int64_t>(claims)};
}

absl::StatusOr<OpenedStore> OpenStore(const std::string& data_dir,
                                      rocksdb::Env* env) {
  OpenedStore store;
  HEARSAY_ASSIGN_OR_RETURN(
      store.database, storage::Database::Open(data_dir, Families(),
                                              {.advice = kAdvice, .env = env}));
  HEARSAY_ASSIGN_OR_RETURN(const auto version,
                           store.database->Get(kMeta, kSchemaVersionKey));
  HEARSAY_ASSIGN_OR_RETURN(const uint64_t last_sequence,
                           ReadLastSequence(*store.database));
  if (version) {
    HEARSAY_RETURN_IF_ERROR(CheckStore(store, *version, last_sequence));
  } else if (last_sequence > 0) {
    return Damaged(*store.database, "meta: rows are missing");
  } else {
    HEARSAY_RETURN_IF_ERROR(StartStore(store));
  }
  return store;
}

}  // namespace hearsay::commit

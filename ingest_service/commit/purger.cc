#include "ingest_service/commit/purger.h"

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/base/log.h"
#include "common/base/status_macros.h"
#include "common/record/article_key.h"
#include "common/record/change_codec.h"
#include "common/storage/scan.h"
#include "hearsay/internal/v1/article_state.pb.h"
#include "ingest_service/commit/families.h"

namespace hearsay::commit {
namespace {

// Rewrites the files that hold any revision of the article.
absl::Status PurgeArticle(const storage::Database& database,
                          const std::string& id) {
  HEARSAY_ASSIGN_OR_RETURN(const auto bytes, database.Get(kIdentities, id));
  internal::v1::ArticleState state;
  if (!bytes || !state.ParseFromString(*bytes)) {
    return absl::DataLossError("identities: a retracted article has no state");
  }
  std::vector<int32_t> days(state.previous_days().begin(),
                            state.previous_days().end());
  days.push_back(state.day());
  for (const int32_t day : days) {
    const record::ArticleKey key{day, state.source(), id};
    const std::string current = record::EncodeArticleKey(key);
    HEARSAY_RETURN_IF_ERROR(database.Purge(kArticles, current, current));
    HEARSAY_RETURN_IF_ERROR(
        database.Purge(kRevisions, record::EncodeRevisionKey(key, 1),
                       record::EncodeRevisionKey(key, state.revision())));
  }
  return absl::OkStatus();
}

absl::StatusOr<std::vector<std::string>> ReadPending(
    const storage::Database& database) {
  std::vector<std::string> keys;
  storage::Scan scan(database, kMeta, storage::PrefixRange(kPurgePrefix));
  while (scan.Next()) keys.emplace_back(scan.key());
  HEARSAY_RETURN_IF_ERROR(scan.status());
  return keys;
}

}  // namespace

Purger::Purger(storage::Database& database)
    : database_(database), thread_([this] { Work(); }) {}

Purger::~Purger() {
  {
    MutexLock lock(mutex_);
    stopping_ = true;
  }
  changed_.SignalAll();
  thread_.join();
}

void Purger::Wake() {
  {
    MutexLock lock(mutex_);
    wanted_ = true;
  }
  changed_.SignalAll();
}

void Purger::WaitUntilIdle() {
  MutexLock lock(mutex_);
  while (wanted_ || working_) changed_.Wait(mutex_);
}

void Purger::Work() {
  while (true) {
    {
      MutexLock lock(mutex_);
      working_ = false;
      changed_.SignalAll();
      while (!wanted_ && !stopping_) changed_.Wait(mutex_);
      if (stopping_) return;
      wanted_ = false;
      working_ = true;
    }
    if (const absl::Status status = PurgeAll(); !status.ok()) {
      Log(LogSeverity::kError,
          "purge of retracted articles failed; the next one tries again",
          {{"error", status.ToString()}});
    }
  }
}

absl::Status Purger::PurgeAll() {
  HEARSAY_ASSIGN_OR_RETURN(const std::vector<std::string> pending,
                           ReadPending(database_));
  if (pending.empty()) return absl::OkStatus();
  // Puts the tombstones into files, and so drops the WALs with the texts.
  HEARSAY_RETURN_IF_ERROR(database_.Flush());
  rocksdb::WriteBatch done;
  for (const std::string& key : pending) {
    HEARSAY_RETURN_IF_ERROR(
        PurgeArticle(database_, key.substr(sizeof(kPurgePrefix) - 1)));
    done.Delete(database_.family(kMeta), key);
  }
  return database_.Write(done, /*durable=*/false);
}

}  // namespace hearsay::commit

#include "common/storage/purger.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/log.h"
#include "common/base/status_macros.h"
#include "common/storage/scan.h"
#include "common/storage/slice.h"

namespace hearsay::storage {

Purger::Purger(Database& database, size_t family, std::string prefix,
               Purge purge)
    : database_(database),
      family_(family),
      prefix_(std::move(prefix)),
      purge_(std::move(purge)),
      thread_([this] { Work(); }) {}

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
          {{"store", database_.path()}, {"error", status.ToString()}});
    }
  }
}

absl::Status Purger::PurgeAll() {
  std::vector<PendingPurge> pending;
  {
    Scan scan(database_, family_, PrefixRange(prefix_));
    while (scan.Next()) {
      pending.push_back({std::string(scan.key().substr(prefix_.size())),
                         std::string(scan.value())});
    }
    HEARSAY_RETURN_IF_ERROR(scan.status());
  }
  if (pending.empty()) return absl::OkStatus();
  // Puts the deletions into files, and so drops the WALs with the texts.
  HEARSAY_RETURN_IF_ERROR(database_.Flush());
  HEARSAY_RETURN_IF_ERROR(purge_(pending));
  rocksdb::WriteBatch done;
  for (const PendingPurge& row : pending) {
    done.Delete(database_.family(family_),
                ToSlice(absl::StrCat(prefix_, row.key)));
  }
  return database_.Write(done, /*durable=*/false);
}

}  // namespace hearsay::storage

#include "common/storage/purger.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/log.h"
#include "common/base/status_macros.h"
#include "common/base/steady_time.h"
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
  ++waiting_;
  changed_.SignalAll();
  while (wanted_ || working_) changed_.Wait(mutex_);
  --waiting_;
}

void Purger::Work() {
  absl::Duration rested;  // SteadyNow.
  while (true) {
    {
      MutexLock lock(mutex_);
      working_ = false;
      changed_.SignalAll();
      while (!wanted_ && !stopping_) changed_.Wait(mutex_);
      while (!stopping_ && waiting_ == 0 && SteadyNow() < rested) {
        changed_.WaitFor(mutex_, rested - SteadyNow());
      }
      if (stopping_) return;
      wanted_ = false;
      working_ = true;
    }
    const absl::Duration start = SteadyNow();
    if (const absl::Status status = PurgeAll(); !status.ok()) {
      Log(LogSeverity::kError,
          "purge of retracted articles failed; the next one tries again",
          {{"store", database_.path()}, {"error", status.ToString()}});
    }
    const absl::Duration took = SteadyNow() - start;
    rested = start + took + std::min(3 * took, kLongestRest);
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

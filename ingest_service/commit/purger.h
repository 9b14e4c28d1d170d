#ifndef HEARSAY_INGEST_SERVICE_COMMIT_PURGER_H_
#define HEARSAY_INGEST_SERVICE_COMMIT_PURGER_H_

#include <thread>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "common/base/mutex.h"
#include "common/storage/database.h"

namespace hearsay::commit {

// Takes the bytes of articles that were retracted out of the files of the
// store, where deleted rows stay until a compaction happens to pass. What is
// left to do stands in the store, so a crash only delays it. Owns a thread.
class Purger {
 public:
  // Starts with what an earlier run left undone. `database` outlives it.
  explicit Purger(storage::Database& database);
  // Finishes what it is at; the rest is left to the next run.
  ~Purger();
  Purger(const Purger&) = delete;
  Purger& operator=(const Purger&) = delete;

  // There is something to purge: rows under kPurgePrefix.
  void Wake();
  // Waits until nothing is left to purge, or purging has failed.
  void WaitUntilIdle();

 private:
  void Work();
  absl::Status PurgeAll();

  storage::Database& database_;
  Mutex mutex_;
  CondVar changed_;
  bool wanted_ ABSL_GUARDED_BY(mutex_) = true;
  bool working_ ABSL_GUARDED_BY(mutex_) = false;
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  std::thread thread_;
};

}  // namespace hearsay::commit

#endif  // HEARSAY_INGEST_SERVICE_COMMIT_PURGER_H_

#ifndef HEARSAY_COMMON_STORAGE_PURGER_H_
#define HEARSAY_COMMON_STORAGE_PURGER_H_

#include <cstddef>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/time/time.h"
#include "common/base/mutex.h"
#include "common/storage/database.h"

namespace hearsay::storage {

// A row that says what is deleted and may still stand in some file.
struct PendingPurge {
  std::string key;  // Without the prefix of such rows.
  std::string value;
};

// Takes the bytes of what was taken down out of the files of a store, where
// deleted rows stay until a compaction happens to pass. What is left to do
// stands in the store itself, in rows written together with the deletion, so a
// crash only delays it. After a purge it rests three times as long as that
// took, at most kLongestRest: one purge does for all that is taken down
// meanwhile, and many takedowns in a row do not keep the disk busy. Owns a
// thread.
class Purger {
 public:
  static constexpr absl::Duration kLongestRest = absl::Minutes(1);

  // Rewrites the files that hold what these rows are about; what was written
  // before is in files by then, and the WALs are gone.
  using Purge = std::function<absl::Status(const std::vector<PendingPurge>&)>;

  // Starts with what an earlier run left undone. The rows stand in `family`
  // under `prefix`, and are deleted once purged. `database`, and what `purge`
  // uses, outlive it.
  Purger(Database& database, size_t family, std::string prefix, Purge purge);
  // Finishes what it is at; the rest is left to the next run.
  ~Purger();
  Purger(const Purger&) = delete;
  Purger& operator=(const Purger&) = delete;

  // There is something to purge.
  void Wake();
  // Waits until nothing is left to purge, or purging has failed; without rest.
  void WaitUntilIdle();

 private:
  void Work();
  absl::Status PurgeAll();

  Database& database_;
  const size_t family_;
  const std::string prefix_;
  const Purge purge_;
  Mutex mutex_;
  CondVar changed_;
  bool wanted_ ABSL_GUARDED_BY(mutex_) = true;
  bool working_ ABSL_GUARDED_BY(mutex_) = false;
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  int waiting_ ABSL_GUARDED_BY(mutex_) = 0;  // In WaitUntilIdle.
  std::thread thread_;                       // Last: it uses the others.
};

}  // namespace hearsay::storage

#endif  // HEARSAY_COMMON_STORAGE_PURGER_H_

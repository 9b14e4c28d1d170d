#ifndef HEARSAY_INGEST_SERVICE_PIPELINE_COMMIT_ORDER_H_
#define HEARSAY_INGEST_SERVICE_PIPELINE_COMMIT_ORDER_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/container/flat_hash_map.h"
#include "absl/container/inlined_vector.h"
#include "absl/functional/any_invocable.h"
#include "common/base/mutex.h"

namespace hearsay::pipeline {

// Keeps the articles of one identity in the order in which they were submitted,
// though workers finish them in any order, and holds up no others. An article's
// identities are known only once it is normalised, so an article also waits
// for earlier ones that are not; that is quick, unlike extraction.
//
// For each article: Enter, then either Drop, or Identify and Run. Thread safe.
class CommitOrder {
 public:
  using Ticket = uint64_t;
  using Action = absl::AnyInvocable<void()>;

  // Takes a place in the order.
  Ticket Enter();
  // Gives it up, before Identify.
  void Drop(Ticket ticket);
  // Says what the article is known by; all different, not empty.
  void Identify(Ticket ticket, std::vector<std::string> identities);
  // Runs `action` after those of all earlier articles that share an identity
  // have returned: at once in the caller, or in whichever thread runs the last
  // of those.
  void Run(Ticket ticket, Action action);

 private:
  enum class Stage { kEntered, kDropped, kIdentified };
  struct Entry {
    Stage stage = Stage::kEntered;
    std::vector<std::string> identities;
    bool queued = false;  // Stands in the queue of each of its identities,
    size_t behind = 0;    // not at the head of so many of them.
    Action action;        // Set once it may run.
  };

  void Settle(Ticket ticket, Stage stage, std::vector<std::string> identities);
  void QueueSettled() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void NoteIfRunnable(Ticket ticket) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void Leave(Ticket ticket) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void RunAllRunnable();

  Mutex mutex_;
  Ticket next_ticket_ ABSL_GUARDED_BY(mutex_) = 0;
  Ticket next_to_queue_ ABSL_GUARDED_BY(mutex_) = 0;
  absl::flat_hash_map<Ticket, Entry> entries_ ABSL_GUARDED_BY(mutex_);
  // Most have one; none more than there are articles under way.
  absl::flat_hash_map<std::string, absl::InlinedVector<Ticket, 2>> queues_
      ABSL_GUARDED_BY(mutex_);
  std::deque<Ticket> runnable_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace hearsay::pipeline

#endif  // HEARSAY_INGEST_SERVICE_PIPELINE_COMMIT_ORDER_H_

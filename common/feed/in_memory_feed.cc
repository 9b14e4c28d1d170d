#include "common/feed/in_memory_feed.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "common/base/mutex.h"

namespace hearsay::feed {

struct InMemoryFeed::Log {
  Mutex mutex;
  CondVar changed;
  std::string id ABSL_GUARDED_BY(mutex);
  std::vector<internal::v1::Change> changes ABSL_GUARDED_BY(mutex);
  // What ended the streams that were open when it was counted up.
  uint64_t breaks ABSL_GUARDED_BY(mutex) = 0;
  absl::Status break_error ABSL_GUARDED_BY(mutex);
};

class InMemoryFeed::Stream final : public ChangeStream {
 public:
  Stream(std::shared_ptr<Log> log, uint64_t breaks, uint64_t next,
         size_t max_batch)
      : log_(std::move(log)),
        breaks_(breaks),
        next_(next),
        max_batch_(max_batch) {}

  absl::StatusOr<ChangeBatch> Next(absl::Duration timeout) override {
    const absl::Time deadline = absl::Now() + timeout;
    MutexLock lock(log_->mutex);
    while (true) {
      if (cancelled_) return absl::CancelledError("change stream: cancelled");
      if (log_->breaks != breaks_) return log_->break_error;
      const absl::Duration left = deadline - absl::Now();
      if (next_ <= log_->changes.size() || left <= absl::ZeroDuration()) break;
      log_->changed.WaitFor(log_->mutex, std::min(left, absl::Hours(1)));
    }
    ChangeBatch batch;
    batch.log_id = log_->id;
    batch.last_sequence = log_->changes.size();
    const auto first = log_->changes.begin() + static_cast<long>(next_ - 1);
    const size_t count =
        std::min(max_batch_, log_->changes.size() - (next_ - 1));
    batch.changes.assign(first, first + static_cast<long>(count));
    next_ += count;
    return batch;
  }

  void Cancel() override {
    {
      MutexLock lock(log_->mutex);
      cancelled_ = true;
    }
    log_->changed.SignalAll();
  }

 private:
  const std::shared_ptr<Log> log_;
  const uint64_t breaks_;
  uint64_t next_;
  const size_t max_batch_;
  bool cancelled_ = false;  // Guarded by the log's mutex.
};

InMemoryFeed::InMemoryFeed(std::string log_id, size_t max_batch)
    : log_(std::make_shared<Log>()), max_batch_(max_batch) {
  MutexLock lock(log_->mutex);
  log_->id = std::move(log_id);
}

InMemoryFeed::~InMemoryFeed() = default;

uint64_t InMemoryFeed::Append(internal::v1::Change change) {
  uint64_t sequence = 0;
  {
    MutexLock lock(log_->mutex);
    sequence = log_->changes.size() + 1;
    change.set_sequence(sequence);
    log_->changes.push_back(std::move(change));
  }
  log_->changed.SignalAll();
  return sequence;
}

void InMemoryFeed::Forget(uint64_t sequence) {
  MutexLock lock(log_->mutex);
  internal::v1::Change& change = log_->changes[sequence - 1];
  change.set_kind(internal::v1::CHANGE_KIND_GONE);
  change.clear_record();
}

void InMemoryFeed::Restart(std::string log_id) {
  {
    MutexLock lock(log_->mutex);
    log_->id = std::move(log_id);
    log_->changes.clear();
  }
  Break(absl::FailedPreconditionError("change feed: the log is another one"));
}

void InMemoryFeed::Break(absl::Status error) {
  {
    MutexLock lock(log_->mutex);
    ++log_->breaks;
    log_->break_error = std::move(error);
  }
  log_->changed.SignalAll();
}

absl::StatusOr<std::unique_ptr<ChangeStream>> InMemoryFeed::Tail(
    absl::string_view log_id, uint64_t from_sequence) {
  MutexLock lock(log_->mutex);
  if (!log_id.empty() && log_id != log_->id) {
    return absl::FailedPreconditionError(
        absl::StrCat("log_id: ", log_id, ", but the log is ", log_->id,
                     "; rebuild from sequence 1"));
  }
  if (from_sequence < 1 || from_sequence > log_->changes.size() + 1) {
    return absl::OutOfRangeError(absl::StrCat("from_sequence: ", from_sequence,
                                              ", must be 1..",
                                              log_->changes.size() + 1));
  }
  return std::make_unique<Stream>(log_, log_->breaks, from_sequence,
                                  max_batch_);
}

}  // namespace hearsay::feed

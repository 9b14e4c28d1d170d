#include "query_service/follow/follower.h"

#include <algorithm>
#include <utility>

#include "common/base/log.h"
#include "common/base/status_macros.h"
#include "common/base/steady_time.h"

namespace hearsay::follow {
namespace {

absl::string_view MessageOf(Follower::Cure cure) {
  switch (cure) {
    case Follower::Cure::kWaiting:
      return "the change feed broke off; trying again";
    case Follower::Cure::kRebuild:
      return "the change feed cannot be followed; stop this service, delete "
             "its data_dir and start it again to rebuild the read model";
    case Follower::Cure::kRestore:
      return "the change feed is damaged, and a rebuilt read model would stop "
             "at the same change; restore the ingest service's data_dir from "
             "a copy, then rebuild";
  }
  return "";
}

}  // namespace

Follower::Follower(feed::ChangeFeed& feed, ChangeSink& sink,
                   FollowerOptions options)
    : feed_(feed), sink_(sink), options_(options) {
  thread_ = std::thread([this] { Run(); });
}

Follower::~Follower() {
  {
    MutexLock lock(mutex_);
    stopping_ = true;
    if (stream_ != nullptr) stream_->Cancel();
    wake_.SignalAll();
  }
  thread_.join();
}

absl::Status Follower::broken() const {
  MutexLock lock(mutex_);
  return broken_;
}

Follower::Cure Follower::cure() const {
  MutexLock lock(mutex_);
  return cure_;
}

bool Follower::Pause(absl::Duration delay) {
  MutexLock lock(mutex_);
  const absl::Duration until = SteadyNow() + delay;
  while (!stopping_ && SteadyNow() < until) {
    wake_.WaitFor(mutex_, until - SteadyNow());
  }
  return !stopping_;
}

void Follower::Report(const absl::Status& status) {
  Cure cure = Cure::kWaiting;
  if (status.code() == absl::StatusCode::kFailedPrecondition ||
      status.code() == absl::StatusCode::kOutOfRange) {
    cure = Cure::kRebuild;
  } else if (status.code() == absl::StatusCode::kDataLoss) {
    // Damage of our own store, or of what was sent.
    cure = applying_ ? Cure::kRebuild : Cure::kRestore;
  } else if (applying_ && status.code() == absl::StatusCode::kInvalidArgument) {
    // What was sent is damaged, and only the sink could tell.
    cure = Cure::kRestore;
  }
  {
    MutexLock lock(mutex_);
    cure_ = cure;
    broken_ = cure == Cure::kWaiting ? absl::OkStatus() : status;
    if (stopping_) return;
  }
  // Once for each reason, not once a try.
  if (status.ToString() == last_report_) return;
  last_report_ = status.ToString();
  Log(cure == Cure::kWaiting ? LogSeverity::kWarning : LogSeverity::kError,
      MessageOf(cure),
      {{"error", status.ToString()},
       {"applied_sequence", sink_.AppliedSequence()}});
}

void Follower::Run() {
  absl::Duration delay = options_.first_retry;
  do {
    const uint64_t before = sink_.AppliedSequence();
    const absl::Status status = FollowStream();
    {
      MutexLock lock(mutex_);
      stream_.reset();
    }
    connected_ = false;
    pending_.clear();
    pending_bytes_ = 0;
    Report(status);
    const bool progress = sink_.AppliedSequence() > before;
    delay = progress ? options_.first_retry
                     : std::min(2 * delay, options_.last_retry);
  } while (Pause(delay));
}

absl::Status Follower::FollowStream() {
  applying_ = false;
  const uint64_t before = sink_.AppliedSequence();
  HEARSAY_ASSIGN_OR_RETURN(auto opened, feed_.Tail(sink_.LogId(), before + 1));
  feed::ChangeStream& stream = *opened;
  bool works = false;
  {
    MutexLock lock(mutex_);
    if (stopping_) return absl::CancelledError("stopping");
    stream_ = std::move(opened);
  }
  while (true) {
    HEARSAY_ASSIGN_OR_RETURN(feed::ChangeBatch batch,
                             stream.Next(options_.idle));
    connected_ = true;
    feed_sequence_ = std::max(feed_sequence_.load(), batch.last_sequence);
    for (internal::v1::Change& change : batch.changes) {
      pending_bytes_ += change.ByteSizeLong();
      pending_.push_back(std::move(change));
    }
    const bool live = batch.changes.empty() ||
                      pending_.back().sequence() >= batch.last_sequence;
    if (live || pending_.size() >= options_.batch_changes ||
        pending_bytes_ >= options_.batch_bytes) {
      HEARSAY_RETURN_IF_ERROR(ApplyPending(batch.log_id));
    }
    // A stream that opens proves nothing: the sink may refuse what comes of it.
    if (!works && (sink_.AppliedSequence() > before ||
                   sink_.AppliedSequence() >= batch.last_sequence)) {
      works = true;
      last_report_.clear();
      MutexLock lock(mutex_);
      broken_ = absl::OkStatus();
      cure_ = Cure::kWaiting;
    }
    if (sink_.AppliedSequence() >= feed_sequence_) has_caught_up_ = true;
  }
}

absl::Status Follower::ApplyPending(const std::string& log_id) {
  if (pending_.empty()) return absl::OkStatus();
  const absl::Duration now = SteadyNow();
  const bool durable = now >= durable_at_;
  applying_ = true;
  HEARSAY_RETURN_IF_ERROR(sink_.Apply(log_id, pending_, durable));
  applying_ = false;
  if (durable) durable_at_ = now + options_.durable_every;
  pending_.clear();
  pending_bytes_ = 0;
  return absl::OkStatus();
}

}  // namespace hearsay::follow

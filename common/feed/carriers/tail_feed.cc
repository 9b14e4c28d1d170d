#include "common/feed/carriers/tail_feed.h"

#include <grpcpp/client_context.h>

#include <algorithm>
#include <optional>
#include <string>
#include <thread>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/field_error.h"
#include "common/base/mutex.h"
#include "common/base/steady_time.h"
#include "common/server/status.h"
#include "hearsay/internal/v1/replication_service.grpc.pb.h"

namespace hearsay::feed {
namespace {

using internal::v1::ReplicationService;
using internal::v1::TailRequest;
using internal::v1::TailResponse;

// What Next says when a server that was there ends the stream without an error.
absl::Status Ended() {
  return absl::UnavailableError("the change feed's server ended the stream");
}

// A thread reads, so that Next can wait for a bounded time.
class TailStream final : public ChangeStream {
 public:
  TailStream(std::shared_ptr<grpc::Channel> channel, const TailRequest& request,
             absl::Duration silence)
      : silence_(silence),
        next_(request.from_sequence()),
        stub_(ReplicationService::NewStub(std::move(channel))),
        reader_(stub_->Tail(&context_, request)),
        last_heard_(SteadyNow()),
        thread_([this] { Read(); }) {}

  ~TailStream() override {
    Cancel();
    thread_.join();
  }

  absl::StatusOr<ChangeBatch> Next(absl::Duration timeout) override {
    const absl::Duration end = SteadyNow() + timeout;
    MutexLock lock(mutex_);
    while (true) {
      if (cancelled_) return absl::CancelledError("the change feed is closed");
      if (message_.has_value()) return Take();
      if (ended_) return end_;
      const absl::Duration now = SteadyNow();
      if (now >= last_heard_ + silence_) {
        ended_ = true;
        end_ = absl::UnavailableError(
            absl::StrCat("the change feed's server has said nothing for ",
                         absl::FormatDuration(silence_)));
        context_.TryCancel();
        return end_;
      }
      if (now >= end) return ChangeBatch{log_id_, {}, last_sequence_};
      wake_.WaitFor(mutex_, std::min(end, last_heard_ + silence_) - now);
    }
  }

  void Cancel() override {
    MutexLock lock(mutex_);
    cancelled_ = true;
    context_.TryCancel();
    wake_.SignalAll();
  }

 private:
  absl::StatusOr<ChangeBatch> Take() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    ChangeBatch batch{message_->log_id(), {}, message_->last_sequence()};
    batch.changes.reserve(message_->changes_size());
    for (internal::v1::Change& change : *message_->mutable_changes()) {
      // Whoever applies them relies on there being no gap.
      if (change.sequence() != next_) {
        ended_ = true;
        end_ = absl::DataLossError(
            absl::StrCat("the change feed sent sequence ", change.sequence(),
                         " where ", next_, " was due"));
        message_.reset();
        context_.TryCancel();
        return end_;
      }
      ++next_;
      batch.changes.push_back(std::move(change));
    }
    message_.reset();
    wake_.SignalAll();  // There is room.
    return batch;
  }

  void Read() {
    TailResponse response;
    while (reader_->Read(&response)) {
      MutexLock lock(mutex_);
      last_heard_ = SteadyNow();
      log_id_ = response.log_id();
      last_sequence_ = response.last_sequence();
      if (response.changes_size() == 0) continue;  // A heartbeat.
      message_ = std::move(response);
      response.Clear();
      wake_.SignalAll();
      while (message_.has_value() && !cancelled_ && !ended_) {
        wake_.Wait(mutex_);
        // Time that the taker took does not count as the server's silence.
        last_heard_ = SteadyNow();
      }
    }
    const absl::Status status = server::FromGrpcStatus(reader_->Finish());
    MutexLock lock(mutex_);
    if (!ended_) {
      ended_ = true;
      end_ = status.ok() ? Ended() : status;
    }
    wake_.SignalAll();
  }

  const absl::Duration silence_;
  uint64_t next_;  // The sequence that is due; of Next's thread.
  grpc::ClientContext context_;
  std::unique_ptr<ReplicationService::Stub> stub_;
  std::unique_ptr<grpc::ClientReader<TailResponse>> reader_;

  Mutex mutex_;
  CondVar wake_;
  std::optional<TailResponse> message_ ABSL_GUARDED_BY(mutex_);
  std::string log_id_ ABSL_GUARDED_BY(mutex_);
  uint64_t last_sequence_ ABSL_GUARDED_BY(mutex_) = 0;
  absl::Duration last_heard_ ABSL_GUARDED_BY(mutex_);
  bool cancelled_ ABSL_GUARDED_BY(mutex_) = false;
  bool ended_ ABSL_GUARDED_BY(mutex_) = false;
  absl::Status end_ ABSL_GUARDED_BY(mutex_);
  std::thread thread_;  // Last: it uses all the others.
};

}  // namespace

TailFeed::TailFeed(std::shared_ptr<grpc::Channel> channel,
                   absl::Duration silence)
    : channel_(std::move(channel)), silence_(silence) {}

absl::StatusOr<std::unique_ptr<ChangeStream>> TailFeed::Tail(
    absl::string_view log_id, uint64_t from_sequence) {
  if (from_sequence == 0) {
    return FieldError("OUT_OF_BOUNDS", "from_sequence", "is 0, must be from 1");
  }
  TailRequest request;
  request.set_log_id(std::string(log_id));
  request.set_from_sequence(from_sequence);
  // Whoever follows waits between tries. The channel's own wait on top of that
  // would go by a clock that may be set back meanwhile.
  grpc::experimental::ChannelResetConnectionBackoff(channel_.get());
  return std::make_unique<TailStream>(channel_, request, silence_);
}

}  // namespace hearsay::feed

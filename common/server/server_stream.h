#ifndef HEARSAY_COMMON_SERVER_SERVER_STREAM_H_
#define HEARSAY_COMMON_SERVER_SERVER_STREAM_H_

#include <grpcpp/alarm.h>
#include <grpcpp/server_context.h>
#include <grpcpp/support/server_callback.h>

#include <atomic>
#include <functional>
#include <memory>
#include <utility>

#include "absl/functional/any_invocable.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "common/base/call_limits.h"
#include "common/base/mutex.h"
#include "common/server/call_deadline.h"
#include "common/server/call_runtime.h"
#include "common/server/status.h"
#include "common/server/unary_call.h"

namespace hearsay::server {

// What a producer had to say when it was asked.
enum class Produced {
  kMessage,  // The message is filled in; ask again when it is written.
  kNothing,  // Ask again after a wake or after the idle time.
  kEnd,      // That was all: the call ends OK.
};

// Makes the messages of one server stream, one at a time, when the client has
// room for the next. Its functions run on the executor, never two at once; it
// is destroyed before the call ends.
template <typename Response>
class Producer {
 public:
  virtual ~Producer() = default;
  // Fills `response`, which is empty. An error ends the call with it.
  virtual absl::StatusOr<Produced> Next(Response& response) = 0;
};

// Makes a stream ask its producer again. Any number of calls, from any thread,
// also after the stream has ended; never blocks.
using Wake = std::function<void()>;

struct ServerStreamOptions {
  // After kNothing the producer is asked again at least this often.
  absl::Duration idle = absl::Seconds(1);
};

template <typename Response>
using OpenProducer =
    absl::AnyInvocable<absl::StatusOr<std::unique_ptr<Producer<Response>>>(
        const CallLimits&, Wake)>;

// One server-streaming call: back-pressure by writes, so it holds one message
// however slow its reader is. Ends exactly once: with the producer's status,
// CANCELLED when the client has gone, or the drain's status.
template <typename Response>
class ServerStream final
    : public grpc::ServerWriteReactor<Response>,
      public StoppableStream,
      public std::enable_shared_from_this<ServerStream<Response>> {
 public:
  ServerStream(grpc::CallbackServerContext* context, const CallRuntime& runtime,
               absl::string_view method, OpenProducer<Response> open,
               const ServerStreamOptions& options)
      : runtime_(runtime),
        options_(options),
        deadline_(DeadlineOf(*context)),
        metric_(runtime.metrics.Start(method)),
        open_(std::move(open)) {}

  void Begin() {
    self_ = this->shared_from_this();
    absl::Status admitted = runtime_.streams.Add(self_);
    registered_ = admitted.ok();
    {
      MutexLock lock(mutex_);
      if (!admitted.ok()) End(std::move(admitted));
    }
    Step();
  }

  void Stop(const absl::Status& why) override {
    {
      MutexLock lock(mutex_);
      End(why);
    }
    Step();
  }

  void OnWriteDone(bool ok) override {
    {
      MutexLock lock(mutex_);
      busy_ = false;
      if (!ok) End(absl::CancelledError("the client has gone"));
    }
    Step();
  }

  void OnCancel() override {
    cancelled_ = true;
    {
      MutexLock lock(mutex_);
      End(absl::CancelledError("the client has gone"));
    }
    Step();
  }

  void OnDone() override {
    if (registered_) runtime_.streams.Remove(this);
    // Whoever else holds the stream may still be on its way out of it.
    std::shared_ptr<ServerStream> self = std::move(self_);
  }

 private:
  // The first end is the one that counts.
  void End(absl::Status why) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    if (ended_) return;
    ended_ = true;
    end_ = std::move(why);
  }

  // Goes on: produces, or ends the call when nothing is under way.
  void Step() {
    bool finish = false;
    {
      MutexLock lock(mutex_);
      if (finished_ || busy_) return;
      finish = finished_ = ended_;
      if (!finish && !StartProducing()) return;
      alarm_.reset();
    }
    if (!finish) return Schedule();
    // Without the lock: a producer may wait here for a wake under way.
    producer_.reset();
    open_ = nullptr;
    metric_.Finish(end_.code());
    this->Finish(ToGrpcStatus(end_));
  }

  // Never ends the call: the caller may be what the producer's end waits for.
  void OnWake() {
    {
      MutexLock lock(mutex_);
      woken_ = true;
      if (busy_ || ended_ || !StartProducing()) return;
    }
    Schedule();
  }

  // False when the producer waits to be woken.
  bool StartProducing() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    if (parked_ && !woken_) return false;
    busy_ = true;
    parked_ = woken_ = false;
    return true;
  }

  // Only by the thread that has made it busy_.
  void Schedule() {
    const bool accepted = runtime_.executor.TrySchedule(
        [self = this->shared_from_this()] { self->RunProducer(); });
    if (accepted) return;
    MutexLock lock(mutex_);
    busy_ = false;
    parked_ = true;
    // A call that has begun is kept: the executor's queue is short.
    if (producer_ == nullptr) End(BusyError());
    SetAlarm(absl::Milliseconds(5));
  }

  void RunProducer() {
    absl::StatusOr<Produced> produced = Ask();
    {
      MutexLock lock(mutex_);
      busy_ = false;
      if (!produced.ok()) {
        End(produced.status());
      } else if (*produced == Produced::kEnd) {
        End(absl::OkStatus());
      } else if (*produced == Produced::kMessage && !ended_) {
        busy_ = true;  // Until OnWriteDone.
        this->StartWrite(&response_);
        return;
      } else if (!woken_ && !ended_) {
        parked_ = true;
        SetAlarm(options_.idle);
        return;
      }
    }
    Step();
  }

  // Only while busy_: then the producer is this thread's.
  absl::StatusOr<Produced> Ask() {
    if (producer_ == nullptr) {
      std::weak_ptr<ServerStream> weak = this->weak_from_this();
      auto opened = open_({deadline_,
                           [weak] {
                             const auto self = weak.lock();
                             return self == nullptr || self->cancelled_;
                           }},
                          [weak] {
                            if (const auto self = weak.lock()) self->OnWake();
                          });
      if (!opened.ok()) return opened.status();
      producer_ = *std::move(opened);
    }
    response_.Clear();
    return producer_->Next(response_);
  }

  // A new alarm each time: an old one may still be in its callback.
  void SetAlarm(absl::Duration delay) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    alarm_ = std::make_unique<grpc::Alarm>();
    alarm_->Set(absl::ToChronoTime(absl::Now() + delay),
                [weak = this->weak_from_this()](bool fired) {
                  const auto self = weak.lock();
                  if (!fired || self == nullptr) return;
                  self->OnWake();
                  self->Step();
                });
  }

  const CallRuntime runtime_;
  const ServerStreamOptions options_;
  const absl::Time deadline_;
  RpcMetrics::Call metric_;
  std::shared_ptr<ServerStream> self_;  // Until OnDone.
  bool registered_ = false;
  std::atomic<bool> cancelled_{false};
  OpenProducer<Response> open_;
  std::unique_ptr<Producer<Response>> producer_;
  Response response_;

  Mutex mutex_;
  // A task or a write is under way; there is never more than one.
  bool busy_ ABSL_GUARDED_BY(mutex_) = false;
  bool parked_ ABSL_GUARDED_BY(mutex_) = false;
  bool woken_ ABSL_GUARDED_BY(mutex_) = false;
  bool ended_ ABSL_GUARDED_BY(mutex_) = false;
  bool finished_ ABSL_GUARDED_BY(mutex_) = false;
  absl::Status end_;
  std::unique_ptr<grpc::Alarm> alarm_ ABSL_GUARDED_BY(mutex_);
};

// Serves one server-streaming call from the producer that `open` makes, which
// runs on the executor too. `method` is a constant.
template <typename Response>
grpc::ServerWriteReactor<Response>* ServeStream(
    grpc::CallbackServerContext* context, const CallRuntime& runtime,
    absl::string_view method, OpenProducer<Response> open,
    const ServerStreamOptions& options = {}) {
  auto stream = std::make_shared<ServerStream<Response>>(
      context, runtime, method, std::move(open), options);
  auto* reactor = stream.get();
  stream->Begin();
  return reactor;
}

}  // namespace hearsay::server

#endif  // HEARSAY_COMMON_SERVER_SERVER_STREAM_H_

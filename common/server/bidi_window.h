#ifndef HEARSAY_COMMON_SERVER_BIDI_WINDOW_H_
#define HEARSAY_COMMON_SERVER_BIDI_WINDOW_H_

#include <grpcpp/support/server_callback.h>

#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <utility>

#include "absl/functional/any_invocable.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "common/base/mutex.h"
#include "common/server/call_runtime.h"
#include "common/server/status.h"

namespace hearsay::server {

// One bidirectional call in which every request gets one answer, in any order,
// with at most `window` requests read and not yet answered on the wire. Reading
// stops when the window is full or the handler has no room, so gRPC's flow
// control holds the client back. A client that never reads its answers costs
// one window; one that goes away ends the call at once and its answers are
// dropped. Half-closing by the client ends it OK after the last answer.
template <typename Request, typename Response>
class BidiWindow final
    : public grpc::ServerBidiReactor<Request, Response>,
      public StoppableStream,
      public std::enable_shared_from_this<BidiWindow<Request, Response>> {
 public:
  // Answers one request; call one of its copies once, from any thread, at any
  // time, also when the call is long over.
  using Answer = std::function<void(Response)>;
  using WhenRoom = absl::AnyInvocable<void()>;
  // Takes the request and sees to its answer; or returns false, calls
  // `when_room` once, from another thread or at once, when trying again makes
  // sense, and is then given the same request. Runs on a gRPC thread or in
  // `when_room`, one request of a call at a time, in the order sent; never
  // blocks.
  using Handle = absl::AnyInvocable<bool(Request& request, const Answer& answer,
                                         WhenRoom)>;

  BidiWindow(const CallRuntime& runtime, absl::string_view method,
             size_t window, Handle handle)
      : runtime_(runtime),
        window_(window),
        metric_(runtime.metrics.Start(method)),
        handle_(std::move(handle)) {}

  void Begin() {
    self_ = this->shared_from_this();
    const absl::Status admitted = runtime_.streams.Add(self_);
    registered_ = admitted.ok();
    if (!admitted.ok()) return Stop(admitted);
    MutexLock lock(mutex_);
    Step();
  }

  // Acknowledges what was read, then ends with `why`. A request that no one has
  // taken yet gets no answer: the client sends it again elsewhere.
  void Stop(const absl::Status& why) override {
    MutexLock lock(mutex_);
    if (closed_) return;
    Close(why);
    if (parked_) Drop();
    Step();
  }

  void OnReadDone(bool ok) override {
    {
      MutexLock lock(mutex_);
      reading_ = false;
      if (!ok && !closed_) Close(absl::OkStatus());
      if (closed_) return Step();
      ++unanswered_;
      request_.Swap(&incoming_);  // A grpc::ByteBuffer copies when moved.
      incoming_.Clear();
      answer_ = [self = this->shared_from_this()](Response response) {
        self->Deliver(std::move(response));
      };
    }
    Offer();
  }

  void OnWriteDone(bool ok) override {
    MutexLock lock(mutex_);
    writing_ = false;
    if (!dead_) --unanswered_;
    if (!ok) Die();
    Step();
  }

  void OnCancel() override {
    MutexLock lock(mutex_);
    Die();
    Step();
  }

  void OnDone() override {
    if (registered_) runtime_.streams.Remove(this);
    // Whoever else holds the stream may still be on its way out of it.
    std::shared_ptr<BidiWindow> self = std::move(self_);
  }

 private:
  void Close(const absl::Status& why) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    closed_ = true;
    end_ = why;
  }

  // The client has gone: nothing more can be said.
  void Die() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    Close(absl::CancelledError("the client has gone"));
    dead_ = true;
    if (parked_) Drop();
    ready_.clear();
    unanswered_ = 0;
  }

  // Forgets the request that no one has taken.
  void Drop() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    parked_ = false;
    request_ = Request();
    answer_ = nullptr;
    if (!dead_) --unanswered_;
  }

  // Hands `request_` over until it is taken or there is no room. Only one
  // thread is here at a time: nothing is read before the request is gone.
  void Offer() {
    while (true) {
      {
        MutexLock lock(mutex_);
        room_again_ = false;
      }
      const bool taken =
          handle_(request_, answer_, [weak = this->weak_from_this()] {
            if (const auto self = weak.lock()) self->OnRoom();
          });
      MutexLock lock(mutex_);
      if (taken || closed_) {
        // It holds the call, so the call would hold itself.
        answer_ = nullptr;
        if (!taken) Drop();
        offered_ = true;
        return Step();
      }
      if (!room_again_) {
        parked_ = true;
        return;
      }
    }
  }

  void OnRoom() {
    {
      MutexLock lock(mutex_);
      room_again_ = true;
      if (!parked_) return;
      parked_ = false;
    }
    Offer();
  }

  void Deliver(Response response) {
    MutexLock lock(mutex_);
    if (dead_) return;
    ready_.emplace_back().Swap(&response);
    Step();
  }

  // Starts whatever can be started. Completions never run inside these calls,
  // so they are made under the lock.
  void Step() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    if (finished_) return;
    if (!writing_ && !ready_.empty()) {
      outgoing_.Swap(&ready_.front());
      ready_.pop_front();
      writing_ = true;
      // One that another follows at once need not leave before that one.
      grpc::WriteOptions options;
      if (!ready_.empty()) options.set_buffer_hint();
      this->StartWrite(&outgoing_, options);
    }
    if (!closed_ && !reading_ && offered_ && unanswered_ < window_) {
      reading_ = true;
      offered_ = false;
      this->StartRead(&incoming_);
    }
    if (closed_ && !writing_ && unanswered_ == 0) {
      finished_ = true;
      metric_.Finish(end_.code());
      this->Finish(ToGrpcStatus(end_));
    }
  }

  const CallRuntime runtime_;
  const size_t window_;
  RpcMetrics::Call metric_;
  std::shared_ptr<BidiWindow> self_;  // Until OnDone.
  bool registered_ = false;
  Handle handle_;
  Request incoming_;
  Response outgoing_;
  // The request on its way to the handler, of the thread that is in Offer.
  Request request_;
  Answer answer_;

  Mutex mutex_;
  std::deque<Response> ready_ ABSL_GUARDED_BY(mutex_);
  // Read, and the answer not yet written.
  size_t unanswered_ ABSL_GUARDED_BY(mutex_) = 0;
  bool reading_ ABSL_GUARDED_BY(mutex_) = false;
  bool writing_ ABSL_GUARDED_BY(mutex_) = false;
  // The last request read has been taken.
  bool offered_ ABSL_GUARDED_BY(mutex_) = true;
  bool parked_ ABSL_GUARDED_BY(mutex_) = false;
  bool room_again_ ABSL_GUARDED_BY(mutex_) = false;
  bool closed_ ABSL_GUARDED_BY(mutex_) = false;
  bool dead_ ABSL_GUARDED_BY(mutex_) = false;
  bool finished_ ABSL_GUARDED_BY(mutex_) = false;
  absl::Status end_ ABSL_GUARDED_BY(mutex_);
};

// Serves one bidirectional call with `handle`. `method` is a constant.
template <typename Request, typename Response>
grpc::ServerBidiReactor<Request, Response>* ServeWindow(
    const CallRuntime& runtime, absl::string_view method, size_t window,
    typename BidiWindow<Request, Response>::Handle handle) {
  auto stream = std::make_shared<BidiWindow<Request, Response>>(
      runtime, method, window, std::move(handle));
  auto* reactor = stream.get();
  stream->Begin();
  return reactor;
}

}  // namespace hearsay::server

#endif  // HEARSAY_COMMON_SERVER_BIDI_WINDOW_H_

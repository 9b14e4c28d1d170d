#include "common/server/callback_pulse.h"

#include <grpcpp/client_context.h>
#include <grpcpp/create_channel.h>

#include "absl/time/clock.h"
#include "absl/time/time.h"

namespace hearsay::server {
namespace {

// The threads' sleeps cannot meet as long as less than the 900 ms between the
// end of one and the next lie between two pulses.
constexpr absl::Duration kPeriod = absl::Milliseconds(300);

}  // namespace

CallbackPulse::CallbackPulse()
    // Without credentials a channel is one whose every call fails.
    : nowhere_(grpc::CreateChannel("nowhere", nullptr)),
      thread_([this] { Run(); }) {}

CallbackPulse::~CallbackPulse() {
  {
    MutexLock lock(mutex_);
    ended_ = true;
    changed_.Signal();
  }
  thread_.join();
}

void CallbackPulse::Run() {
  const grpc::Slice empty;
  const grpc::ByteBuffer request(&empty, 1);
  MutexLock lock(mutex_);
  while (!ended_) {
    grpc::ClientContext context;
    grpc::ByteBuffer response;
    bool answered = false;
    mutex_.Unlock();
    nowhere_.UnaryCall(&context, "/Pulse", {}, &request, &response,
                       [&](const grpc::Status&) {
                         MutexLock calling(mutex_);
                         answered = true;
                         changed_.Signal();
                       });
    mutex_.Lock();
    while (!answered) changed_.Wait(mutex_);
    ++pulses_;
    const absl::Time next = absl::Now() + kPeriod;
    while (!ended_ && absl::Now() < next) {
      changed_.WaitFor(mutex_, next - absl::Now());
    }
  }
}

}  // namespace hearsay::server

#ifndef HEARSAY_COMMON_SERVER_CALLBACK_PULSE_H_
#define HEARSAY_COMMON_SERVER_CALLBACK_PULSE_H_

#include <grpcpp/generic/generic_stub.h>

#include <thread>

#include "absl/base/thread_annotations.h"
#include "common/base/mutex.h"

namespace hearsay::server {

// Keeps gRPC awake: while it lives, a call that comes after a quiet second is
// taken at once.
//
// The threads that run callbacks also poll the sockets. Each that has had
// nothing to do for a second sleeps for a tenth of one, and on a machine of up
// to five cores there are two of them: when both sleep, nobody polls. So some
// calls to an idle daemon waited up to 100 ms. A call of our own every
// 300 ms, on a channel that fails at once without a socket, gives one of them
// something to do.
class CallbackPulse {
 public:
  CallbackPulse();
  // Waits for the last call, which takes no time.
  ~CallbackPulse();

  // How many calls have been answered.
  int pulses() const {
    MutexLock lock(mutex_);
    return pulses_;
  }

 private:
  void Run();

  grpc::GenericStub nowhere_;
  mutable Mutex mutex_;
  CondVar changed_;
  int pulses_ ABSL_GUARDED_BY(mutex_) = 0;
  bool ended_ ABSL_GUARDED_BY(mutex_) = false;
  std::thread thread_;
};

}  // namespace hearsay::server

#endif  // HEARSAY_COMMON_SERVER_CALLBACK_PULSE_H_

#include "common/server/termination.h"

#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#include <ctime>

#include "absl/time/clock.h"
#include "common/base/log.h"

namespace hearsay::server {
namespace {

constexpr int kExitStatus = 70;
constexpr absl::Duration kLook = absl::Milliseconds(100);

sigset_t TerminationSignals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  return signals;
}

}  // namespace

void BlockTerminationSignals() {
  const sigset_t signals = TerminationSignals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  signal(SIGPIPE, SIG_IGN);
}

int WaitForTermination() {
  const sigset_t signals = TerminationSignals();
  int signal = 0;
  while (sigwait(&signals, &signal) != 0) {
  }
  return signal;
}

Watchdog::Watchdog(absl::Duration limit)
    : thread_([this, limit] {
        const sigset_t signals = TerminationSignals();
        const timespec look = absl::ToTimespec(kLook);
        const absl::Time end = absl::Now() + limit;
        while (!disarmed_) {
          const bool again = sigtimedwait(&signals, nullptr, &look) > 0;
          if (!again && absl::Now() < end) continue;
          Log(LogSeverity::kError, "ending without a clean shutdown",
              {{"because", again ? "a second signal came"
                                 : "the time for shutting down is over"}});
          _exit(kExitStatus);
        }
      }) {}

Watchdog::~Watchdog() {
  disarmed_ = true;
  thread_.join();
}

}  // namespace hearsay::server

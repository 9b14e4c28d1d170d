#ifndef HEARSAY_COMMON_SERVER_TERMINATION_H_
#define HEARSAY_COMMON_SERVER_TERMINATION_H_

#include <atomic>
#include <thread>

#include "absl/time/time.h"

namespace hearsay::server {

// Keeps SIGTERM and SIGINT for WaitForTermination and ignores SIGPIPE. Call it
// before the process has any other thread: they inherit the mask.
void BlockTerminationSignals();

// Blocks until SIGTERM or SIGINT has come; gives its number.
int WaitForTermination();

// Ends the process with status 70, and a line in the log, when it still runs
// after `limit` or when a second SIGTERM or SIGINT comes: a call that never
// ends must not keep a pod from ending. Disarmed by its destructor.
class Watchdog {
 public:
  explicit Watchdog(absl::Duration limit);
  ~Watchdog();

 private:
  std::atomic<bool> disarmed_{false};
  std::thread thread_;
};

}  // namespace hearsay::server

#endif  // HEARSAY_COMMON_SERVER_TERMINATION_H_

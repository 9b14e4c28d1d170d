#ifndef HEARSAY_TESTS_SUPPORT_DAEMON_PROCESS_H_
#define HEARSAY_TESTS_SUPPORT_DAEMON_PROCESS_H_

#include <sys/types.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace hearsay {

// One real server process. Whatever it writes to stderr goes to a file of its
// own. Killed with the object if it still runs. Not thread safe.
class DaemonProcess {
 public:
  // Starts `argv` and waits until its stderr says `listening on HOST:PORT`.
  // kUnavailable with the end of its stderr when it ends or `patience` passes
  // before.
  static absl::StatusOr<std::unique_ptr<DaemonProcess>> Start(
      const std::vector<std::string>& argv,
      absl::Duration patience = absl::Seconds(30));
  ~DaemonProcess();
  DaemonProcess(const DaemonProcess&) = delete;
  DaemonProcess& operator=(const DaemonProcess&) = delete;

  // HOST:PORT as the process printed it.
  const std::string& address() const { return address_; }
  pid_t pid() const { return pid_; }
  bool running() const { return pid_ > 0; }
  // All that it has written to stderr.
  std::string Stderr() const;
  // The memory that it has resident, in bytes, and the most that it ever had.
  size_t ResidentBytes() const;
  size_t PeakResidentBytes() const;

  // SIGKILL, and waits until it is gone.
  void Kill();
  // SIGTERM, and waits; the exit status as a shell gives it, or nothing when it
  // has not ended within `patience`.
  std::optional<int> Terminate(absl::Duration patience);
  // Sends a signal and does not wait.
  void Signal(int signal);
  // Waits for the end; as Terminate.
  std::optional<int> Wait(absl::Duration patience);

 private:
  DaemonProcess() = default;
  size_t StatusBytes(const char* field) const;

  pid_t pid_ = 0;  // 0 once it is reaped.
  std::string address_;
  std::string stderr_path_;
};

// The folder of the programs that were built with the test.
std::string BinaryDir();

}  // namespace hearsay

#endif  // HEARSAY_TESTS_SUPPORT_DAEMON_PROCESS_H_

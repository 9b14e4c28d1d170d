#ifndef HEARSAY_COMMON_SERVER_DAEMON_OPTIONS_H_
#define HEARSAY_COMMON_SERVER_DAEMON_OPTIONS_H_

#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "common/server/flag_set.h"
#include "common/server/host_port.h"

namespace hearsay::server {

// What both daemons can be told. The defaults suit one machine.
struct DaemonOptions {
  std::optional<HostPort> listen;          // The API. Required.
  std::optional<HostPort> metrics_listen;  // Prometheus, HTTP.
  std::optional<HostPort> probe_listen;    // Health alone, plaintext.
  std::string data_dir;                    // Required.
  std::string log_level = "info";          // debug, info, warning or error.
  int64_t rpc_threads = 8;                 // For calls that read storage.
  int64_t rpc_queue = 256;                 // Calls that wait for a thread.
  int64_t max_streams = 512;               // Open at once.
  int64_t max_streams_per_connection = 64;
  absl::Duration drain_settle = absl::Seconds(1);
  absl::Duration drain_grace = absl::Seconds(30);
  absl::Duration max_connection_age = absl::Minutes(15);
};

// Adds a flag for each of `options`, which outlives `flags`.
void AddDaemonFlags(FlagSet& flags, DaemonOptions& options);

// Sets the log's level. kInvalidArgument names the flag.
absl::Status ApplyLogLevel(const DaemonOptions& options);

}  // namespace hearsay::server

#endif  // HEARSAY_COMMON_SERVER_DAEMON_OPTIONS_H_

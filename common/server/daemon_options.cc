#include "common/server/daemon_options.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/log.h"

namespace hearsay::server {

void AddDaemonFlags(FlagSet& flags, DaemonOptions& options) {
  flags.Add("listen", &options.listen,
            "where to serve the API; port 0 takes a free one");
  flags.Require("listen");
  flags.Add("data_dir", &options.data_dir,
            "the folder of the store; made when it does not exist");
  flags.Require("data_dir");
  flags.Add("metrics_listen", &options.metrics_listen,
            "where to serve Prometheus metrics over HTTP, as /metrics");
  flags.Add("probe_listen", &options.probe_listen,
            "where to serve health checks alone, in plaintext");
  flags.Add("log_level", &options.log_level, "debug, info, warning or error");
  flags.Add("rpc_threads", &options.rpc_threads,
            "threads for calls that read storage", 1, 1024);
  flags.Add("rpc_queue", &options.rpc_queue,
            "calls that may wait for a thread; more get RESOURCE_EXHAUSTED", 1,
            1 << 20);
  flags.Add("max_streams", &options.max_streams,
            "streams open at once; more get RESOURCE_EXHAUSTED", 1, 1 << 20);
  flags.Add("max_streams_per_connection", &options.max_streams_per_connection,
            "calls of one connection at once; more wait", 1, 1 << 20);
  flags.Add("drain_settle", &options.drain_settle,
            "after SIGTERM, how long to serve on while not ready");
  flags.Add("drain_grace", &options.drain_grace,
            "after that, how long calls may take to end");
  flags.Add("max_connection_age", &options.max_connection_age,
            "ask a client to connect anew after this long");
}

absl::Status ApplyLogLevel(const DaemonOptions& options) {
  for (const auto& [name, severity] :
       {std::pair("debug", LogSeverity::kDebug),
        std::pair("info", LogSeverity::kInfo),
        std::pair("warning", LogSeverity::kWarning),
        std::pair("error", LogSeverity::kError)}) {
    if (options.log_level == name) {
      SetLogLevel(severity);
      return absl::OkStatus();
    }
  }
  return absl::InvalidArgumentError(
      absl::StrCat("--log_level: \"", options.log_level,
                   "\", must be debug, info, warning or error"));
}

}  // namespace hearsay::server

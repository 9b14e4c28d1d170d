#ifndef HEARSAY_COMMON_SERVER_SERVER_RUNNER_H_
#define HEARSAY_COMMON_SERVER_SERVER_RUNNER_H_

#include <grpcpp/server.h>
#include <grpcpp/server_builder.h>

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "common/base/executor.h"
#include "common/server/call_runtime.h"
#include "common/server/callback_pulse.h"
#include "common/server/daemon_options.h"
#include "common/server/health_service.h"
#include "common/server/metrics.h"
#include "common/server/open_streams.h"
#include "common/server/rpc_metrics.h"
#include "common/server/termination.h"

namespace hearsay::server {

// The servers of a daemon: the API with health and reflection, metrics, probes.
// A main makes it first, then what it serves, then
//
//   runner.AddService("hearsay.v1.IngestService", handlers);
//   if (status = runner.Start(); !status.ok()) …
//   runner.ServeUntilTerminated();
//
// and when that returns nothing of the server runs any more, so what it served
// can be closed. The watchdog guards that too: it lives as long as this.
class ServerRunner {
 public:
  // Opens nothing yet.
  explicit ServerRunner(DaemonOptions options);
  ~ServerRunner();

  const CallRuntime& runtime() const { return runtime_; }
  Metrics& metrics() { return metrics_; }
  HealthState& health() { return health_; }

  // Before Start. `name` is the service's full name; `service` outlives the
  // serving. It is ready from Start on unless health() says otherwise.
  void AddService(absl::string_view name, grpc::Service& service);

  // Listens, and says so on stderr: `listening on HOST:PORT`, last, and before
  // it `serving metrics on …` and `serving probes on …`. kUnavailable names the
  // flag whose port is taken.
  absl::Status Start();

  // Blocks until SIGTERM or SIGINT (see BlockTerminationSignals), then drains.
  void ServeUntilTerminated();

  // Ends serving: not ready, settle, streams answer what they have read and end
  // UNAVAILABLE, calls end within the grace time, then everything stops.
  // Idempotent.
  void Drain();

  // The API's address with the port that was chosen; after Start.
  const HostPort& address() const { return *options_.listen; }

 private:
  absl::Status StartApi();
  absl::Status StartProbe();

  DaemonOptions options_;
  Metrics metrics_;
  RpcMetrics rpc_metrics_{metrics_};
  OpenStreams streams_;
  std::unique_ptr<ThreadPool> executor_;
  const CallRuntime runtime_;
  HealthState health_;
  HealthService api_health_;
  HealthService probe_health_;
  std::vector<std::pair<std::string, grpc::Service*>> services_;
  std::unique_ptr<grpc::Server> api_;
  std::unique_ptr<grpc::Server> probe_;
  std::optional<CallbackPulse> pulse_;
  std::optional<Watchdog> watchdog_;
};

}  // namespace hearsay::server

#endif  // HEARSAY_COMMON_SERVER_SERVER_RUNNER_H_

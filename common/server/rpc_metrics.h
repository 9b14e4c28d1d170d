#ifndef HEARSAY_COMMON_SERVER_RPC_METRICS_H_
#define HEARSAY_COMMON_SERVER_RPC_METRICS_H_

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/base/mutex.h"
#include "common/server/metrics.h"

namespace hearsay::server {

// Counts calls for every method: hearsay_rpc_calls_total by method and code,
// hearsay_rpc_latency_seconds and hearsay_rpc_in_flight by method. Thread safe.
class RpcMetrics {
 private:
  struct Method;

 public:
  // `metrics` outlives this.
  explicit RpcMetrics(Metrics& metrics);
  ~RpcMetrics();

  // One call; counts as in flight until Finish.
  class Call {
   public:
    void Finish(absl::StatusCode code) const;

   private:
    friend class RpcMetrics;
    Call(Method& method, absl::Time start) : method_(method), start_(start) {}
    Method& method_;
    absl::Time start_;
  };
  // `method` is a constant of the caller's, such as "IngestService/GetLog".
  Call Start(absl::string_view method);

 private:
  Method& Find(absl::string_view name);

  Metrics& metrics_;
  Mutex mutex_;
  absl::flat_hash_map<std::string, std::unique_ptr<Method>> methods_
      ABSL_GUARDED_BY(mutex_);
};

}  // namespace hearsay::server

#endif  // HEARSAY_COMMON_SERVER_RPC_METRICS_H_

#include "common/server/rpc_metrics.h"

#include "absl/time/clock.h"

namespace hearsay::server {
namespace {

// Half a millisecond to ten seconds.
const std::vector<double>& LatencyBounds() {
  static const auto* const kBounds =
      new std::vector<double>{0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05,
                              0.1,    0.2,   0.5,   1,     2,    5,    10};
  return *kBounds;
}

}  // namespace

struct RpcMetrics::Method {
  Metrics& metrics;
  const std::string name;
  prometheus::Histogram& latency;
  std::atomic<int64_t> in_flight{0};
};

RpcMetrics::RpcMetrics(Metrics& metrics) : metrics_(metrics) {}
RpcMetrics::~RpcMetrics() = default;

RpcMetrics::Method& RpcMetrics::Find(absl::string_view name) {
  MutexLock lock(mutex_);
  std::unique_ptr<Method>& method = methods_[name];
  if (method == nullptr) {
    const MetricLabels labels = {{"method", std::string(name)}};
    method.reset(
        new Method{metrics_, std::string(name),
                   metrics_.Histogram("hearsay_rpc_latency_seconds",
                                      "Time from a call's arrival to its end.",
                                      LatencyBounds(), labels)});
    metrics_.AddGauge(
        "hearsay_rpc_in_flight", "Calls that have not ended.",
        [method = method.get()] {
          return static_cast<double>(method->in_flight.load());
        },
        labels);
  }
  return *method;
}

RpcMetrics::Call RpcMetrics::Start(absl::string_view method) {
  Method& found = Find(method);
  ++found.in_flight;
  return Call(found, absl::Now());
}

void RpcMetrics::Call::Finish(absl::StatusCode code) const {
  --method_.in_flight;
  method_.latency.Observe(absl::ToDoubleSeconds(absl::Now() - start_));
  method_.metrics
      .Counter(
          "hearsay_rpc_calls_total", "Calls that have ended.",
          {{"method", method_.name}, {"code", absl::StatusCodeToString(code)}})
      .Increment();
}

}  // namespace hearsay::server

#ifndef HEARSAY_COMMON_SERVER_METRICS_H_
#define HEARSAY_COMMON_SERVER_METRICS_H_

#include <prometheus/counter.h>
#include <prometheus/exposer.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/server/host_port.h"

namespace hearsay::server {

using MetricLabels = std::map<std::string, std::string>;

// The metrics of a process, and the HTTP page `/metrics` that shows them in
// Prometheus' text format. Names start with `hearsay_`; label values come from
// small fixed sets, never from what clients send. Thread safe but for Serve and
// Stop.
class Metrics {
 public:
  Metrics();
  ~Metrics();

  // The same name, help and labels give the same object, which lives as long as
  // this.
  prometheus::Counter& Counter(const std::string& name, const std::string& help,
                               const MetricLabels& labels = {});
  prometheus::Histogram& Histogram(const std::string& name,
                                   const std::string& help,
                                   const std::vector<double>& upper_bounds,
                                   const MetricLabels& labels = {});
  // `read` is called at every scrape until Stop, from any thread.
  void AddGauge(const std::string& name, const std::string& help,
                std::function<double()> read, const MetricLabels& labels = {});

  // Serves the page; gives the port. kUnavailable when the port is taken.
  absl::StatusOr<int> Serve(const HostPort& listen);
  // Ends the page and forgets the gauges, so that what they read may go.
  void Stop();

  // The page as text.
  std::string Text() const;

 private:
  class Gauges;

  std::shared_ptr<prometheus::Registry> registry_;
  std::shared_ptr<Gauges> gauges_;
  std::unique_ptr<prometheus::Exposer> exposer_;
};

}  // namespace hearsay::server

#endif  // HEARSAY_COMMON_SERVER_METRICS_H_

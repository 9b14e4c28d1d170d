#include "common/server/metrics.h"

#include <prometheus/collectable.h>
#include <prometheus/metric_family.h>
#include <prometheus/text_serializer.h>

#include <exception>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/mutex.h"

namespace hearsay::server {

// Gauges that are read when they are scraped, by name.
class Metrics::Gauges final : public prometheus::Collectable {
 public:
  void Add(const std::string& name, const std::string& help,
           std::function<double()> read, const MetricLabels& labels) {
    MutexLock lock(mutex_);
    Family& family = families_[name];
    family.help = help;
    family.gauges.push_back({labels, std::move(read)});
  }

  // Returns when no read is under way.
  void Clear() {
    MutexLock lock(mutex_);
    families_.clear();
  }

  std::vector<prometheus::MetricFamily> Collect() const override {
    MutexLock lock(mutex_);
    std::vector<prometheus::MetricFamily> out;
    for (const auto& [name, family] : families_) {
      prometheus::MetricFamily shown;
      shown.name = name;
      shown.help = family.help;
      shown.type = prometheus::MetricType::Gauge;
      for (const Gauge& gauge : family.gauges) {
        prometheus::ClientMetric& metric = shown.metric.emplace_back();
        for (const auto& [key, value] : gauge.labels) {
          metric.label.push_back({key, value});
        }
        metric.gauge.value = gauge.read();
      }
      out.push_back(std::move(shown));
    }
    return out;
  }

 private:
  struct Gauge {
    MetricLabels labels;
    std::function<double()> read;
  };
  struct Family {
    std::string help;
    std::vector<Gauge> gauges;
  };

  mutable Mutex mutex_;
  std::map<std::string, Family> families_ ABSL_GUARDED_BY(mutex_);
};

Metrics::Metrics()
    : registry_(std::make_shared<prometheus::Registry>(
          prometheus::Registry::InsertBehavior::Merge)),
      gauges_(std::make_shared<Gauges>()) {}

Metrics::~Metrics() = default;

prometheus::Counter& Metrics::Counter(const std::string& name,
                                      const std::string& help,
                                      const MetricLabels& labels) {
  return prometheus::BuildCounter()
      .Name(name)
      .Help(help)
      .Register(*registry_)
      .Add(labels);
}

prometheus::Histogram& Metrics::Histogram(
    const std::string& name, const std::string& help,
    const std::vector<double>& upper_bounds, const MetricLabels& labels) {
  return prometheus::BuildHistogram()
      .Name(name)
      .Help(help)
      .Register(*registry_)
      .Add(labels, upper_bounds);
}

void Metrics::AddGauge(const std::string& name, const std::string& help,
                       std::function<double()> read,
                       const MetricLabels& labels) {
  gauges_->Add(name, help, std::move(read), labels);
}

absl::StatusOr<int> Metrics::Serve(const HostPort& listen) {
  try {
    // One thread for the page and one to spare: a scrape is rare and short.
    exposer_ = std::make_unique<prometheus::Exposer>(listen.ToString(), 2);
  } catch (const std::exception& error) {
    return absl::UnavailableError(absl::StrCat(
        "cannot listen on ", listen.ToString(),
        "; is the port taken, or the address not of this machine?"));
  }
  exposer_->RegisterCollectable(registry_);
  exposer_->RegisterCollectable(gauges_);
  return exposer_->GetListeningPorts().front();
}

void Metrics::Stop() {
  exposer_.reset();
  gauges_->Clear();
}

std::string Metrics::Text() const {
  std::vector<prometheus::MetricFamily> all = registry_->Collect();
  for (auto& family : gauges_->Collect()) all.push_back(std::move(family));
  return prometheus::TextSerializer().Serialize(all);
}

}  // namespace hearsay::server

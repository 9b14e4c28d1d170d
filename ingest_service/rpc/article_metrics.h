#ifndef HEARSAY_INGEST_SERVICE_RPC_ARTICLE_METRICS_H_
#define HEARSAY_INGEST_SERVICE_RPC_ARTICLE_METRICS_H_

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>

#include "absl/time/time.h"
#include "common/server/metrics.h"
#include "hearsay/v1/ingest_service.pb.h"

namespace hearsay::ingest_rpc {

// Counts articles by outcome, their bytes, how many are under way, and the time
// from an article's arrival to its answer. Thread safe.
class ArticleMetrics {
 public:
  // `metrics` outlives this.
  explicit ArticleMetrics(server::Metrics& metrics);

  // An article has come.
  void Arrived(size_t bytes);
  // It was handed on to the pipeline.
  void Admitted() { ++in_flight_; }
  // It found no room after all.
  void NotAdmitted() { --in_flight_; }
  // An admitted one has its answer.
  void Answered(v1::IngestOutcome outcome, absl::Time arrived);
  // It was refused before the pipeline saw it.
  void Refused() { Count(v1::INGEST_OUTCOME_REJECTED); }

 private:
  void Count(v1::IngestOutcome outcome);

  prometheus::Counter& bytes_;
  prometheus::Histogram& latency_;
  std::array<prometheus::Counter*, v1::IngestOutcome_ARRAYSIZE> outcomes_{};
  std::atomic<int64_t> in_flight_{0};
};

}  // namespace hearsay::ingest_rpc

#endif  // HEARSAY_INGEST_SERVICE_RPC_ARTICLE_METRICS_H_

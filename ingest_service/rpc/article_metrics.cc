#include "ingest_service/rpc/article_metrics.h"

#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/strip.h"
#include "absl/time/clock.h"

namespace hearsay::ingest_rpc {

ArticleMetrics::ArticleMetrics(server::Metrics& metrics)
    : bytes_(metrics.Counter("hearsay_ingest_bytes_total",
                             "Bytes of the articles that have come.")),
      latency_(metrics.Histogram(
          "hearsay_ingest_ack_seconds",
          "Time from an article's arrival to its durable answer.",
          {0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5,
           10})) {
  for (int i = 1; i < v1::IngestOutcome_ARRAYSIZE; ++i) {
    std::string name =
        v1::IngestOutcome_Name(static_cast<v1::IngestOutcome>(i));
    const absl::string_view bare = absl::StripPrefix(name, "INGEST_OUTCOME_");
    outcomes_[i] = &metrics.Counter("hearsay_ingest_articles_total",
                                    "Articles by what became of them.",
                                    {{"outcome", absl::AsciiStrToLower(bare)}});
  }
  metrics.AddGauge("hearsay_ingest_in_flight",
                   "Articles admitted and not yet answered.",
                   [this] { return static_cast<double>(in_flight_.load()); });
}

void ArticleMetrics::Arrived(size_t bytes) {
  bytes_.Increment(static_cast<double>(bytes));
}

void ArticleMetrics::Answered(v1::IngestOutcome outcome, absl::Time arrived) {
  --in_flight_;
  latency_.Observe(absl::ToDoubleSeconds(absl::Now() - arrived));
  Count(outcome);
}

void ArticleMetrics::Count(v1::IngestOutcome outcome) {
  const auto index = static_cast<size_t>(outcome);
  if (index > 0 && index < outcomes_.size()) outcomes_[index]->Increment();
}

}  // namespace hearsay::ingest_rpc

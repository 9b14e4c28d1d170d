#ifndef HEARSAY_INGEST_SERVICE_PIPELINE_INGEST_PIPELINE_H_
#define HEARSAY_INGEST_SERVICE_PIPELINE_INGEST_PIPELINE_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "absl/functional/any_invocable.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/base/clock.h"
#include "hearsay/internal/v1/record.pb.h"
#include "hearsay/v1/article.pb.h"
#include "hearsay/v1/ingest_service.pb.h"
#include "ingest_service/model/normalized_article.h"

namespace hearsay::claims {
class ClaimExtractor;
}
namespace hearsay::commit {
class ArticleStore;
}

namespace hearsay::pipeline {

// What became of one article.
struct IngestResult {
  v1::IngestOutcome outcome = v1::INGEST_OUTCOME_UNSPECIFIED;
  std::string article;  // Resource name; empty when rejected without one.
  int32_t revision = 0;
  int32_t claim_count = 0;
  std::string consistency_token;
  absl::Status error;  // Not OK exactly when the outcome is REJECTED.
};

using Normalizer = std::function<absl::StatusOr<ingest::NormalizedArticle>(
    const v1::RawArticle& raw, absl::Time now)>;

struct PipelineOptions {
  size_t workers = 2;                      // Normalise and extract.
  size_t max_articles_in_flight = 1024;    // Admitted and not yet answered.
  size_t max_bytes_in_flight = 256 << 20;  // Of raw articles.
  Normalizer normalize = nullptr;  // For tests; empty is normalize::Normalize.
};

// Takes raw articles through normalise, annotate, extract and commit. The only
// part that knows all stages. Thread safe.
class IngestPipeline {
 public:
  using Done = absl::AnyInvocable<void(IngestResult)>;
  using WhenRoom = absl::AnyInvocable<void()>;

  // `extractor` may be null: then articles are stored without claims.
  // `store`, `extractor` and `clock` outlive the pipeline.
  IngestPipeline(const PipelineOptions& options,
                 const claims::ClaimExtractor* extractor,
                 commit::ArticleStore& store, const Clock& clock);
  // Waits until everything admitted has been answered.
  ~IngestPipeline();

  // Admits `article` and calls `done` exactly once, from some other thread,
  // when its outcome is durable; articles of one identity submitted by one
  // thread of control commit in that order. When the limits are reached returns
  // false, leaves `article` and `done` untouched and calls `when_room` once,
  // from some other thread, as soon as trying again makes sense. Never blocks.
  // An article larger than all the limits together is admitted when nothing
  // else is in flight.
  bool TrySubmit(v1::RawArticle& article, Done& done, WhenRoom when_room);

  // Normalises and extracts, and stores nothing: the record as it would be
  // stored, without revision and times of storage.
  absl::StatusOr<internal::v1::ArticleRecord> Validate(
      const v1::RawArticle& article) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace hearsay::pipeline

#endif  // HEARSAY_INGEST_SERVICE_PIPELINE_INGEST_PIPELINE_H_

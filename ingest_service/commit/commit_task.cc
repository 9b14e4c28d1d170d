#include "ingest_service/commit/commit_task.h"

#include <utility>

#include "common/base/log.h"
#include "common/storage/status.h"

namespace hearsay::commit {

size_t StoreArticle::bytes() const {
  return article_.ok() ? article_->body.bytes.size() : 0;
}

void StoreArticle::Expect(OpenBatch& batch) const {
  if (article_.ok()) batch.Expect(*article_);
}

void StoreArticle::Decide(OpenBatch& batch, storage::SpaceLevel space) {
  if (!article_.ok()) return Reject(article_.status());
  if (space != storage::SpaceLevel::kAmple) {
    return Reject(storage::DiskFullError("article"));
  }
  absl::StatusOr<CommitResult> result = batch.Add(*std::move(article_));
  if (result.ok()) {
    result_ = *std::move(result);
    return;
  }
  Log(LogSeverity::kError, "record could not be read for a commit",
      {{"error", result.status().ToString()}});
  Reject(result.status());
}

void StoreArticle::Reject(absl::Status error) {
  result_ = CommitResult();
  result_.outcome = v1::INGEST_OUTCOME_REJECTED;
  result_.error = std::move(error);
}

void StoreArticle::Fail(const absl::Status& error) {
  if (result_.error.ok()) Reject(error);
}

void RetractArticle::Decide(OpenBatch& batch, storage::SpaceLevel space) {
  // Goes on where articles are refused: it takes little space, and frees some.
  result_ = space == storage::SpaceLevel::kHard
                ? storage::DiskFullError("retraction")
                : batch.Retract(name_, reason_);
}

void RetractArticle::Fail(const absl::Status& error) {
  if (result_.ok()) result_ = error;
}

}  // namespace hearsay::commit

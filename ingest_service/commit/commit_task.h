#ifndef HEARSAY_INGEST_SERVICE_COMMIT_COMMIT_TASK_H_
#define HEARSAY_INGEST_SERVICE_COMMIT_COMMIT_TASK_H_

#include <cstddef>
#include <string>
#include <utility>

#include "absl/functional/any_invocable.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "common/record/resource_name.h"
#include "common/storage/space_gate.h"
#include "ingest_service/commit/article_store.h"
#include "ingest_service/commit/open_batch.h"
#include "ingest_service/commit/prepared_article.h"

namespace hearsay::commit {

// Something that waits for the commit thread, which calls, in this order:
// Expect, Decide, Fail when the batch could not be written, and Answer.
class CommitTask {
 public:
  virtual ~CommitTask() = default;
  // How much it adds to a batch, about.
  virtual size_t bytes() const = 0;
  virtual void Expect(OpenBatch& batch) const = 0;
  virtual void Decide(OpenBatch& batch, storage::SpaceLevel space) = 0;
  // Replaces what was decided, unless that was an error already.
  virtual void Fail(const absl::Status& error) = 0;
  virtual void Answer() = 0;
};

// An article, or why it could not be prepared.
class StoreArticle final : public CommitTask {
 public:
  StoreArticle(absl::StatusOr<PreparedArticle> article, ArticleStore::Done done)
      : article_(std::move(article)), done_(std::move(done)) {}
  size_t bytes() const override;
  void Expect(OpenBatch& batch) const override;
  void Decide(OpenBatch& batch, storage::SpaceLevel space) override;
  void Fail(const absl::Status& error) override;
  void Answer() override { done_(std::move(result_)); }

 private:
  void Reject(absl::Status error);

  absl::StatusOr<PreparedArticle> article_;
  ArticleStore::Done done_;
  CommitResult result_;
};

// A takedown.
class RetractArticle final : public CommitTask {
 public:
  using Result = absl::StatusOr<ArticleStore::Retraction>;
  using Done = absl::AnyInvocable<void(Result)>;
  RetractArticle(record::ArticleName name, std::string reason, Done done)
      : name_(std::move(name)),
        reason_(std::move(reason)),
        done_(std::move(done)) {}
  size_t bytes() const override { return 0; }
  void Expect(OpenBatch&) const override {}
  void Decide(OpenBatch& batch, storage::SpaceLevel space) override;
  void Fail(const absl::Status& error) override;
  void Answer() override { done_(std::move(result_)); }

 private:
  const record::ArticleName name_;
  const std::string reason_;
  Done done_;
  Result result_ = absl::UnknownError("not decided");
};

}  // namespace hearsay::commit

#endif  // HEARSAY_INGEST_SERVICE_COMMIT_COMMIT_TASK_H_

#ifndef HEARSAY_INGEST_SERVICE_COMMIT_OPEN_BATCH_H_
#define HEARSAY_INGEST_SERVICE_COMMIT_OPEN_BATCH_H_

#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/record/article_key.h"
#include "common/record/resource_name.h"
#include "common/storage/database.h"
#include "hearsay/internal/v1/article_state.pb.h"
#include "ingest_service/commit/anchor_index.h"
#include "ingest_service/commit/article_store.h"
#include "ingest_service/commit/duplicates.h"
#include "ingest_service/commit/earlier_copies.h"
#include "ingest_service/commit/prepared_article.h"
#include "ingest_service/commit/store_meta.h"
#include "ingest_service/commit/working_set.h"

namespace hearsay::commit {

// Decides what becomes of each article of one batch, in order, each seeing what
// those before it did, and collects the rows to write. Nothing is stored until
// the caller writes what `Finish` gives. One thread.
class OpenBatch {
 public:
  // `counters` are those of the last durable batch; `now` is the time of
  // storage of all that is in this one. Once the batch is durable, or thrown
  // away, tell `anchors`.
  OpenBatch(const storage::Database& database, AnchorIndex& anchors,
            const Counters& counters, absl::Time now)
      : rows_(database),
        duplicates_(rows_, anchors),
        counters_(counters),
        now_(now) {}

  // Optional: names articles to come, so that Prefetch reads what they need in
  // one go.
  void Expect(const PreparedArticle& article);
  void Prefetch() { rows_.Load(); }

  // An error is one of reading the store; the batch is as before. Rejections
  // are results.
  absl::StatusOr<CommitResult> Add(PreparedArticle article);

  // kNotFound; kInvalidArgument when the name is of one revision.
  absl::StatusOr<ArticleStore::Retraction> Retract(
      const record::ArticleName& name, absl::string_view reason);

  bool has_writes() const { return rows_.has_writes(); }
  // Adds all rows and the counters to `batch`; write it and throw this away.
  void Finish(rocksdb::WriteBatch& batch);
  const Counters& counters() const { return counters_; }

 private:
  using State = internal::v1::ArticleState;

  // An article that is known, under any of its identities.
  struct Known {
    std::string id;
    State state;
  };
  absl::StatusOr<std::optional<Known>> Find(const PreparedArticle& article);
  absl::StatusOr<std::string> ReadCurrent(const record::ArticleKey& key);
  internal::v1::ArticleRecord HeadWith(const std::string& id,
                                       const State& state,
                                       const EarlierCopies& copies) const;

  absl::StatusOr<CommitResult> Create(PreparedArticle article);
  absl::StatusOr<CommitResult> Revise(PreparedArticle article,
                                      const Known& known);
  void KeepUnchanged(const PreparedArticle& article, Known& known);

  void DeleteRevisions(const std::string& id, const State& state);
  void PutState(const std::string& id, const State& state);
  void PutIdentities(const PreparedArticle& article, const std::string& id);
  WorkingSet rows_;
  Duplicates duplicates_;
  Counters counters_;
  const absl::Time now_;
};

}  // namespace hearsay::commit

#endif  // HEARSAY_INGEST_SERVICE_COMMIT_OPEN_BATCH_H_

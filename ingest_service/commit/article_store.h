#ifndef HEARSAY_INGEST_SERVICE_COMMIT_ARTICLE_STORE_H_
#define HEARSAY_INGEST_SERVICE_COMMIT_ARTICLE_STORE_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/functional/any_invocable.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/base/clock.h"
#include "common/record/resource_name.h"
#include "common/storage/memory_use.h"
#include "common/storage/space_gate.h"
#include "hearsay/internal/v1/record.pb.h"
#include "hearsay/v1/ingest_service.pb.h"
#include "ingest_service/commit/anchor_index.h"

namespace rocksdb {
class Env;
}

namespace hearsay::commit {

// A durable commit, or why there was none.
struct CommitResult {
  v1::IngestOutcome outcome = v1::INGEST_OUTCOME_UNSPECIFIED;
  std::string article;  // Resource name.
  int32_t revision = 0;
  int32_t claim_count = 0;
  uint64_t sequence = 0;  // What a consistency token must name.
  absl::Status error;     // Not OK exactly when REJECTED.
};

struct StoreStats {
  std::string log_id;
  uint64_t last_sequence = 0;
  int64_t article_count = 0;
  int64_t claim_count = 0;
  int64_t disk_bytes = 0;
};

struct StoreOptions {
  // Bounds of one batch: how many articles share an fsync.
  size_t max_batch_articles = 256;
  size_t max_batch_bytes = size_t{8} << 20;
  size_t anchors_in_run = AnchorIndex::kRunPairs;
  storage::SpaceLimits space_limits;
  // For tests; null are the machine's.
  storage::SpaceGate::Probe disk_space = nullptr;
  rocksdb::Env* env = nullptr;
};

// The system of record: articles, revisions, identities and the change log in
// one RocksDB, written by one commit thread that makes many articles durable
// with one fsync. Thread safe.
class ArticleStore {
 public:
  // Opens or creates the store in `data_dir`. Refuses a damaged or newer store,
  // with the reason and what to do; never repairs silently.
  static absl::StatusOr<std::unique_ptr<ArticleStore>> Open(
      const std::string& data_dir, const Clock& clock,
      const StoreOptions& options = {});
  // Commits what is queued, then closes.
  ~ArticleStore();

  // Queues `record` (without article_id, revision, claim ids and times of
  // storage) and calls `done` once, from the commit thread, when its outcome is
  // durable: outcome, revision, key and duplicate link are decided there.
  // Hashing, encoding and compression happen here, in the caller. The caller
  // bounds what is queued. Never blocks on the disk. A write that fails gives
  // REJECTED with kResourceExhausted (the disk is full) or kUnavailable:
  // nothing was stored, send it again.
  using Done = absl::AnyInvocable<void(CommitResult)>;
  void Commit(internal::v1::ArticleRecord record, Done done);

  // Takes an article down; blocks until the tombstone is durable. kNotFound.
  // Idempotent: a second time gives the first reason. OK gives the tombstone
  // and its sequence.
  struct Retraction {
    internal::v1::ArticleRecord tombstone;
    uint64_t sequence = 0;
  };
  absl::StatusOr<Retraction> Retract(const record::ArticleName& name,
                                     absl::string_view reason);

  // A revision, the current one when `name` has none. Follows redirects.
  // kNotFound; kDataLoss when the bytes on disk are damaged.
  absl::StatusOr<internal::v1::ArticleRecord> Get(
      const record::ArticleName& name) const;

  // Up to `max_changes` and about `max_bytes` of changes from `from_sequence`
  // on, with their records; one of a superseded revision comes with that
  // revision, one whose text was purged comes as GONE. Empty at the end of the
  // log. kOutOfRange past it by more than one.
  absl::StatusOr<std::vector<internal::v1::Change>> ReadChanges(
      uint64_t from_sequence, size_t max_changes, size_t max_bytes) const;

  // Calls `listener` from the commit thread after every durable batch, with
  // the newest sequence. It must not block. Returns a handle for Unlisten,
  // which returns only when no call is under way.
  using Listener = absl::AnyInvocable<void(uint64_t)>;
  uint64_t Listen(Listener listener);
  void Unlisten(uint64_t handle);

  // OK while articles are taken, or why they are not: kResourceExhausted when
  // the disk is low, kUnavailable when it has kept a batch waiting for more
  // than a second.
  absl::Status Accepting();

  StoreStats Stats() const;
  // What the store holds in memory, beside the anchors of its newest articles
  // (anchor_index.h says how much).
  storage::MemoryUse MemoryUse() const;
  const std::string& log_id() const;

  // SHA-256 in hexadecimal of each column family's logical entries. Reads the
  // whole store, in a snapshot.
  absl::StatusOr<std::map<std::string, std::string>> Digests() const;

  // Waits until the bytes of what was retracted are in no file any more.
  void WaitUntilPurged();

 private:
  struct Impl;
  explicit ArticleStore(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace hearsay::commit

#endif  // HEARSAY_INGEST_SERVICE_COMMIT_ARTICLE_STORE_H_

#ifndef HEARSAY_INGEST_SERVICE_COMMIT_ANCHOR_INDEX_H_
#define HEARSAY_INGEST_SERVICE_COMMIT_ANCHOR_INDEX_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <future>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "common/storage/database.h"
#include "ingest_service/commit/anchor_filter.h"
#include "ingest_service/commit/recent_anchors.h"

namespace hearsay::commit {

// Which articles have an anchor (text_sketch.h) in common, each named by the
// sequence that created it. Derived from `sketches`: the anchors of the newest
// articles are held in memory; once there are many, they are written to
// `anchors` as one sorted run, a file that RocksDB takes in as it is. So they
// cost a commit no row, and a restart no more than reading the newest sketches
// again. A run that cannot be written stays in memory and is tried again; only
// when the next one is full too is it forgotten, and its articles are not found
// until runs can be written, which then are made of the sketches, one after the
// other: who has to wait, waits for one. One thread; another writes the run
// meanwhile.
//
// Most anchors of a new text are in no row. Filters know that, so that the
// store is not asked: one of the rows that were there at the start, which a
// thread of its own goes through after Load, and one of those that came since.
// Until it is through, and if it cannot be, the store is asked for each anchor.
//
// Memory, at most, with runs of kRunPairs: 55 MB beside the two filters. That
// is 25 for the table that is filled and the one that is written or could not
// be, 16 for what is sorted as it is written, 1 for the sizes of the newest
// articles, and, only after some were forgotten, 13 for the table of the run
// that is made of sketches.
class AnchorIndex {
 public:
  // Pairs of anchor and article that make a run: those of about 10,000
  // articles.
  static constexpr size_t kRunPairs = 480'000;

  explicit AnchorIndex(const storage::Database& database,
                       size_t run_pairs = kRunPairs);
  // Waits for the run that is being written.
  ~AnchorIndex();

  // Reads the sketches that no run covers. Before all else.
  absl::Status Load();

  // Who has any of `anchors`, which ascend, and how many of them; ascending. Of
  // an anchor that many have only the earliest kMaxCopiesInRow count. One
  // look-up of RocksDB for each anchor that may be in a row.
  struct Holder {
    uint64_t created_sequence;
    int anchors;
    size_t of;  // All its anchors; 0 unless it is among the newest articles.
  };
  absl::StatusOr<std::vector<Holder>> HoldersOf(
      absl::Span<const uint64_t> anchors);

  // What an open batch adds to what is in memory, and removes from it. What it
  // adds is found at once; what it removes may still be until Keep, whether it
  // was added again or not.
  void Add(absl::Span<const uint64_t> anchors, uint64_t created_sequence);
  void Remove(std::vector<uint64_t> anchors, uint64_t created_sequence);
  // Before the batch reads or writes rows of these anchors by itself: waits for
  // the run that is being written, which would come between.
  void ExpectRows(absl::Span<const uint64_t> anchors);

  // The batch is durable; the newest change has this sequence.
  void Keep(uint64_t last_sequence);
  // The batch was thrown away.
  void Forget();

 private:
  void StartRun(uint64_t covers);
  void WriteOutgoing();
  void FinishRun();
  void ExpectRowsOf(const RecentAnchors& anchors);
  void StartReadingRows();
  void TakeRows();
  absl::Status ReadStored(absl::Span<const uint64_t> anchors);

  const storage::Database& database_;
  const size_t run_pairs_;

  // Of the rows that were there at the start; null while it is not known, or
  // cannot be, which anchors they are of. And of those that came since, or
  // will.
  std::unique_ptr<const AnchorFilter> rows_;
  AnchorFilter since_;
  std::future<absl::StatusOr<std::unique_ptr<const AnchorFilter>>> reading_;
  std::atomic<bool> ending_ = false;

  // Of the changes up to this one all anchors are in rows. Of later ones they
  // are in memory, but for those that were forgotten.
  uint64_t covered_ = 0;
  bool forgot_ = false;
  std::unique_ptr<RecentAnchors> recent_;
  size_t kept_ = 0;  // How many pairs of `recent_` are durable.
  std::vector<std::pair<std::vector<uint64_t>, uint64_t>> removed_;

  // What is being written as a run, or could not be; else the next table, once
  // there was one, in memory that the kernel need not clear again.
  std::unique_ptr<RecentAnchors> outgoing_;
  std::unique_ptr<RecentAnchors> spare_;
  uint64_t outgoing_covers_ = 0;
  std::future<absl::StatusOr<uint64_t>> run_;  // What it then covers.
  size_t retry_at_ = 0;  // Pairs in `recent_`, once a run has failed.

  // How many anchors an article has, of the newest ones, each in the place that
  // its sequence gives it.
  struct Size {
    uint64_t created_sequence = 0;
    size_t anchors = 0;
  };
  std::vector<Size> sizes_;

  std::vector<size_t> asked_;  // These three are kept for their memory.
  std::vector<std::string> keys_;
  std::vector<std::vector<uint64_t>> stored_;
};

}  // namespace hearsay::commit

#endif  // HEARSAY_INGEST_SERVICE_COMMIT_ANCHOR_INDEX_H_

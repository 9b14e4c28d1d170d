#ifndef HEARSAY_QUERY_SERVICE_RETRIEVE_TERM_CACHE_H_
#define HEARSAY_QUERY_SERVICE_RETRIEVE_TERM_CACHE_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/base/mutex.h"
#include "query_service/model/claim_index.h"
#include "query_service/retrieve/term_rows.h"

namespace hearsay::retrieve {

// The postings of one term, in all forms in which the index may hold it, in
// some chunks; unpacked chunk by chunk when they are first asked for. Thread
// safe.
class TermChunks {
 public:
  // When a chunk's rows are ranked: that takes as long as some searches without
  // it, and is in vain where there is only one.
  enum class RankWhen { kAtOnce, kAskedAgain };
  // How many bytes all that were made with it hold.
  using Meter = std::shared_ptr<std::atomic<size_t>>;

  // What `before` has, and the lists of further chunks, all below `end`.
  TermChunks(const TermChunks* before, uint32_t end,
             std::vector<query::ChunkPostings> lists, const Meter& meter,
             RankWhen rank = RankWhen::kAtOnce);

  uint32_t end() const { return end_; }
  bool Has(uint32_t chunk) const { return Find(chunk) != nullptr; }
  // Postings in the chunks below `end`.
  uint64_t CountBelow(uint32_t end) const;
  // Null where the term is not. `rows` are the chunk's, and the first
  // `row_count` of them are looked at: always as many. What has not been ranked
  // before is ranked by `norms`. kDataLoss when a list is damaged.
  absl::StatusOr<std::shared_ptr<const TermRows>> Rows(
      uint32_t chunk, const query::ClaimRows& rows, uint32_t row_count,
      const FieldNorms& norms) const;

 private:
  struct Chunk {
    explicit Chunk(const Meter& meter) : meter(meter) {}
    ~Chunk() { *meter -= bytes; }

    const Meter meter;
    uint64_t count = 0;
    Mutex mutex;
    size_t bytes ABSL_GUARDED_BY(mutex) = 0;
    std::vector<std::string> lists ABSL_GUARDED_BY(mutex);  // Until unpacked.
    std::shared_ptr<const TermRows> rows ABSL_GUARDED_BY(mutex);
    bool ranked ABSL_GUARDED_BY(mutex) = false;
  };
  // Null where the term is not.
  Chunk* Find(uint32_t chunk) const;

  const uint32_t end_;
  const RankWhen rank_;
  // Those that have it, ascending: most words are in few of them.
  std::vector<std::pair<uint32_t, std::shared_ptr<Chunk>>> chunks_;
};

// Terms that were asked for last, unpacked: what is common is asked for often,
// and to unpack it costs more than all the rest of a search. Complete chunks
// never change but for rows that nobody sees any more, and are held for good;
// what the chunk that is being filled has of a term, until more is applied.
// About a byte a claim and common term; bounded by its bytes, but for one
// term and for what is unpacked until the next Get. Thread safe.
class TermCache {
 public:
  explicit TermCache(size_t max_bytes)
      : max_bytes_(max_bytes),
        meter_(std::make_shared<std::atomic<size_t>>(0)) {}

  // What all complete chunks of `view` have of a term; may tell of later ones.
  // `name` tells field and forms.
  absl::StatusOr<std::shared_ptr<const TermChunks>> Get(
      const query::ClaimIndexView& view, query::PostingField field,
      const std::vector<std::string>& forms, absl::string_view name);

  // The same of the chunks that are not complete. What views of different
  // sequences see of these differs: those of the newest one are held.
  absl::StatusOr<std::shared_ptr<const TermChunks>> GetOpen(
      const query::ClaimIndexView& view, query::PostingField field,
      const std::vector<std::string>& forms, absl::string_view name);

  size_t held_bytes() const { return *meter_; }

 private:
  using Order =
      std::list<std::pair<std::string, std::shared_ptr<const TermChunks>>>;

  std::shared_ptr<const TermChunks> Find(absl::string_view name);
  void Keep(absl::string_view name,
            const std::shared_ptr<const TermChunks>& chunks);
  void ClearOpen() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  // Drops what will be gone soonest, then what was used longest ago, until the
  // bound holds.
  void Trim() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  const size_t max_bytes_;
  const TermChunks::Meter meter_;
  Mutex mutex_;
  Order order_ ABSL_GUARDED_BY(mutex_);  // Used last first.
  absl::flat_hash_map<std::string, Order::iterator> by_name_
      ABSL_GUARDED_BY(mutex_);
  // Of views of this sequence with so many complete chunks.
  std::pair<uint64_t, uint32_t> open_of_ ABSL_GUARDED_BY(mutex_) = {0, 0};
  absl::flat_hash_map<std::string, std::shared_ptr<const TermChunks>> open_
      ABSL_GUARDED_BY(mutex_);
};

}  // namespace hearsay::retrieve

#endif  // HEARSAY_QUERY_SERVICE_RETRIEVE_TERM_CACHE_H_

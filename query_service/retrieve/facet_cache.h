#ifndef HEARSAY_QUERY_SERVICE_RETRIEVE_FACET_CACHE_H_
#define HEARSAY_QUERY_SERVICE_RETRIEVE_FACET_CACHE_H_

#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/container/flat_hash_map.h"
#include "common/base/mutex.h"
#include "query_service/model/claim_index.h"
#include "query_service/model/search_page.h"
#include "query_service/retrieve/group_counter.h"
#include "query_service/retrieve/row_set.h"

namespace hearsay::retrieve {

// Counts by one field over all claims up to a sequence.
struct KeptCounts {
  uint64_t sequence = 0;
  absl::flat_hash_map<uint32_t, uint64_t> all;
  ValueCounts most;                // Those that may be shown, by value.
  std::vector<std::string> texts;  // Of these: far apart in the index.
  query::SharedFacet shown;        // What is shown of these alone.

  // Null when `value` is not among the most.
  const std::string* TextOf(uint32_t value) const;
};

// How the matches of the questions that were counted last divide by a field:
// that changes only as claims are superseded or retracted, so what was ingested
// since is all that a count that is asked for again has to look at. A count is
// good for one generation of the index. Bounded by its entries, for a look-up
// goes through them, and by their bytes, questions and values alike, but for
// one entry. Thread safe.
class FacetCache {
 public:
  static constexpr size_t kMaxEntries = 128;
  static constexpr size_t kMaxBytes = size_t{16} << 20;

  struct Key {
    query::FacetField field = query::FacetField::kSource;
    uint64_t generation = 0;
    query::ClaimQuery query;  // Its order does not matter. Compared last.

    friend bool operator==(const Key&, const Key&) = default;
  };

  // Null when it is not there.
  std::shared_ptr<const KeptCounts> Find(const Key& key);
  // In place of what there is for `key`.
  void Keep(Key key, std::shared_ptr<const KeptCounts> counts);
  size_t held_bytes() const;

 private:
  struct Entry {
    Key key;
    std::shared_ptr<const KeptCounts> counts;
    size_t bytes;
  };

  std::list<Entry>::iterator Drop(std::list<Entry>::iterator entry)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  mutable Mutex mutex_;
  std::list<Entry> entries_ ABSL_GUARDED_BY(mutex_);  // Used last first.
  size_t held_bytes_ ABSL_GUARDED_BY(mutex_) = 0;
};

// The counts that one search asks for. One thread; what it is given outlives
// it.
class FacetCounts {
 public:
  FacetCounts(const query::SearchSpec& spec, const query::ClaimIndexView& view,
              FacetCache& cache);
  // The matches of one chunk.
  void Count(const query::ChunkClaims& claims, const RowSet& matches);
  // Of all that was counted, in the order of the spec's fields.
  std::vector<query::SharedFacet> Results();

 private:
  struct Field {
    explicit Field(query::FacetField field) : counter(field) {}
    FacetCounter counter;                     // Of what is not in `known`.
    std::shared_ptr<const KeptCounts> known;  // Null: nothing is.
  };

  FacetCache::Key KeyOf(size_t field) const;

  const query::SearchSpec& spec_;
  const query::ClaimIndexView& view_;
  FacetCache& cache_;
  std::vector<Field> fields_;
};

}  // namespace hearsay::retrieve

#endif  // HEARSAY_QUERY_SERVICE_RETRIEVE_FACET_CACHE_H_

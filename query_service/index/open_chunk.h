#ifndef HEARSAY_QUERY_SERVICE_INDEX_OPEN_CHUNK_H_
#define HEARSAY_QUERY_SERVICE_INDEX_OPEN_CHUNK_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "common/base/mutex.h"
#include "query_service/index/article_entry.h"
#include "query_service/index/symbol_table.h"
#include "query_service/model/claim_rows.h"
#include "query_service/model/posting_list.h"

namespace hearsay::index {

// The chunk that is being filled, in memory: postings are written to disk once,
// when it is complete, instead of again with each article. Bounded by the
// chunk's 4096 articles. One writer; readers at any time, who skip the rows of
// sequences that they are not to see yet.
class OpenChunk {
 public:
  OpenChunk(uint32_t chunk, SymbolTable& symbols)
      : chunk_(chunk), symbols_(symbols) {}

  uint32_t chunk() const { return chunk_; }
  // `sequence` is of this chunk and larger than the one before.
  void Add(uint64_t sequence, const ArticleEntry& entry);
  // Takes the terms of `entry`, added as `sequence`, out again; its rows stay.
  void RemoveTerms(uint64_t sequence, const ArticleEntry& entry);

  std::shared_ptr<const query::ClaimRows> Rows() const;
  // A term's posting list; empty when there is none.
  std::string Postings(absl::string_view term_key) const;
  std::vector<std::string> TermKeys() const;  // Ascending.
  // Of rows and postings, without the symbols' texts: about.
  size_t held_bytes() const;

 private:
  std::vector<query::Symbol> InternAll(const std::vector<std::string>& names);

  const uint32_t chunk_;
  SymbolTable& symbols_;
  mutable Mutex mutex_;
  query::ClaimRows rows_ ABSL_GUARDED_BY(mutex_);
  // What Rows gave last; null when there are more since.
  mutable std::shared_ptr<const query::ClaimRows> shared_rows_
      ABSL_GUARDED_BY(mutex_);
  absl::flat_hash_map<std::string, query::PostingListBuilder> postings_
      ABSL_GUARDED_BY(mutex_);
  size_t list_bytes_ ABSL_GUARDED_BY(mutex_) = 0;  // With their keys.
};

}  // namespace hearsay::index

#endif  // HEARSAY_QUERY_SERVICE_INDEX_OPEN_CHUNK_H_

#ifndef HEARSAY_QUERY_SERVICE_INDEX_READ_MODEL_CORE_H_
#define HEARSAY_QUERY_SERVICE_INDEX_READ_MODEL_CORE_H_

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "common/base/mutex.h"
#include "common/storage/database.h"
#include "hearsay/internal/v1/record.pb.h"
#include "query_service/index/open_chunk.h"
#include "query_service/index/record_cache.h"
#include "query_service/index/removal_table.h"
#include "query_service/index/rows_cache.h"
#include "query_service/index/shown_claims.h"
#include "query_service/index/stored_state.h"
#include "query_service/index/symbol_table.h"
#include "query_service/model/claim_index.h"

namespace hearsay::index {

// An article as the family `articles` stores it.
struct StoredArticle {
  uint64_t sequence = 0;  // Of the change that brought this revision.
  internal::v1::ArticleRecord record;
};
absl::StatusOr<std::string> EncodeStoredArticle(
    uint64_t sequence, const internal::v1::ArticleRecord& record);
// kDataLoss when `bytes` is not one.
absl::StatusOr<StoredArticle> DecodeStoredArticle(absl::string_view bytes);

bool IsRetracted(const internal::v1::ArticleRecord& record);

// What the parts of a read model share. Each part stands in its own file:
// applier.h, index_view.h, digests.h, and the look-ups in read_model.cc.
struct ReadModelCore {
  // 47 bytes a row, 4 a name in it, 20 an article.
  static constexpr size_t kCachedRows = size_t{8} << 20;
  static constexpr size_t kCachedRecordBytes = size_t{32} << 20;
  static constexpr size_t kShownClaimBytes = size_t{32} << 20;

  // What readers see. In this order they take the state, then the open chunk,
  // then what is on disk; the writer commits, then replaces the open chunk,
  // then publishes the state: so a reader never misses a chunk, and what it
  // sees too much of is of later sequences than its state.
  struct Published {
    StoredState state;
    std::shared_ptr<OpenChunk> open;
  };

  explicit ReadModelCore(std::unique_ptr<storage::Database> database)
      : db(std::move(database)) {}

  // Brings what is in memory to what is on disk.
  absl::Status Load();
  Published Current() const;
  void Publish(const StoredState& state, std::shared_ptr<OpenChunk> open);
  // The rows of a complete chunk.
  absl::StatusOr<SharedRows> SealedRows(uint32_t chunk) const;

  const std::unique_ptr<storage::Database> db;
  mutable SymbolTable symbols;
  RemovalTable removals;
  mutable RowsCache rows_cache{kCachedRows};
  mutable RecordCache records{kCachedRecordBytes};
  mutable ShownClaims shown{kShownClaimBytes};

  // Held by whoever writes, and by whoever needs that nobody does.
  Mutex writer;
  // What was superseded and is still in the postings: (by which sequence,
  // which sequence), ascending.
  std::deque<std::pair<uint64_t, uint64_t>> superseded ABSL_GUARDED_BY(writer);
  bool must_reload ABSL_GUARDED_BY(writer) = false;

  mutable Mutex mutex;
  mutable CondVar published;
  StoredState state ABSL_GUARDED_BY(mutex);
  std::shared_ptr<OpenChunk> open ABSL_GUARDED_BY(mutex);
  std::set<std::string> languages ABSL_GUARDED_BY(mutex);
};

}  // namespace hearsay::index

#endif  // HEARSAY_QUERY_SERVICE_INDEX_READ_MODEL_CORE_H_

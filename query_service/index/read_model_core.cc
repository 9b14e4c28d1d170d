#include "query_service/index/read_model_core.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/base/byte_codec.h"
#include "common/base/status_macros.h"
#include "common/record/change_codec.h"
#include "common/record/record_codec.h"
#include "common/storage/scan.h"
#include "query_service/index/article_entry.h"
#include "query_service/index/chunk_columns.h"
#include "query_service/index/keys.h"
#include "query_service/index/read_model.h"

namespace hearsay::index {

absl::StatusOr<std::string> EncodeStoredArticle(
    uint64_t sequence, const internal::v1::ArticleRecord& record) {
  std::string out;
  AppendVarint(sequence, out);
  HEARSAY_ASSIGN_OR_RETURN(const std::string encoded,
                           record::EncodeRecord(record));
  return absl::StrCat(out, encoded);
}

absl::StatusOr<StoredArticle> DecodeStoredArticle(absl::string_view bytes) {
  StoredArticle article;
  if (!ConsumeVarint(bytes, article.sequence)) {
    return absl::DataLossError("articles: a value has no sequence");
  }
  HEARSAY_ASSIGN_OR_RETURN(article.record, record::DecodeRecord(bytes));
  return article;
}

bool IsRetracted(const internal::v1::ArticleRecord& record) {
  return record.pub_status() == v1::PUB_STATUS_CANCELED;
}

ReadModelCore::Published ReadModelCore::Current() const {
  MutexLock lock(mutex);
  return {state, open};
}

void ReadModelCore::Publish(const StoredState& new_state,
                            std::shared_ptr<OpenChunk> new_open) {
  MutexLock lock(mutex);
  state = new_state;
  open = std::move(new_open);
  published.SignalAll();
}

absl::StatusOr<SharedRows> ReadModelCore::SealedRows(uint32_t chunk) const {
  if (SharedRows rows = rows_cache.Find(chunk)) return rows;
  HEARSAY_ASSIGN_OR_RETURN(const std::optional<std::string> bytes,
                           db->Get(kValues, ColumnsKey(chunk)));
  if (!bytes.has_value()) {
    return absl::DataLossError(
        absl::StrCat("values: chunk ", chunk, " is missing"));
  }
  HEARSAY_ASSIGN_OR_RETURN(query::ClaimRows decoded,
                           DecodeChunkColumns(*bytes, symbols));
  decoded.SortArticles();
  auto rows = std::make_shared<const query::ClaimRows>(std::move(decoded));
  rows_cache.Insert(chunk, rows);
  return rows;
}

absl::Status ReadModelCore::Load() {
  StoredState stored;
  HEARSAY_ASSIGN_OR_RETURN(const std::optional<std::string> bytes,
                           db->Get(kMeta, kStateKey));
  if (bytes.has_value()) {
    HEARSAY_ASSIGN_OR_RETURN(stored, DecodeStoredState(*bytes));
  }

  removals.Clear();
  superseded.clear();
  storage::Scan removed(*db, kValues, storage::PrefixRange(kRemovalPrefix));
  while (removed.Next()) {
    HEARSAY_ASSIGN_OR_RETURN(const uint64_t sequence,
                             DecodeRemovalKey(removed.key()));
    absl::string_view value = removed.value();
    uint64_t by = 0;
    if (!ConsumeVarint(value, by) || !value.empty()) {
      return absl::DataLossError("values: a removal is damaged");
    }
    removals.Set(sequence, by);
    if (by != kRetracted && by + kPinWindow > stored.applied_sequence) {
      superseded.emplace_back(by, sequence);
    }
  }
  HEARSAY_RETURN_IF_ERROR(removed.status());
  std::sort(superseded.begin(), superseded.end());

  // A chunk is sealed with its last sequence.
  const uint32_t chunk = query::ChunkOf(stored.applied_sequence + 1);
  auto loaded = std::make_shared<OpenChunk>(chunk, symbols);
  const uint64_t first = uint64_t{chunk} << query::kChunkSequenceBits;
  storage::Scan entries(*db, kTerms, {record::EncodeSequenceKey(first), ""});
  while (entries.Next()) {
    HEARSAY_ASSIGN_OR_RETURN(const uint64_t sequence,
                             record::DecodeSequenceKey(entries.key()));
    HEARSAY_ASSIGN_OR_RETURN(const ArticleEntry entry,
                             DecodeArticleEntry(entries.value()));
    loaded->Add(sequence, entry);
  }
  HEARSAY_RETURN_IF_ERROR(entries.status());

  std::set<std::string> found;
  storage::Scan names(*db, kMeta, storage::PrefixRange(kLanguagePrefix));
  while (names.Next()) {
    found.emplace(names.key().substr(kLanguagePrefix.size()));
  }
  HEARSAY_RETURN_IF_ERROR(names.status());
  {
    MutexLock lock(mutex);
    languages = std::move(found);
  }
  Publish(stored, std::move(loaded));
  return absl::OkStatus();
}

}  // namespace hearsay::index

#include "query_service/index/retraction_purge.h"

#include "common/base/byte_codec.h"
#include "common/base/status_macros.h"
#include "common/record/change_codec.h"
#include "query_service/index/keys.h"
#include "query_service/model/claim_index.h"

namespace hearsay::index {
namespace {

absl::Status PurgeKey(const storage::Database& db, size_t family,
                      const std::string& key) {
  return db.Purge(family, key, key);
}

}  // namespace

std::string EncodeRetractedRows(const RetractedRows& rows) {
  std::string bytes;
  AppendVarint(rows.article_keys.size(), bytes);
  for (const std::string& key : rows.article_keys) {
    AppendVarint(key.size(), bytes);
    bytes += key;
  }
  for (const uint64_t sequence : rows.sequences) AppendVarint(sequence, bytes);
  return bytes;
}

absl::StatusOr<RetractedRows> DecodeRetractedRows(absl::string_view bytes) {
  const auto malformed = [] {
    return absl::DataLossError("meta: a purge row is damaged");
  };
  RetractedRows rows;
  uint64_t keys = 0, value = 0;
  if (!ConsumeVarint(bytes, keys)) return malformed();
  for (; keys > 0; --keys) {
    if (!ConsumeVarint(bytes, value) || value > bytes.size()) {
      return malformed();
    }
    rows.article_keys.emplace_back(bytes.substr(0, value));
    bytes.remove_prefix(value);
  }
  while (!bytes.empty()) {
    if (!ConsumeVarint(bytes, value)) return malformed();
    rows.sequences.push_back(value);
  }
  return rows;
}

absl::Status PurgeRetracted(const storage::Database& db,
                            const std::vector<storage::PendingPurge>& pending) {
  bool in_full_chunk = false;
  for (const storage::PendingPurge& row : pending) {
    HEARSAY_ASSIGN_OR_RETURN(const RetractedRows rows,
                             DecodeRetractedRows(row.value));
    for (const std::string& key : rows.article_keys) {
      HEARSAY_RETURN_IF_ERROR(PurgeKey(db, kArticles, key));
    }
    for (const uint64_t sequence : rows.sequences) {
      const std::string key = record::EncodeSequenceKey(sequence);
      HEARSAY_RETURN_IF_ERROR(
          PurgeKey(db, kRevisions, ArticleIdKey(row.key, key)));
      HEARSAY_RETURN_IF_ERROR(PurgeKey(db, kTerms, key));
      const std::string columns = ColumnsKey(query::ChunkOf(sequence));
      HEARSAY_RETURN_IF_ERROR(PurgeKey(db, kValues, columns));
      HEARSAY_ASSIGN_OR_RETURN(const auto full, db.Get(kValues, columns));
      in_full_chunk |= full.has_value();
    }
  }
  if (!in_full_chunk) return absl::OkStatus();
  // Term keys start with their field.
  return db.Purge(kPostings, "", "\xff");
}

}  // namespace hearsay::index

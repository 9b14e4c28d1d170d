#include "query_service/index/applier.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/byte_codec.h"
#include "common/base/status_macros.h"
#include "common/record/change_codec.h"
#include "common/record/claim_number.h"
#include "common/storage/scan.h"
#include "common/text/index_terms.h"
#include "query_service/index/article_entry.h"
#include "query_service/index/chunk_columns.h"
#include "query_service/index/keys.h"
#include "query_service/index/read_model.h"
#include "query_service/index/retraction_purge.h"

namespace hearsay::index {
namespace {

using internal::v1::ArticleRecord;
using internal::v1::Change;

std::string Varint(uint64_t value) {
  std::string out;
  AppendVarint(value, out);
  return out;
}

}  // namespace

Applier::Applier(ReadModelCore& core) : core_(core), staged_(*core.db) {
  ReadModelCore::Published current = core.Current();
  state_ = std::move(current.state);
  open_ = std::move(current.open);
  committed_ = state_.applied_sequence;
}

absl::Status Applier::Apply(absl::string_view log_id,
                            const std::vector<Change>& changes, bool durable) {
  if (log_id.empty()) {
    return absl::InvalidArgumentError("log_id: is empty");
  }
  if (!state_.log_id.empty() && state_.log_id != log_id) {
    return absl::FailedPreconditionError(absl::StrCat(
        "log_id: the feed is log ", log_id, ", the read model was built from ",
        state_.log_id, "; delete its folder to build it anew"));
  }
  state_.log_id = std::string(log_id);
  for (const Change& change : changes) {
    if (change.sequence() <= state_.applied_sequence) continue;
    if (change.sequence() != state_.applied_sequence + 1) {
      return absl::FailedPreconditionError(absl::StrCat(
          "sequence: ", change.sequence(), " does not follow the applied ",
          state_.applied_sequence));
    }
    HEARSAY_RETURN_IF_ERROR(ApplyOne(change));
    const bool full = (change.sequence() + 1) % query::kChunkSequences == 0;
    if (full) Seal();
    if (full || staged_.bytes() >= kCommitBytes) {
      HEARSAY_RETURN_IF_ERROR(Commit(durable));
    }
  }
  return state_.applied_sequence == committed_ ? absl::OkStatus()
                                               : Commit(durable);
}

absl::Status Applier::Commit(bool durable) {
  staged_.Put(kMeta, kStateKey, EncodeStoredState(state_));
  HEARSAY_RETURN_IF_ERROR(staged_.Commit(durable));
  if (seal_) {
    auto rows = std::make_shared<query::ClaimRows>(*open_->Rows());
    rows->SortArticles();
    core_.rows_cache.Insert(open_->chunk(), std::move(rows));
    open_ = std::make_shared<OpenChunk>(open_->chunk() + 1, core_.symbols);
    seal_ = false;
  }
  committed_ = state_.applied_sequence;
  core_.Publish(state_, open_);
  return absl::OkStatus();
}

absl::Status Applier::ApplyOne(const Change& change) {
  const uint64_t sequence = change.sequence();
  state_.applied_sequence = sequence;
  if (change.kind() != internal::v1::CHANGE_KIND_GONE) {
    const ArticleRecord& record = change.record();
    const record::ArticleKey key = {record.day(), record.source(),
                                    record.article_id()};
    if (!record::IsValidArticleKey(key)) {
      return absl::InvalidArgumentError(
          absl::StrCat("change ", sequence, ": its record has no valid key"));
    }
    if (record.claims_size() > static_cast<int>(record::kMaxClaimsPerArticle)) {
      return absl::InvalidArgumentError(
          absl::StrCat("change ", sequence, ": has ", record.claims_size(),
                       " claims, more than numbers"));
    }
    HEARSAY_RETURN_IF_ERROR(change.kind() == internal::v1::CHANGE_KIND_RETRACTED
                                ? Retract(change, key)
                                : Store(change, key));
  }
  if (sequence > kDeltaWindow) {
    staged_.Delete(kDeltas, record::EncodeSequenceKey(sequence - kDeltaWindow));
  }
  std::deque<std::pair<uint64_t, uint64_t>>& waiting = core_.superseded;
  while (!waiting.empty() && waiting.front().first + kPinWindow <= sequence) {
    HEARSAY_RETURN_IF_ERROR(Purge(waiting.front().second));
    waiting.pop_front();
  }
  return absl::OkStatus();
}

absl::StatusOr<std::optional<StoredArticle>> Applier::Find(
    absl::string_view key) {
  HEARSAY_ASSIGN_OR_RETURN(const std::optional<std::string> bytes,
                           staged_.Get(kArticles, key));
  if (!bytes.has_value()) return std::nullopt;
  HEARSAY_ASSIGN_OR_RETURN(StoredArticle article, DecodeStoredArticle(*bytes));
  return article;
}

absl::StatusOr<std::optional<ArticleEntry>> Applier::FindEntry(
    uint64_t sequence) {
  HEARSAY_ASSIGN_OR_RETURN(
      const std::optional<std::string> bytes,
      staged_.Get(kTerms, record::EncodeSequenceKey(sequence)));
  if (!bytes.has_value()) return std::nullopt;
  HEARSAY_ASSIGN_OR_RETURN(ArticleEntry entry, DecodeArticleEntry(*bytes));
  return entry;
}

void Applier::Count(const ArticleEntry& entry, int sign) {
  state_.totals.claim_count += sign * static_cast<int64_t>(entry.claims.size());
  for (const ArticleEntry::Claim& claim : entry.claims) {
    for (size_t field = 0; field < query::kIndexedFields; ++field) {
      state_.totals.lengths[field] += sign * int64_t{claim.lengths[field]};
    }
  }
}

absl::Status Applier::AddEntry(uint64_t sequence, const ArticleRecord& record) {
  const ArticleEntry entry = MakeArticleEntry(record);
  staged_.Put(kTerms, record::EncodeSequenceKey(sequence),
              EncodeArticleEntry(entry));
  open_->Add(sequence, entry);
  Count(entry, 1);
  if (entry.claims.empty() || !text::HasOwnStemmer(entry.language)) {
    return absl::OkStatus();
  }
  const std::string language = query::PrimaryLanguage(entry.language);
  MutexLock lock(core_.mutex);
  if (core_.languages.insert(language).second) {
    staged_.Put(kMeta, absl::StrCat(kLanguagePrefix, language), "");
  }
  return absl::OkStatus();
}

absl::Status Applier::Store(const Change& change,
                            const record::ArticleKey& key) {
  const uint64_t sequence = change.sequence();
  const std::string key_bytes = record::EncodeArticleKey(key);
  std::string old_key_bytes = key_bytes;
  if (change.kind() == internal::v1::CHANGE_KIND_MOVED) {
    record::ArticleKey old_key = key;
    old_key.day = change.previous_day();
    old_key_bytes = record::EncodeArticleKey(old_key);
  }
  HEARSAY_ASSIGN_OR_RETURN(std::optional<StoredArticle> old,
                           Find(old_key_bytes));
  if (old_key_bytes != key_bytes) {
    staged_.Delete(kArticles, old_key_bytes);
    staged_.Put(kRedirects, ArticleIdKey(key.id, old_key_bytes), key_bytes);
    // It may move back to where it was.
    staged_.Delete(kRedirects, ArticleIdKey(key.id, key_bytes));
  }
  if (old.has_value() && IsRetracted(old->record)) old.reset();
  if (old.has_value()) {
    HEARSAY_ASSIGN_OR_RETURN(std::string revision,
                             EncodeStoredArticle(old->sequence, old->record));
    staged_.Put(kRevisions,
                ArticleIdKey(key.id, record::EncodeSequenceKey(old->sequence)),
                std::move(revision));
    HEARSAY_ASSIGN_OR_RETURN(const std::optional<ArticleEntry> entry,
                             FindEntry(old->sequence));
    if (entry.has_value()) Count(*entry, -1);
    Remove(old->sequence, sequence);
    core_.superseded.emplace_back(sequence, old->sequence);
  } else {
    ++state_.article_count;
  }
  HEARSAY_ASSIGN_OR_RETURN(std::string value,
                           EncodeStoredArticle(sequence, change.record()));
  staged_.Put(kArticles, key_bytes, std::move(value));
  staged_.Put(kClaims, record::EncodeSequenceKey(sequence), key_bytes);
  ChangeDeltas told;
  told.sequence = sequence;
  told.article_key = key_bytes;
  told.previous_sequence = old.has_value() ? old->sequence : 0;
  told.deltas = DiffClaims(old.has_value() ? old->record : ArticleRecord(),
                           told.previous_sequence, change.record(), sequence);
  if (!told.deltas.empty()) Tell(told);
  return AddEntry(sequence, change.record());
}

absl::Status Applier::Retract(const Change& change,
                              const record::ArticleKey& key) {
  const uint64_t sequence = change.sequence();
  const std::string key_bytes = record::EncodeArticleKey(key);
  HEARSAY_ASSIGN_OR_RETURN(std::optional<StoredArticle> old, Find(key_bytes));
  // What this batch staged must be on disk, so that the scans below see it.
  HEARSAY_RETURN_IF_ERROR(CommitBefore(sequence));
  ChangeDeltas told;
  told.sequence = sequence;
  told.article_key = key_bytes;
  told.takedown = true;
  std::vector<uint64_t> sequences;
  if (old.has_value() && !IsRetracted(old->record)) {
    sequences.push_back(old->sequence);
    --state_.article_count;
    HEARSAY_ASSIGN_OR_RETURN(const std::optional<ArticleEntry> entry,
                             FindEntry(old->sequence));
    if (entry.has_value()) Count(*entry, -1);
    told.previous_sequence = old->sequence;
    told.deltas =
        DiffClaims(old->record, old->sequence, ArticleRecord(), sequence);
  }
  Tell(told);
  storage::Scan revisions(*core_.db, kRevisions, storage::PrefixRange(key.id));
  while (revisions.Next()) {
    HEARSAY_ASSIGN_OR_RETURN(
        const uint64_t superseded,
        record::DecodeSequenceKey(revisions.key().substr(key.id.size())));
    sequences.push_back(superseded);
    staged_.Delete(kRevisions, revisions.key());
  }
  HEARSAY_RETURN_IF_ERROR(revisions.status());
  RetractedRows purge = {.article_keys = {key_bytes}, .sequences = sequences};
  storage::Scan redirects(*core_.db, kRedirects, storage::PrefixRange(key.id));
  while (redirects.Next()) {
    purge.article_keys.emplace_back(redirects.key().substr(key.id.size()));
    staged_.Delete(kRedirects, redirects.key());
  }
  HEARSAY_RETURN_IF_ERROR(redirects.status());
  if (!sequences.empty()) {
    staged_.Put(kMeta, absl::StrCat(kPurgePrefix, key.id),
                EncodeRetractedRows(purge));
  }

  std::set<uint32_t> chunks;
  for (const uint64_t gone : sequences) {
    Remove(gone, kRetracted);
    core_.records.Erase(gone);
    core_.shown.Erase(gone);
    staged_.Delete(kClaims, record::EncodeSequenceKey(gone));
    HEARSAY_RETURN_IF_ERROR(Purge(gone));
    chunks.insert(query::ChunkOf(gone));
    std::erase_if(core_.superseded,
                  [gone](const auto& entry) { return entry.second == gone; });
  }
  for (const uint32_t chunk : chunks) {
    HEARSAY_RETURN_IF_ERROR(ForgetStrings(chunk));
  }
  // Whatever the feed sends, no text is kept of a retracted article.
  ArticleRecord tombstone = change.record();
  tombstone.clear_text();
  tombstone.clear_claims();
  tombstone.clear_paragraphs();
  tombstone.clear_entities();
  tombstone.clear_events();
  tombstone.set_pub_status(v1::PUB_STATUS_CANCELED);
  HEARSAY_ASSIGN_OR_RETURN(std::string value,
                           EncodeStoredArticle(sequence, tombstone));
  staged_.Put(kArticles, key_bytes, std::move(value));
  return absl::OkStatus();
}

absl::Status Applier::CommitBefore(uint64_t sequence) {
  state_.applied_sequence = sequence - 1;
  if (committed_ < sequence - 1)
    HEARSAY_RETURN_IF_ERROR(Commit(/*durable=*/false));
  state_.applied_sequence = sequence;
  return absl::OkStatus();
}

void Applier::Tell(const ChangeDeltas& change) {
  staged_.PutUnread(kDeltas, record::EncodeSequenceKey(change.sequence),
                    EncodeChangeDeltas(change));
}

void Applier::Remove(uint64_t sequence, uint64_t by) {
  staged_.Put(kValues, RemovalKey(sequence), Varint(by));
  core_.removals.Set(sequence, by);
}

absl::Status Applier::Purge(uint64_t sequence) {
  HEARSAY_ASSIGN_OR_RETURN(const std::optional<ArticleEntry> entry,
                           FindEntry(sequence));
  if (!entry.has_value()) return absl::OkStatus();
  staged_.Delete(kTerms, record::EncodeSequenceKey(sequence));
  const uint32_t chunk = query::ChunkOf(sequence);
  if (chunk == open_->chunk()) {
    open_->RemoveTerms(sequence, *entry);
    return absl::OkStatus();
  }
  HEARSAY_ASSIGN_OR_RETURN(const SharedRows rows, core_.SealedRows(chunk));
  const auto offset = static_cast<uint32_t>(sequence % query::kChunkSequences);
  for (const ArticleEntry::Term& term : entry->terms) {
    HEARSAY_RETURN_IF_ERROR(PurgeList(term.key, chunk, rows->FirstOf(offset),
                                      rows->FirstOf(offset + 1)));
  }
  return absl::OkStatus();
}

absl::Status Applier::PurgeList(absl::string_view term_key, uint32_t chunk,
                                uint32_t begin, uint32_t end) {
  const std::string key = PostingKey(term_key, chunk);
  HEARSAY_ASSIGN_OR_RETURN(const std::optional<std::string> list,
                           staged_.Get(kPostings, key));
  if (!list.has_value()) return absl::OkStatus();
  const std::optional<query::PostingListBuilder> rest =
      query::WithoutRows(*list, begin, end);
  if (!rest.has_value()) {
    return absl::DataLossError("postings: a list is damaged");
  }
  if (rest->size() == 0) {
    staged_.Delete(kPostings, key);
  } else {
    staged_.Put(kPostings, key, rest->Bytes());
  }
  return absl::OkStatus();
}

absl::Status Applier::ForgetStrings(uint32_t chunk) {
  if (chunk == open_->chunk()) return absl::OkStatus();  // Seal does.
  HEARSAY_ASSIGN_OR_RETURN(const SharedRows rows, core_.SealedRows(chunk));
  staged_.Put(kValues, ColumnsKey(chunk), EncodeColumns(*rows, chunk));
  return absl::OkStatus();
}

std::string Applier::EncodeColumns(const query::ClaimRows& rows,
                                   uint32_t chunk) const {
  return EncodeChunkColumns(rows, core_.symbols,
                            core_.removals.HiddenAt(chunk, /*pin=*/0));
}

void Applier::Seal() {
  for (const std::string& key : open_->TermKeys()) {
    staged_.PutUnread(kPostings, PostingKey(key, open_->chunk()),
                      open_->Postings(key));
  }
  staged_.PutUnread(kValues, ColumnsKey(open_->chunk()),
                    EncodeColumns(*open_->Rows(), open_->chunk()));
  seal_ = true;
}

}  // namespace hearsay::index

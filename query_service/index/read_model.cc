#include "query_service/index/read_model.h"

#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/base/status_macros.h"
#include "common/base/steady_time.h"
#include "common/record/change_codec.h"
#include "common/record/claim_number.h"
#include "common/record/schema_version.h"
#include "common/storage/database.h"
#include "common/storage/scan.h"
#include "query_service/index/applier.h"
#include "query_service/index/claims_on_the_wire.h"
#include "query_service/index/digests.h"
#include "query_service/index/index_view.h"
#include "query_service/index/keys.h"
#include "query_service/index/read_model_core.h"
#include "query_service/index/retraction_purge.h"

namespace hearsay::index {
namespace {

using internal::v1::ArticleRecord;

constexpr char kAdvice[] =
    "delete the folder and start again; it is rebuilt from the change feed";

absl::Status CheckSchema(storage::Database& db) {
  const std::string ours = absl::StrCat(record::kReadModelSchemaVersion);
  HEARSAY_ASSIGN_OR_RETURN(const std::optional<std::string> theirs,
                           db.Get(kMeta, kSchemaKey));
  if (!theirs.has_value()) {
    rocksdb::WriteBatch batch;
    batch.Put(db.family(kMeta), storage::ToSlice(kSchemaKey), ours);
    return db.Write(batch, /*durable=*/true);
  }
  if (*theirs == ours) return absl::OkStatus();
  return absl::FailedPreconditionError(
      absl::StrCat(db.path(), ": has schema version ", *theirs,
                   ", this program reads ", ours, "; ", kAdvice));
}

absl::Status NotFound(absl::string_view name) {
  return absl::NotFoundError(absl::StrCat("name: there is no ", name));
}

// Moves that lead in a circle are none of ours.
constexpr int kMaxRedirects = 64;

// The article at `key`, or where it moved to.
absl::StatusOr<std::optional<StoredArticle>> FindArticle(
    const storage::Database& db, const record::ArticleKey& key) {
  std::string at = record::EncodeArticleKey(key);
  for (int i = 0; i < kMaxRedirects; ++i) {
    HEARSAY_ASSIGN_OR_RETURN(const std::optional<std::string> bytes,
                             db.Get(kArticles, at));
    if (bytes.has_value()) {
      HEARSAY_ASSIGN_OR_RETURN(StoredArticle article,
                               DecodeStoredArticle(*bytes));
      return article;
    }
    HEARSAY_ASSIGN_OR_RETURN(std::optional<std::string> next,
                             db.Get(kRedirects, ArticleIdKey(key.id, at)));
    if (!next.has_value()) return std::nullopt;
    at = *std::move(next);
  }
  return absl::DataLossError("redirects: an article's moves lead in a circle");
}

}  // namespace

absl::StatusOr<std::unique_ptr<ReadModel>> ReadModel::Open(
    const std::string& data_dir) {
  storage::DatabaseOptions options;
  options.advice = kAdvice;
  HEARSAY_ASSIGN_OR_RETURN(
      std::unique_ptr<storage::Database> db,
      storage::Database::Open(data_dir, MakeFamilies(), options));
  HEARSAY_RETURN_IF_ERROR(CheckSchema(*db));
  auto core = std::make_unique<ReadModelCore>(std::move(db));
  {
    MutexLock lock(core->writer);
    HEARSAY_RETURN_IF_ERROR(core->Load());
  }
  return std::unique_ptr<ReadModel>(new ReadModel(std::move(core)));
}

ReadModel::ReadModel(std::unique_ptr<ReadModelCore> core)
    : core_(std::move(core)),
      purger_(*core_->db, kMeta, std::string(kPurgePrefix),
              [this](const std::vector<storage::PendingPurge>& pending) {
                return PurgeRetracted(*core_->db, pending);
              }) {}
ReadModel::~ReadModel() = default;

absl::Status ReadModel::Apply(absl::string_view log_id,
                              const std::vector<internal::v1::Change>& changes,
                              bool durable) {
  MutexLock lock(core_->writer);
  if (core_->must_reload) {
    HEARSAY_RETURN_IF_ERROR(core_->Load());
    core_->must_reload = false;
  }
  const absl::Status status = Applier(*core_).Apply(log_id, changes, durable);
  // What is in memory may be ahead of what was written.
  if (!status.ok()) core_->must_reload = true;
  const auto retracts = [](const internal::v1::Change& change) {
    return change.kind() == internal::v1::CHANGE_KIND_RETRACTED;
  };
  if (std::any_of(changes.begin(), changes.end(), retracts)) purger_.Wake();
  return status;
}

void ReadModel::WaitUntilPurged() { purger_.WaitUntilIdle(); }

uint64_t ReadModel::applied_sequence() const {
  MutexLock lock(core_->mutex);
  return core_->state.applied_sequence;
}

std::string ReadModel::log_id() const {
  MutexLock lock(core_->mutex);
  return core_->state.log_id;
}

bool ReadModel::WaitForSequence(uint64_t sequence, absl::Time deadline) const {
  const absl::Duration end = SteadyNow() + (deadline - absl::Now());
  MutexLock lock(core_->mutex);
  while (core_->state.applied_sequence < sequence) {
    const absl::Duration left = end - SteadyNow();
    if (left <= absl::ZeroDuration()) return false;
    core_->published.WaitFor(core_->mutex, left);
  }
  return true;
}

absl::StatusOr<ArticleRecord> ReadModel::GetArticle(
    const record::ArticleName& name) const {
  HEARSAY_ASSIGN_OR_RETURN(std::optional<StoredArticle> article,
                           FindArticle(*core_->db, name.key));
  const std::string text =
      name.revision.has_value()
          ? record::FormatArticleName(name.key, *name.revision)
          : record::FormatArticleName(name.key);
  if (!article.has_value()) return NotFound(text);
  if (!name.revision.has_value() ||
      *name.revision == article->record.revision()) {
    return std::move(article->record);
  }
  // Of several extractions of one revision the last one counts.
  std::optional<ArticleRecord> found;
  storage::Scan revisions(*core_->db, kRevisions,
                          storage::PrefixRange(name.key.id));
  while (revisions.Next()) {
    HEARSAY_ASSIGN_OR_RETURN(StoredArticle old,
                             DecodeStoredArticle(revisions.value()));
    if (old.record.revision() == *name.revision) found = std::move(old.record);
  }
  HEARSAY_RETURN_IF_ERROR(revisions.status());
  if (!found.has_value()) return NotFound(text);
  return *std::move(found);
}

absl::StatusOr<ClaimLocation> ReadModel::GetClaim(
    const record::ClaimName& name) const {
  HEARSAY_ASSIGN_OR_RETURN(std::optional<StoredArticle> article,
                           FindArticle(*core_->db, name.article));
  if (article.has_value()) {
    for (int i = 0; i < article->record.claims_size(); ++i) {
      if (article->record.claims(i).claim_id() != name.claim_id) continue;
      return ClaimLocation{
          std::make_shared<const ArticleRecord>(std::move(article->record)),
          static_cast<uint32_t>(i)};
    }
  }
  return NotFound(record::FormatClaimName(name.article, name.claim_id));
}

absl::StatusOr<std::vector<ClaimLocation>> ReadModel::GetClaims(
    const std::vector<uint64_t>& claim_numbers) const {
  std::vector<ClaimLocation> claims;
  claims.reserve(claim_numbers.size());
  // Claims of one article often come together.
  std::map<uint64_t, std::shared_ptr<const ArticleRecord>> records;
  for (const uint64_t number : claim_numbers) {
    const uint64_t sequence = record::SequenceOf(number);
    const auto [found, is_new] = records.try_emplace(sequence);
    if (is_new) {
      HEARSAY_ASSIGN_OR_RETURN(found->second, FindRevision(*core_, sequence));
    }
    ClaimLocation location;
    const uint32_t ordinal = record::OrdinalOf(number);
    if (found->second != nullptr &&
        ordinal < static_cast<uint32_t>(found->second->claims_size())) {
      location = {found->second, ordinal};
    }
    claims.push_back(std::move(location));
  }
  return claims;
}

absl::StatusOr<std::vector<std::shared_ptr<const std::string>>>
ReadModel::ClaimsOnTheWire(const std::vector<uint64_t>& claim_numbers) const {
  return MakeClaimsOnTheWire(*core_, claim_numbers);
}

absl::StatusOr<std::vector<ChangeDeltas>> ReadModel::Deltas(
    uint64_t first, uint64_t end, size_t limit) const {
  std::vector<ChangeDeltas> changes;
  storage::Scan scan(
      *core_->db, kDeltas,
      {record::EncodeSequenceKey(first), record::EncodeSequenceKey(end)});
  while (changes.size() < limit && scan.Next()) {
    HEARSAY_ASSIGN_OR_RETURN(const uint64_t sequence,
                             record::DecodeSequenceKey(scan.key()));
    HEARSAY_ASSIGN_OR_RETURN(ChangeDeltas change,
                             DecodeChangeDeltas(sequence, scan.value()));
    changes.push_back(std::move(change));
  }
  HEARSAY_RETURN_IF_ERROR(scan.status());
  return changes;
}

absl::StatusOr<std::shared_ptr<const ArticleRecord>> ReadModel::Revision(
    uint64_t sequence) const {
  return FindRevision(*core_, sequence);
}

absl::StatusOr<std::optional<ArticleEntry>> ReadModel::Entry(
    uint64_t sequence) const {
  // Superseded ones are there until the pin window has passed.
  HEARSAY_ASSIGN_OR_RETURN(
      const std::optional<std::string> bytes,
      core_->db->Get(kTerms, record::EncodeSequenceKey(sequence)));
  if (bytes.has_value()) {
    HEARSAY_ASSIGN_OR_RETURN(ArticleEntry entry, DecodeArticleEntry(*bytes));
    return entry;
  }
  HEARSAY_ASSIGN_OR_RETURN(const std::shared_ptr<const ArticleRecord> record,
                           FindRevision(*core_, sequence));
  if (record == nullptr) return std::nullopt;
  return MakeArticleEntry(*record);
}

absl::StatusOr<std::optional<query::ClaimRow>> ReadModel::Row(
    uint64_t claim_number) const {
  const ReadModelCore::Published published = core_->Current();
  const uint64_t sequence = record::SequenceOf(claim_number);
  const uint32_t chunk = query::ChunkOf(sequence);
  if (chunk > published.open->chunk()) return std::nullopt;
  SharedRows rows;
  if (chunk < published.open->chunk()) {
    HEARSAY_ASSIGN_OR_RETURN(rows, core_->SealedRows(chunk));
  } else {
    rows = published.open->Rows();
  }
  const auto offset = static_cast<uint32_t>(sequence % query::kChunkSequences);
  const uint32_t row = rows->FirstOf(offset) + record::OrdinalOf(claim_number);
  if (row >= rows->FirstOf(offset + 1)) return std::nullopt;
  return (*rows)[row];
}

absl::StatusOr<std::vector<ArticleRecord>> ReadModel::ListArticles(
    absl::string_view source, int32_t first_day, int32_t end_day,
    const std::optional<record::ArticleKey>& after, size_t limit) const {
  std::vector<ArticleRecord> articles;
  std::string begin = source.empty()
                          ? record::EncodeDayPrefix(first_day)
                          : record::EncodeSourceDayPrefix(first_day, source);
  if (after.has_value()) {
    begin = std::max(begin, record::EncodeArticleKey(*after) + '\0');
  }
  storage::Scan scan(*core_->db, kArticles,
                     {begin, record::EncodeDayPrefix(end_day)});
  while (articles.size() < limit && scan.Next()) {
    if (!source.empty()) {
      HEARSAY_ASSIGN_OR_RETURN(const record::ArticleKey key,
                               record::DecodeArticleKey(scan.key()));
      if (key.source != source) {
        // Behind this source's place in the day: on to the next day's.
        const int32_t day = key.source < source ? key.day : key.day + 1;
        if (day >= end_day) break;
        scan.SkipTo(record::EncodeSourceDayPrefix(day, source));
        continue;
      }
    }
    HEARSAY_ASSIGN_OR_RETURN(StoredArticle article,
                             DecodeStoredArticle(scan.value()));
    if (IsRetracted(article.record)) continue;
    articles.push_back(std::move(article.record));
  }
  HEARSAY_RETURN_IF_ERROR(scan.status());
  return articles;
}

ReadModelStats ReadModel::Stats() const {
  ReadModelStats stats;
  {
    MutexLock lock(core_->mutex);
    stats.log_id = core_->state.log_id;
    stats.applied_sequence = core_->state.applied_sequence;
    stats.article_count = static_cast<int64_t>(core_->state.article_count);
    stats.claim_count = static_cast<int64_t>(core_->state.totals.claim_count);
  }
  stats.disk_bytes = core_->db->DiskBytes();
  return stats;
}

ReadModel::Memory ReadModel::MemoryUse() const {
  return {storage::MemoryUseOf(*core_->db),
          static_cast<int64_t>(core_->rows_cache.held_bytes()),
          static_cast<int64_t>(core_->Current().open->held_bytes()),
          static_cast<int64_t>(core_->symbols.held_bytes()),
          static_cast<int64_t>(core_->records.held_bytes()),
          static_cast<int64_t>(core_->shown.held_bytes())};
}

absl::StatusOr<std::unique_ptr<query::ClaimIndexView>> ReadModel::View(
    std::optional<uint64_t> sequence) const {
  return MakeIndexView(*core_, sequence);
}

absl::StatusOr<std::map<std::string, std::string>> ReadModel::Digests() const {
  MutexLock lock(core_->writer);
  return MakeDigests(*core_);
}

}  // namespace hearsay::index

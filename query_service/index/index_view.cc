#include "query_service/index/index_view.h"

#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/base/field_error.h"
#include "common/base/status_macros.h"
#include "common/record/article_key.h"
#include "common/record/change_codec.h"
#include "common/record/claim_number.h"
#include "common/storage/scan.h"
#include "query_service/index/article_entry.h"
#include "query_service/index/keys.h"
#include "query_service/index/read_model.h"

namespace hearsay::index {
namespace {

using internal::v1::ArticleRecord;

class IndexView final : public query::ClaimIndexView {
 public:
  IndexView(const ReadModelCore& core, ReadModelCore::Published published,
            uint64_t pin)
      : core_(core),
        published_(std::move(published)),
        pin_(pin),
        generation_(pin == published_.state.applied_sequence
                        ? core.removals.GenerationAt(pin)
                        : std::nullopt) {}

  uint64_t sequence() const override { return pin_; }
  query::CorpusTotals totals() const override {
    return published_.state.totals;
  }
  std::vector<std::string> languages() const override {
    MutexLock lock(core_.mutex);
    return {core_.languages.begin(), core_.languages.end()};
  }

  std::vector<uint32_t> Chunks() const override {
    std::vector<uint32_t> chunks;
    for (uint32_t chunk = 0; chunk <= query::ChunkOf(pin_); ++chunk) {
      chunks.push_back(chunk);
    }
    return chunks;
  }

  absl::StatusOr<query::ChunkClaims> Claims(uint32_t chunk) const override {
    query::ChunkClaims claims;
    claims.chunk = chunk;
    if (chunk < open_chunk()) {
      HEARSAY_ASSIGN_OR_RETURN(claims.rows, core_.SealedRows(chunk));
    } else if (chunk == open_chunk()) {
      claims.rows = published_.open->Rows();
    }
    claims.row_count = claims.rows->size();
    if (chunk == query::ChunkOf(pin_)) {
      claims.row_count = claims.rows->FirstOf(
          static_cast<uint32_t>(pin_ % query::kChunkSequences) + 1);
    }
    claims.hidden = core_.removals.HiddenAt(chunk, pin_);
    return claims;
  }

  uint32_t CompleteChunks() const override {
    return std::min(open_chunk(), query::ChunkOf(pin_) + 1);
  }
  std::optional<uint64_t> Generation() const override { return generation_; }

  absl::StatusOr<std::vector<query::ChunkPostings>> Postings(
      query::PostingField field, absl::string_view term,
      uint32_t first) const override {
    std::vector<query::ChunkPostings> lists;
    const std::string term_key = TermKey(field, term);
    const uint32_t last = query::ChunkOf(pin_);
    if (first < CompleteChunks()) {
      HEARSAY_RETURN_IF_ERROR(ReadPostings(term_key, first, lists));
    }
    if (open_chunk() <= last) {
      std::string bytes = published_.open->Postings(term_key);
      if (!bytes.empty()) lists.push_back({open_chunk(), std::move(bytes)});
    }
    return lists;
  }

  std::optional<query::Symbol> FindSymbol(
      absl::string_view text) const override {
    return core_.symbols.Find(text);
  }
  std::string SymbolText(query::Symbol symbol) const override {
    return core_.symbols.Text(symbol);
  }

  absl::StatusOr<query::ClaimContent> Content(
      uint64_t claim_number) const override {
    HEARSAY_ASSIGN_OR_RETURN(
        const std::shared_ptr<const ArticleRecord> record,
        FindRevision(core_, record::SequenceOf(claim_number)));
    const uint32_t ordinal = record::OrdinalOf(claim_number);
    if (record == nullptr ||
        ordinal >= static_cast<uint32_t>(record->claims_size())) {
      return query::ClaimContent();
    }
    return query::ClaimContent{ContentText(*record, record->claims(ordinal)),
                               record->language_code()};
  }

 private:
  uint32_t open_chunk() const { return published_.open->chunk(); }

  absl::Status ReadPostings(absl::string_view term_key, uint32_t first,
                            std::vector<query::ChunkPostings>& lists) const {
    const std::string prefix = PostingPrefix(term_key);
    const std::string begin = PostingKey(term_key, first);
    // Made once: that takes longer than to find a term.
    if (postings_ == nullptr) {
      postings_ = std::make_unique<storage::Scan>(*core_.db, kPostings,
                                                  storage::KeyRange{begin, ""});
    } else {
      postings_->SkipTo(begin);
    }
    storage::Scan& scan = *postings_;
    while (scan.Next() && absl::StartsWith(scan.key(), prefix)) {
      HEARSAY_ASSIGN_OR_RETURN(const PostingKeyParts key,
                               DecodePostingKey(scan.key()));
      // What is on disk may be newer, and hold what is read from memory here.
      if (key.chunk >= CompleteChunks()) break;
      lists.push_back({key.chunk, std::string(scan.value())});
    }
    return scan.status();
  }

  const ReadModelCore& core_;
  const ReadModelCore::Published published_;
  const uint64_t pin_;
  const std::optional<uint64_t> generation_;
  mutable std::unique_ptr<storage::Scan> postings_;  // Null: not yet used.
};

absl::StatusOr<std::shared_ptr<const ArticleRecord>> ReadRevision(
    const ReadModelCore& core, uint64_t sequence) {
  const std::string sequence_key = record::EncodeSequenceKey(sequence);
  HEARSAY_ASSIGN_OR_RETURN(const std::optional<std::string> key_bytes,
                           core.db->Get(kClaims, sequence_key));
  if (!key_bytes.has_value()) return nullptr;
  HEARSAY_ASSIGN_OR_RETURN(const record::ArticleKey key,
                           record::DecodeArticleKey(*key_bytes));
  const std::string revision_key = ArticleIdKey(key.id, sequence_key);
  // The writer may supersede it in between, so the current one is read first:
  // it is among the revisions by the time it is not current any more.
  const std::pair<Family, absl::string_view> places[] = {
      {kArticles, *key_bytes}, {kRevisions, revision_key}};
  for (const auto& [family, place] : places) {
    HEARSAY_ASSIGN_OR_RETURN(const std::optional<std::string> bytes,
                             core.db->Get(family, place));
    if (!bytes.has_value()) continue;
    HEARSAY_ASSIGN_OR_RETURN(StoredArticle article,
                             DecodeStoredArticle(*bytes));
    if (article.sequence != sequence) continue;
    return std::make_shared<const ArticleRecord>(std::move(article.record));
  }
  return nullptr;
}

}  // namespace

absl::StatusOr<std::unique_ptr<query::ClaimIndexView>> MakeIndexView(
    const ReadModelCore& core, std::optional<uint64_t> sequence) {
  ReadModelCore::Published published = core.Current();
  const uint64_t applied = published.state.applied_sequence;
  const uint64_t pin = sequence.value_or(applied);
  if (pin > applied) {
    return absl::UnavailableError(
        absl::StrCat("sequence: ", pin, " is not applied yet, only ", applied));
  }
  if (pin + kPinWindow < applied) {
    return ErrorWithDetail(
        absl::StatusCode::kOutOfRange,
        absl::StrCat("sequence: ", pin, " is more than ", kPinWindow,
                     " changes old; ask again from the first page"),
        {"PAGE_TOKEN_EXPIRED", "", std::nullopt});
  }
  return std::make_unique<IndexView>(core, std::move(published), pin);
}

absl::StatusOr<std::shared_ptr<const ArticleRecord>> FindRevision(
    const ReadModelCore& core, uint64_t sequence) {
  // The writer says that it is retracted, then takes it out of the cache; so
  // whoever puts it there looks again afterwards.
  const auto retracted = [&] {
    return core.removals.RemovedBy(sequence) == kRetracted;
  };
  if (retracted()) return nullptr;
  RecordCache::Record record = core.records.Find(sequence);
  if (record != nullptr) return record;
  HEARSAY_ASSIGN_OR_RETURN(record, ReadRevision(core, sequence));
  if (record == nullptr) return nullptr;
  core.records.Insert(sequence, record);
  if (!retracted()) return record;
  core.records.Erase(sequence);
  return nullptr;
}

}  // namespace hearsay::index

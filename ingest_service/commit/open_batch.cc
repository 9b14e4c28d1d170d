#include "ingest_service/commit/open_batch.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/field_error.h"
#include "common/base/status_macros.h"
#include "common/record/change_codec.h"
#include "common/record/identity.h"
#include "common/record/proto_time.h"
#include "common/record/record_codec.h"
#include "ingest_service/commit/families.h"
#include "ingest_service/commit/state_row.h"

namespace hearsay::commit {
namespace {

using internal::v1::ArticleRecord;
using internal::v1::ArticleState;
using record::ArticleKey;
using record::ToTimestamp;

bool IsNameOf(const ArticleKey& key, const ArticleState& state) {
  if (key.source != state.source()) return false;
  if (key.day == state.day()) return true;
  for (const int32_t day : state.previous_days()) {
    if (key.day == day) return true;
  }
  return false;
}

CommitResult ResultOf(v1::IngestOutcome outcome, const std::string& id,
                      const ArticleState& state) {
  CommitResult result;
  result.outcome = outcome;
  result.article = record::FormatArticleName(KeyOf(id, state));
  result.revision = state.revision();
  result.claim_count = state.claim_count();
  result.sequence = state.sequence();
  return result;
}

CommitResult RejectRetracted(const std::string& id, const ArticleState& state) {
  CommitResult result = ResultOf(v1::INGEST_OUTCOME_REJECTED, id, state);
  result.error =
      ErrorWithDetail(absl::StatusCode::kFailedPrecondition,
                      absl::StrCat("article: ", result.article,
                                   " was retracted; it is not stored again"),
                      {.reason = "ARTICLE_RETRACTED",
                       .field = "article",
                       .retry_after = std::nullopt});
  return result;
}

// Takes what `article` says over what `state` knew. A date that is no stronger
// than the one we have never moves the article to another day.
void Update(const PreparedArticle& article, ArticleState& state) {
  if (article.publish_time_basis > state.publish_time_basis() ||
      (article.publish_time_basis == state.publish_time_basis() &&
       article.day == state.day())) {
    state.set_day(article.day);
    *state.mutable_publish_time() = article.publish_time;
    state.set_publish_time_basis(article.publish_time_basis);
    state.set_publish_time_precision(article.publish_time_precision);
  }
  state.set_fetch_time_us(article.fetch_time_us);
  state.set_claim_count(article.claim_count);
  state.set_content_hash(article.content_hash);
  state.set_text_hash(article.text_hash);
}

// The part of the record that is decided here.
ArticleRecord HeadOf(const std::string& id, const ArticleState& state,
                     absl::Time now) {
  ArticleRecord head;
  head.set_day(state.day());
  head.set_article_id(id);
  head.set_revision(state.revision());
  *head.mutable_publish_time() = state.publish_time();
  head.set_publish_time_basis(state.publish_time_basis());
  head.set_publish_time_precision(state.publish_time_precision());
  *head.mutable_create_time() = state.create_time();
  *head.mutable_update_time() = ToTimestamp(now);
  head.set_pub_status(v1::PUB_STATUS_USABLE);
  return head;
}

// What remains of an article that is taken down: how it was known, no text.
ArticleRecord TombstoneOf(const std::string& id, const ArticleState& state,
                          const ArticleRecord& last, absl::string_view reason,
                          absl::Time now) {
  ArticleRecord tombstone = HeadOf(id, state, now);
  tombstone.set_source(state.source());
  tombstone.set_url(last.url());
  tombstone.set_canonical_url(last.canonical_url());
  tombstone.set_external_id(last.external_id());
  tombstone.set_language_code(last.language_code());
  *tombstone.mutable_fetch_time() = last.fetch_time();
  tombstone.set_pub_status(v1::PUB_STATUS_CANCELED);
  tombstone.set_retraction_reason(std::string(reason));
  return tombstone;
}

}  // namespace

void OpenBatch::Expect(const PreparedArticle& article) {
  for (const std::string& identity : article.identities) {
    rows_.Expect(kIdentities, identity);
    rows_.Expect(kIdentities, record::ArticleIdOf(identity));
  }
  rows_.Expect(kFingerprints, article.text_hash);
}

absl::StatusOr<CommitResult> OpenBatch::Add(PreparedArticle article) {
  HEARSAY_ASSIGN_OR_RETURN(std::optional<Known> known, Find(article));
  if (!known) return Create(std::move(article));
  if (known->state.retracted()) {
    return RejectRetracted(known->id, known->state);
  }
  const ArticleState& state = known->state;
  const bool older = article.fetch_time_us < state.fetch_time_us();
  const bool says_the_same =
      article.content_hash == state.content_hash() &&
      article.publish_time_basis <= state.publish_time_basis();
  if (older || says_the_same) {
    KeepUnchanged(article, *known);
    return ResultOf(v1::INGEST_OUTCOME_UNCHANGED, known->id, known->state);
  }
  return Revise(std::move(article), *known);
}

absl::StatusOr<std::optional<OpenBatch::Known>> OpenBatch::Find(
    const PreparedArticle& article) {
  for (const std::string& identity : article.identities) {
    std::string id = record::ArticleIdOf(identity);
    HEARSAY_ASSIGN_OR_RETURN(std::optional<State> state, ReadState(rows_, id));
    if (!state) {
      HEARSAY_ASSIGN_OR_RETURN(const auto other,
                               rows_.Get(kIdentities, identity));
      if (!other) continue;
      id = *other;
      HEARSAY_ASSIGN_OR_RETURN(state, ReadState(rows_, id));
      if (!state) {
        return absl::DataLossError("identities: an article has no state");
      }
    }
    return Known{std::move(id), *std::move(state)};
  }
  return std::nullopt;
}

absl::StatusOr<std::string> OpenBatch::ReadCurrent(const ArticleKey& key) {
  HEARSAY_ASSIGN_OR_RETURN(auto bytes,
                           rows_.Get(kArticles, record::EncodeArticleKey(key)));
  if (!bytes) {
    return absl::DataLossError(
        absl::StrCat("articles: ", record::FormatArticleName(key),
                     " is missing, but its identity is known"));
  }
  return *std::move(bytes);
}

ArticleRecord OpenBatch::HeadWith(const std::string& id, const State& state,
                                  const EarlierCopies& copies) const {
  ArticleRecord head = HeadOf(id, state, now_);
  if (copies.empty()) return head;
  head.set_original_article(copies.front().article());
  head.set_original_share(copies.front().share());
  head.mutable_earlier_copies()->Assign(copies.begin(), copies.end());
  return head;
}

absl::StatusOr<CommitResult> OpenBatch::Create(PreparedArticle article) {
  const std::string& id = article.expected_id;
  const uint64_t sequence = counters_.last_sequence + 1;
  HEARSAY_ASSIGN_OR_RETURN(
      const EarlierCopies copies,
      FindEarlierCopies(rows_, duplicates_, article, id, sequence));
  HEARSAY_RETURN_IF_ERROR(
      duplicates_.Put(id, sequence, article.text_hash, article.sketch,
                      article.encoded_sketch, /*had_text=*/false));
  State state;
  state.set_source(article.source);
  state.set_revision(1);
  state.set_sequence(sequence);
  state.set_created_sequence(sequence);
  *state.mutable_create_time() = ToTimestamp(now_);
  state.set_day(article.day);
  Update(article, state);

  const ArticleKey key = KeyOf(id, state);
  rows_.Put(kArticles, record::EncodeArticleKey(key),
            record::EncodeRecord(std::move(article.body),
                                 HeadWith(id, state, copies)));
  rows_.Put(kChanges, record::EncodeSequenceKey(state.sequence()),
            record::EncodeChangeEntry({.key = key}));
  PutState(id, state);
  PutIdentities(article, id);
  counters_.last_sequence = state.sequence();
  counters_.article_count += 1;
  counters_.claim_count += state.claim_count();
  return ResultOf(copies.empty() ? v1::INGEST_OUTCOME_CREATED
                                 : v1::INGEST_OUTCOME_NEAR_DUPLICATE,
                  id, state);
}

absl::StatusOr<CommitResult> OpenBatch::Revise(PreparedArticle article,
                                               const Known& known) {
  const auto& [id, before] = known;
  const ArticleKey old_key = KeyOf(id, before);
  State state = before;
  state.set_revision(before.revision() + 1);
  state.set_sequence(counters_.last_sequence + 1);
  if (before.created_sequence() == 0) {
    state.set_created_sequence(before.sequence());
  }
  Update(article, state);
  const ArticleKey key = KeyOf(id, state);
  const bool moved = key != old_key;
  if (moved) state.add_previous_days(before.day());

  // All that may fail comes before the first row is written.
  HEARSAY_ASSIGN_OR_RETURN(std::string superseded, ReadCurrent(old_key));
  if (id != article.expected_id && article.claim_count > 0) {
    HEARSAY_ASSIGN_OR_RETURN(article.body, WithArticleId(article.body, id));
  }
  const uint64_t created = state.created_sequence();
  HEARSAY_ASSIGN_OR_RETURN(
      const EarlierCopies copies,
      FindEarlierCopies(rows_, duplicates_, article, id, created));
  if (state.text_hash() != before.text_hash()) {
    HEARSAY_RETURN_IF_ERROR(
        duplicates_.Remove(id, created, before.text_hash()));
    HEARSAY_RETURN_IF_ERROR(
        duplicates_.Put(id, created, article.text_hash, article.sketch,
                        article.encoded_sketch, /*had_text=*/true));
  }

  rows_.Put(kRevisions, record::EncodeRevisionKey(old_key, before.revision()),
            std::move(superseded));
  if (moved) rows_.Delete(kArticles, record::EncodeArticleKey(old_key));
  rows_.Put(kArticles, record::EncodeArticleKey(key),
            record::EncodeRecord(std::move(article.body),
                                 HeadWith(id, state, copies)));
  rows_.Put(kChanges, record::EncodeSequenceKey(state.sequence()),
            record::EncodeChangeEntry(
                {.kind = moved ? internal::v1::CHANGE_KIND_MOVED
                               : internal::v1::CHANGE_KIND_REVISED,
                 .key = key,
                 .revision = state.revision(),
                 .previous_sequence = before.sequence(),
                 .previous_day = before.day()}));
  PutState(id, state);
  PutIdentities(article, id);
  counters_.last_sequence = state.sequence();
  counters_.claim_count += state.claim_count() - before.claim_count();
  return ResultOf(v1::INGEST_OUTCOME_REVISED, id, state);
}

// The article stays as it is, but what was learnt of it is kept: a further
// identity, and how recently it still said the same.
void OpenBatch::KeepUnchanged(const PreparedArticle& article, Known& known) {
  PutIdentities(article, known.id);
  if (article.fetch_time_us <= known.state.fetch_time_us()) return;
  known.state.set_fetch_time_us(article.fetch_time_us);
  PutState(known.id, known.state);
}

absl::StatusOr<ArticleStore::Retraction> OpenBatch::Retract(
    const record::ArticleName& name, absl::string_view reason) {
  if (name.revision) {
    return FieldError("RESOURCE_NAME_INVALID", "name",
                      "names one revision; take down the whole article, by "
                      "its name without @");
  }
  const std::string& id = name.key.id;
  HEARSAY_ASSIGN_OR_RETURN(std::optional<State> state, ReadState(rows_, id));
  if (!state || !IsNameOf(name.key, *state)) {
    return absl::NotFoundError(absl::StrCat(
        "name: ", record::FormatArticleName(name.key), " does not exist"));
  }
  const ArticleKey key = KeyOf(id, *state);
  HEARSAY_ASSIGN_OR_RETURN(const std::string bytes, ReadCurrent(key));
  absl::StatusOr<ArticleRecord> last = record::DecodeRecord(bytes);
  if (state->retracted()) {
    HEARSAY_RETURN_IF_ERROR(last.status());
    return ArticleStore::Retraction{*std::move(last), state->sequence()};
  }
  HEARSAY_RETURN_IF_ERROR(
      duplicates_.Remove(id, state->created_sequence(), state->text_hash()));

  // A damaged article can be taken down too.
  ArticleStore::Retraction retraction;
  retraction.tombstone =
      TombstoneOf(id, *state, last.value_or(ArticleRecord()), reason, now_);
  HEARSAY_ASSIGN_OR_RETURN(std::string tombstone,
                           record::EncodeRecord(retraction.tombstone));
  retraction.sequence = counters_.last_sequence + 1;
  rows_.Put(
      kChanges, record::EncodeSequenceKey(retraction.sequence),
      record::EncodeChangeEntry({.kind = internal::v1::CHANGE_KIND_RETRACTED,
                                 .key = key,
                                 .revision = state->revision(),
                                 .previous_sequence = state->sequence()}));
  rows_.Put(kArticles, record::EncodeArticleKey(key), std::move(tombstone));
  DeleteRevisions(id, *state);
  rows_.Put(kMeta, absl::StrCat(kPurgePrefix, id), "");
  counters_.last_sequence = retraction.sequence;
  counters_.article_count -= 1;
  counters_.claim_count -= state->claim_count();
  state->set_retracted(true);
  state->set_sequence(retraction.sequence);
  state->set_claim_count(0);
  state->clear_content_hash();
  state->clear_text_hash();
  PutState(id, *state);
  return retraction;
}

void OpenBatch::DeleteRevisions(const std::string& id, const State& state) {
  ArticleKey key = KeyOf(id, state);
  for (int32_t revision = 1; revision < state.revision(); ++revision) {
    // Each stands under the day that it had; the others cost nothing much.
    key.day = state.day();
    rows_.Delete(kRevisions, record::EncodeRevisionKey(key, revision));
    for (const int32_t day : state.previous_days()) {
      key.day = day;
      rows_.Delete(kRevisions, record::EncodeRevisionKey(key, revision));
    }
  }
}

void OpenBatch::Finish(rocksdb::WriteBatch& batch) {
  rows_.Put(kMeta, kCountersKey, EncodeCounters(counters_));
  rows_.AppendTo(batch);
}

void OpenBatch::PutState(const std::string& id, const State& state) {
  rows_.Put(kIdentities, id, state.SerializeAsString());
}

void OpenBatch::PutIdentities(const PreparedArticle& article,
                              const std::string& id) {
  for (const std::string& identity : article.identities) {
    if (record::ArticleIdOf(identity) == id) continue;
    // An identity that already means an article keeps meaning that one.
    const auto known = rows_.Get(kIdentities, identity);
    const auto primary = rows_.Get(kIdentities, record::ArticleIdOf(identity));
    if (known.ok() && !*known && primary.ok() && !*primary) {
      rows_.Put(kIdentities, identity, id);
    }
  }
}

}  // namespace hearsay::commit

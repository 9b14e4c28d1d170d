#include "query_service/watch/claim_watch.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/field_error.h"
#include "common/base/sha256.h"
#include "common/base/status_macros.h"
#include "common/record/article_key.h"
#include "common/record/claim_number.h"
#include "common/record/resource_name.h"
#include "query_service/interpret/question_reader.h"

namespace hearsay::watch {
namespace {

using index::ChangeDeltas;
using index::ClaimDelta;

// Changes that are read at once, and looked through between two marks.
constexpr size_t kChangesAtOnce = 256;

std::string Fingerprint(const WatchRequest& request) {
  return Sha256()
      .Add("WatchClaims")
      .Add(request.query)
      .Add(request.filter)
      .Digest128();
}

absl::Status OtherLog() {
  return ErrorWithDetail(
      absl::StatusCode::kFailedPrecondition,
      "resume_token: is of another record than the one this service follows; "
      "the record was restored, or the token is another deployment's. Read "
      "what there is now with SearchClaims and watch without the token",
      {.reason = "LOG_ID_MISMATCH",
       .field = "resume_token",
       .retry_after = {}});
}

}  // namespace

absl::StatusOr<std::unique_ptr<ClaimWatch>> ClaimWatch::Start(
    const WatchRequest& request, const index::ReadModel& model,
    absl::Time now) {
  ResumeToken at;
  at.question = Fingerprint(request);
  at.asked_seconds = absl::ToUnixSeconds(now);
  if (request.resume_token.empty()) {
    // The log id first: it stands as soon as anything is applied.
    at.log_id = model.log_id();
    at.sequence = at.log_id.empty() ? 1 : model.applied_sequence() + 1;
  } else {
    HEARSAY_ASSIGN_OR_RETURN(ResumeToken token,
                             ParseResumeToken(request.resume_token));
    if (token.question != at.question) return MalformedResumeToken();
    at = std::move(token);
  }
  HEARSAY_ASSIGN_OR_RETURN(
      interpret::Question question,
      interpret::ReadQuestion(request.query, request.filter,
                              absl::FromUnixSeconds(at.asked_seconds)));
  std::unique_ptr<ClaimWatch> watch(
      new ClaimWatch(model, std::move(question.query), std::move(at)));
  HEARSAY_RETURN_IF_ERROR(watch->CheckKept());
  return watch;
}

absl::Status ClaimWatch::CheckKept() const {
  const std::string log_id = model_.log_id();
  if (!log_id.empty() && !at_.log_id.empty() && at_.log_id != log_id) {
    return OtherLog();
  }
  if (at_.sequence + index::kDeltaWindow > model_.applied_sequence()) {
    return absl::OkStatus();
  }
  return ErrorWithDetail(
      absl::StatusCode::kOutOfRange,
      absl::StrCat("resume_token: what happened after it is no longer kept, "
                   "only the last ",
                   index::kDeltaWindow,
                   " changes are; read what there is now with SearchClaims "
                   "and watch without the token"),
      {.reason = "RESUME_TOKEN_EXPIRED",
       .field = "resume_token",
       .retry_after = {}});
}

void ClaimWatch::Mark(v1::WatchClaimsResponse& response) {
  response.set_resume_token(FormatResumeToken(at_));
  moved_ = false;
}

void ClaimWatch::MoveTo(uint64_t sequence) {
  if (at_.sequence == sequence) return;
  at_.sequence = sequence;
  at_.delta = 0;
  moved_ = true;
}

absl::Status ClaimWatch::Read() {
  const uint64_t applied = model_.applied_sequence();
  if (at_.sequence > applied) return absl::OkStatus();
  if (at_.log_id.empty()) at_.log_id = model_.log_id();
  HEARSAY_ASSIGN_OR_RETURN(
      std::vector<ChangeDeltas> changes,
      model_.Deltas(at_.sequence, applied + 1, kChangesAtOnce));
  // After the reading: what it did not see may have been dropped meanwhile.
  HEARSAY_RETURN_IF_ERROR(CheckKept());
  if (changes.empty()) MoveTo(applied + 1);
  changes_.assign(std::make_move_iterator(changes.begin()),
                  std::make_move_iterator(changes.end()));
  return absl::OkStatus();
}

absl::StatusOr<ClaimWatch::Revision> ClaimWatch::Load(uint64_t sequence) const {
  Revision revision;
  HEARSAY_ASSIGN_OR_RETURN(revision.record, model_.Revision(sequence));
  if (revision.record == nullptr) return revision;
  if (matcher_.matches_all()) {
    revision.matches.assign(revision.record->claims_size(), true);
    return revision;
  }
  HEARSAY_ASSIGN_OR_RETURN(const std::optional<index::ArticleEntry> entry,
                           model_.Entry(sequence));
  if (!entry.has_value()) {  // Taken down between the two.
    revision.record = nullptr;
    return revision;
  }
  HEARSAY_ASSIGN_OR_RETURN(revision.matches,
                           matcher_.Match(*entry, *revision.record));
  return revision;
}

absl::Status ClaimWatch::LoadRevisions(const ChangeDeltas& change) {
  if (loaded_ == change.sequence) return absl::OkStatus();
  view_.reset();
  now_ = before_ = Revision();
  if (!change.takedown) {
    HEARSAY_ASSIGN_OR_RETURN(now_, Load(change.sequence));
    if (change.previous_sequence != 0) {
      HEARSAY_ASSIGN_OR_RETURN(before_, Load(change.previous_sequence));
    }
  }
  if (now_.record != nullptr) {
    view_ = std::make_unique<api::ArticleView>(*now_.record);
  }
  loaded_ = change.sequence;
  return absl::OkStatus();
}

bool ClaimWatch::MatchedBefore(const std::string& claim_id) const {
  if (before_.record == nullptr) return true;  // As far as can be known.
  for (int i = 0; i < before_.record->claims_size(); ++i) {
    if (before_.record->claims(i).claim_id() == claim_id) {
      return before_.matches[i];
    }
  }
  return false;
}

absl::StatusOr<v1::ClaimChange> ClaimWatch::Judge(
    const ChangeDeltas& change, const ClaimDelta& delta) const {
  if (delta.kind == ClaimDelta::Kind::kRetracted) {
    if (before_.record != nullptr) {
      return MatchedBefore(delta.claim_id) ? v1::CLAIM_CHANGE_RETRACTED
                                           : v1::CLAIM_CHANGE_UNSPECIFIED;
    }
    HEARSAY_ASSIGN_OR_RETURN(const std::optional<query::ClaimRow> row,
                             model_.Row(delta.claim_number));
    HEARSAY_ASSIGN_OR_RETURN(const record::ArticleKey key,
                             record::DecodeArticleKey(change.article_key));
    if (row.has_value()) {
      HEARSAY_ASSIGN_OR_RETURN(const bool may_have,
                               matcher_.MayHaveMatched(key.source, *row));
      if (!may_have) return v1::CLAIM_CHANGE_UNSPECIFIED;
    }
    return v1::CLAIM_CHANGE_RETRACTED;
  }
  // Taken down since: that is told of when its turn comes.
  if (now_.record == nullptr) return v1::CLAIM_CHANGE_UNSPECIFIED;
  const bool matches = now_.matches[record::OrdinalOf(delta.claim_number)];
  const bool matched =
      delta.kind == ClaimDelta::Kind::kRevised && MatchedBefore(delta.claim_id);
  if (matches) {
    return matched ? v1::CLAIM_CHANGE_REVISED : v1::CLAIM_CHANGE_ADDED;
  }
  return matched ? v1::CLAIM_CHANGE_RETRACTED : v1::CLAIM_CHANGE_UNSPECIFIED;
}

absl::StatusOr<bool> ClaimWatch::TellDelta(const ChangeDeltas& change,
                                           v1::WatchClaimsResponse& response) {
  const ClaimDelta& delta = change.deltas[at_.delta];
  HEARSAY_ASSIGN_OR_RETURN(const v1::ClaimChange told, Judge(change, delta));
  ++at_.delta;
  moved_ = true;
  if (told == v1::CLAIM_CHANGE_UNSPECIFIED) return false;
  response.set_change(told);
  if (told == v1::CLAIM_CHANGE_RETRACTED) {
    HEARSAY_ASSIGN_OR_RETURN(const record::ArticleKey key,
                             record::DecodeArticleKey(change.article_key));
    response.mutable_claim()->set_name(
        record::FormatClaimName(key, delta.claim_id));
    response.mutable_claim()->set_article(record::FormatArticleName(key));
  } else {
    *response.mutable_claim() =
        view_->Claim(record::OrdinalOf(delta.claim_number));
  }
  return true;
}

bool ClaimWatch::TellTakedown(const ChangeDeltas& change,
                              v1::WatchClaimsResponse& response) {
  if (!change.takedown || change.previous_sequence != 0) return false;
  const auto key = record::DecodeArticleKey(change.article_key);
  if (!key.ok()) return false;
  response.set_change(v1::CLAIM_CHANGE_RETRACTED);
  response.mutable_claim()->set_article(record::FormatArticleName(*key));
  return true;
}

absl::StatusOr<bool> ClaimWatch::Next(v1::WatchClaimsResponse& response) {
  for (size_t looked = 0; looked < kChangesAtOnce; ++looked) {
    if (changes_.empty()) HEARSAY_RETURN_IF_ERROR(Read());
    if (changes_.empty()) return false;
    const ChangeDeltas& change = changes_.front();
    // Not every change tells of claims.
    MoveTo(change.sequence);
    HEARSAY_RETURN_IF_ERROR(LoadRevisions(change));
    bool told = false;
    while (!told && at_.delta < change.deltas.size()) {
      HEARSAY_ASSIGN_OR_RETURN(told, TellDelta(change, response));
    }
    if (at_.delta >= change.deltas.size()) {
      if (!told) told = TellTakedown(change, response);
      MoveTo(change.sequence + 1);
      changes_.pop_front();
    }
    if (told) break;
  }
  Mark(response);
  return true;
}

}  // namespace hearsay::watch

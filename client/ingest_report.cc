#include "client/ingest_report.h"

#include <algorithm>
#include <cstdio>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "client/json_output.h"
#include "client/rpc_error.h"

namespace hearsay::client {
namespace {

constexpr std::pair<v1::IngestOutcome, const char*> kRows[] = {
    {v1::INGEST_OUTCOME_CREATED, "created"},
    {v1::INGEST_OUTCOME_REVISED, "revised"},
    {v1::INGEST_OUTCOME_UNCHANGED, "unchanged"},
    {v1::INGEST_OUTCOME_NEAR_DUPLICATE, "near-duplicate"},
    {v1::INGEST_OUTCOME_REJECTED, "rejected"},
};

// Makes `newest` cover what `text` covers. A token of another log, or of a
// future version, stands alone: the service that gave it understands it.
void Merge(const std::string& text, record::ConsistencyToken& newest) {
  const auto token = record::ParseConsistencyToken(text);
  if (!token.ok()) return;
  if (token->log_id != newest.log_id) {
    newest = *token;
    return;
  }
  for (const auto& position : token->positions) {
    const auto it = std::lower_bound(newest.positions.begin(),
                                     newest.positions.end(), position.partition,
                                     [](const auto& have, uint32_t partition) {
                                       return have.partition < partition;
                                     });
    if (it == newest.positions.end() || it->partition != position.partition) {
      newest.positions.insert(it, position);
    } else {
      it->sequence = std::max(it->sequence, position.sequence);
    }
  }
}

}  // namespace

void IngestReport::Count(const std::string& origin,
                         const v1::StreamArticlesResponse& answer) {
  const int outcome = answer.outcome();
  if (v1::IngestOutcome_IsValid(outcome)) ++outcomes_[outcome];
  claims_ += answer.claim_count();
  if (json_) {
    v1::StreamArticlesResponse line = answer;
    line.set_request_id(origin);
    bar_.Clear();
    std::printf("%s\n", ToJson(line).c_str());
  }
}

void IngestReport::PrintNote(absl::string_view message) {
  bar_.Clear();
  std::fprintf(stderr, "%s\n", std::string(message).c_str());
}

void IngestReport::Note(absl::string_view message) {
  MutexLock lock(mutex_);
  PrintNote(message);
}

void IngestReport::Answered(const std::string& origin,
                            const v1::StreamArticlesResponse& answer) {
  MutexLock lock(mutex_);
  if (answer.outcome() == v1::INGEST_OUTCOME_REJECTED) {
    PrintNote(
        absl::StrCat(origin, ": rejected: ", ExplainError(answer.error())));
  }
  Count(origin, answer);
  Merge(answer.consistency_token(), newest_);
}

void IngestReport::Unreadable(const std::string& origin,
                              const absl::Status& why) {
  v1::StreamArticlesResponse answer;
  answer.set_outcome(v1::INGEST_OUTCOME_REJECTED);
  answer.mutable_error()->set_code(static_cast<int>(why.code()));
  answer.mutable_error()->set_message(std::string(why.message()));
  MutexLock lock(mutex_);
  PrintNote(absl::StrCat(origin, ": not sent: ", why.message()));
  Count(origin, answer);
}

int64_t IngestReport::Total() const {
  int64_t total = 0;
  for (const auto& [outcome, name] : kRows) total += outcomes_[outcome];
  return total;
}

void IngestReport::ShowProgress(int64_t bytes, int64_t total_bytes) {
  MutexLock lock(mutex_);
  bar_.Show({Total(), bytes, total_bytes});
}

std::string IngestReport::Summary(absl::Duration elapsed) {
  MutexLock lock(mutex_);
  bar_.Clear();
  const int64_t total = Total();
  const double seconds = std::max(absl::ToDoubleSeconds(elapsed), 1e-3);
  std::string out = absl::StrFormat(
      "%s article%s in %.1f s (%.0f/s), %s claim%s\n", FormatCount(total),
      total == 1 ? "" : "s", seconds, total / seconds, FormatCount(claims_),
      claims_ == 1 ? "" : "s");
  for (const auto& [outcome, name] : kRows) {
    absl::StrAppendFormat(&out, "  %-16s%12s\n", name,
                          FormatCount(outcomes_[outcome]));
  }
  return out;
}

bool IngestReport::any_rejected() const {
  MutexLock lock(mutex_);
  return outcomes_[v1::INGEST_OUTCOME_REJECTED] > 0;
}

std::string IngestReport::consistency_token() const {
  MutexLock lock(mutex_);
  return newest_.positions.empty() ? std::string()
                                   : record::FormatConsistencyToken(newest_);
}

}  // namespace hearsay::client

#include "query_service/answer/claim_export.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "common/base/status_macros.h"
#include "query_service/answer/claim_view.h"
#include "query_service/answer/consistency.h"
#include "query_service/interpret/question_reader.h"

namespace hearsay::answer {
namespace {

// A look costs a pass over all matches, a hit two dozen bytes.
constexpr size_t kHitsAtOnce = 4096;
constexpr size_t kClaimsAtOnce = 16;

}  // namespace

absl::StatusOr<std::unique_ptr<ClaimExport>> ClaimExport::Start(
    SearchRequest request, const retrieve::Searcher& searcher,
    const ClaimLibrary& library, const Clock& clock,
    const query::CallLimits& limits) {
  if (!request.question) {
    HEARSAY_ASSIGN_OR_RETURN(
        request.question,
        interpret::ReadQuestion(request.query, request.filter, clock.Now()));
  }
  HEARSAY_RETURN_IF_ERROR(
      WaitForToken(request.consistency_token, library, limits));
  std::unique_ptr<ClaimExport> all(new ClaimExport(searcher, library, limits));
  all->basic_view_ = request.basic_view;
  all->spec_.query = std::move(request.question->query);
  if (request.order) all->spec_.query.order = *request.order;
  all->spec_.page_size = kHitsAtOnce;
  return all;
}

absl::Status ClaimExport::FindMore() {
  HEARSAY_ASSIGN_OR_RETURN(query::SearchPage page,
                           searcher_.Search(spec_, limits_));
  hits_.assign(page.hits.begin(), page.hits.end());
  found_all_ = !page.more || hits_.empty();
  if (found_all_) return absl::OkStatus();
  const query::SearchHit& last = hits_.back();
  spec_.after = {last.score, last.time_seconds, last.claim_number};
  spec_.sequence = page.sequence;
  spec_.statistics = std::move(page.statistics);
  return absl::OkStatus();
}

absl::Status ClaimExport::ShowMore() {
  const size_t count = std::min(kClaimsAtOnce, hits_.size());
  std::vector<uint64_t> numbers;
  for (size_t i = 0; i < count; ++i) numbers.push_back(hits_[i].claim_number);
  HEARSAY_ASSIGN_OR_RETURN(const auto locations, library_.GetClaims(numbers));
  ClaimViewer viewer;
  for (size_t i = 0; i < count; ++i) {
    if (locations[i].record == nullptr) continue;  // Retracted meanwhile.
    v1::ScoredClaim& scored = claims_.emplace_back();
    viewer.Show(locations[i], basic_view_, *scored.mutable_claim());
    scored.set_score(hits_[i].score);
  }
  hits_.erase(hits_.begin(), hits_.begin() + static_cast<ptrdiff_t>(count));
  return absl::OkStatus();
}

absl::StatusOr<std::optional<v1::ScoredClaim>> ClaimExport::Next() {
  while (claims_.empty()) {
    if (hits_.empty() && found_all_) return std::nullopt;
    if (hits_.empty()) HEARSAY_RETURN_IF_ERROR(FindMore());
    HEARSAY_RETURN_IF_ERROR(ShowMore());
  }
  v1::ScoredClaim next = std::move(claims_.front());
  claims_.pop_front();
  return next;
}

}  // namespace hearsay::answer

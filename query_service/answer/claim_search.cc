#include "query_service/answer/claim_search.h"

#include <memory>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "common/base/sha256.h"
#include "common/base/status_macros.h"
#include "query_service/answer/claim_view.h"
#include "query_service/answer/consistency.h"
#include "query_service/answer/scored_claims.h"

namespace hearsay::answer {
namespace {

// What the pages of one walk have in common. Page size and consistency token
// may change between them.
std::string Fingerprint(const SearchRequest& request) {
  Sha256 hash;
  hash.Add("SearchClaims").Add(request.query).Add(request.filter);
  hash.Add(request.order ? 1 + static_cast<uint64_t>(*request.order) : 0);
  hash.Add(request.basic_view ? 1 : 0);
  for (const query::FacetField facet : request.facets) {
    hash.Add(static_cast<uint64_t>(facet));
  }
  return hash.Digest128();
}

query::SearchSpec SpecOf(const SearchRequest& request,
                         query::ClaimQuery query) {
  query::SearchSpec spec;
  spec.query = std::move(query);
  spec.page_size = request.page_size;
  spec.facets = request.facets;
  return spec;
}

// As ClaimsOnTheWire, with less of each.
absl::StatusOr<std::vector<std::shared_ptr<const std::string>>> ShowBasicClaims(
    const std::vector<uint64_t>& numbers, const ClaimLibrary& library) {
  HEARSAY_ASSIGN_OR_RETURN(const auto locations, library.GetClaims(numbers));
  std::vector<std::shared_ptr<const std::string>> claims;
  ClaimViewer viewer;
  for (const index::ClaimLocation& location : locations) {
    std::shared_ptr<const std::string>& shown = claims.emplace_back();
    if (location.record == nullptr) continue;
    v1::Claim claim;
    viewer.Show(location, /*basic=*/true, claim);
    shown = std::make_shared<const std::string>(claim.SerializeAsString());
  }
  return claims;
}

}  // namespace

absl::StatusOr<SearchAnswer> ClaimSearch::Search(
    SearchRequest request, const query::CallLimits& limits,
    std::string& claims) const {
  const std::string fingerprint = Fingerprint(request);
  SearchPosition position;
  position.asked_seconds =
      absl::ToUnixSeconds(request.question ? request.asked : clock_.Now());
  if (!request.page_token.empty()) {
    HEARSAY_ASSIGN_OR_RETURN(const std::string payload,
                             sealer_.Open(fingerprint, request.page_token));
    HEARSAY_ASSIGN_OR_RETURN(position, DecodeSearchPosition(payload));
    request.question.reset();  // As it was read for the first page.
  }
  if (!request.question) {
    HEARSAY_ASSIGN_OR_RETURN(
        request.question,
        interpret::ReadQuestion(request.query, request.filter,
                                absl::FromUnixSeconds(position.asked_seconds)));
  }
  interpret::Question& question = *request.question;
  if (request.order) question.query.order = *request.order;
  HEARSAY_RETURN_IF_ERROR(
      WaitForToken(request.consistency_token, library_, limits));

  query::SearchSpec spec = SpecOf(request, std::move(question.query));
  if (!request.page_token.empty()) {
    if (position.log_id != library_.LogId()) {
      return ExpiredPageToken("is of a record that was rebuilt since");
    }
    // Another replica may have seen more than this one.
    HEARSAY_RETURN_IF_ERROR(
        WaitForSequence(position.sequence, library_, limits));
    spec.after = position.after;
    spec.sequence = position.sequence;
    spec.statistics = std::move(position.statistics);
  }
  HEARSAY_ASSIGN_OR_RETURN(query::SearchPage page,
                           searcher_.Search(spec, limits));

  SearchAnswer answer;
  answer.total_size = page.total_size;
  answer.facets = std::move(page.facets);
  answer.interpretation = std::move(question.interpretation);
  std::vector<uint64_t> numbers;
  for (const query::SearchHit& hit : page.hits) {
    numbers.push_back(hit.claim_number);
  }
  HEARSAY_ASSIGN_OR_RETURN(
      const auto shown, request.basic_view ? ShowBasicClaims(numbers, library_)
                                           : library_.ClaimsOnTheWire(numbers));
  AppendScoredClaims(page.hits, shown, claims);
  if (page.more && !page.hits.empty()) {
    const query::SearchHit& last = page.hits.back();
    position.log_id = library_.LogId();
    position.sequence = page.sequence;
    position.after = {last.score, last.time_seconds, last.claim_number};
    position.statistics = std::move(page.statistics);
    answer.next_page_token =
        sealer_.Seal(fingerprint, EncodeSearchPosition(position));
  }
  return answer;
}

}  // namespace hearsay::answer

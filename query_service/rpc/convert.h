#ifndef HEARSAY_QUERY_SERVICE_RPC_CONVERT_H_
#define HEARSAY_QUERY_SERVICE_RPC_CONVERT_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "query_service/answer/article_listing.h"
#include "query_service/answer/claim_search.h"
#include "query_service/watch/claim_watch.h"

namespace hearsay::v1 {
class AggregateClaimsRequest;
class AggregateClaimsResponse;
class BatchGetClaimsRequest;
class ListArticlesRequest;
class ListArticlesResponse;
class SearchClaimsRequest;
class WatchClaimsRequest;
}  // namespace hearsay::v1

namespace hearsay::query_rpc {

// Requests to plain structs, and answers to responses. What is wrong with a
// request is said about all of its fields at once: the message has every
// violation, the detail's field is the first one's. The words and the filter
// are read too, but for those of a later page.

constexpr int kDefaultPageSize = 50;
constexpr int kMaxPageSize = 1000;
constexpr int kMaxBatch = 1000;

// `now` only for reading the words.
absl::StatusOr<answer::SearchRequest> FromProto(
    const v1::SearchClaimsRequest& request, absl::Time now);
absl::StatusOr<answer::ListRequest> FromProto(
    const v1::ListArticlesRequest& request);

struct CountRequest {
  query::ClaimQuery query;
  std::vector<query::FacetField> dimensions;
  std::string consistency_token;
};
absl::StatusOr<CountRequest> FromProto(
    const v1::AggregateClaimsRequest& request, absl::Time now);

// Start checks its fields.
watch::WatchRequest FromProto(const v1::WatchClaimsRequest& request);

// The names, each under `parent` when there is one.
absl::StatusOr<std::vector<record::ClaimName>> FromProto(
    const v1::BatchGetClaimsRequest& request);

// Appends to `bytes`, which have the claims of a SearchClaimsResponse on the
// wire, the rest of it. `request` gives the facets their names.
void AppendAnswer(const v1::SearchClaimsRequest& request,
                  answer::SearchAnswer answer, std::string& bytes);
// Move from the answers.
void ToProto(answer::ListAnswer answer, v1::ListArticlesResponse& response);
void ToProto(query::ClaimGroups counts, v1::AggregateClaimsResponse& response);

}  // namespace hearsay::query_rpc

#endif  // HEARSAY_QUERY_SERVICE_RPC_CONVERT_H_

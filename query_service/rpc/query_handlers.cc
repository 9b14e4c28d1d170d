#include "query_service/rpc/query_handlers.h"

#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/api/article_view.h"
#include "common/base/field_error.h"
#include "common/base/status_macros.h"
#include "common/record/resource_name.h"
#include "common/server/server_stream.h"
#include "common/server/unary_call.h"
#include "query_service/answer/claim_view.h"
#include "query_service/answer/consistency.h"
#include "query_service/rpc/convert.h"

namespace hearsay::query_rpc {
namespace {

using server::ServeUnary;

// As many claims as an export fetches at once; it holds no more.
constexpr size_t kExportPage = kMaxPageSize;

absl::Status NotThereYet(absl::string_view method) {
  return ErrorWithDetail(
      absl::StatusCode::kUnimplemented,
      absl::StrCat(method,
                   " is not served by this version; "
                   "SearchClaims and AggregateClaims are"),
      {.reason = "NOT_IMPLEMENTED", .field = "", .retry_after = {}});
}

// Walks through all pages of a search, pinned as a client's walk is.
class ClaimExport final : public server::Producer<v1::StreamClaimsResponse> {
 public:
  ClaimExport(const answer::ClaimSearch& search, answer::SearchRequest request,
              CallLimits limits)
      : search_(search),
        request_(std::move(request)),
        limits_(std::move(limits)) {
    request_.page_size = kExportPage;
    request_.page_token.clear();
    request_.facets.clear();
  }

  absl::StatusOr<server::Produced> Next(
      v1::StreamClaimsResponse& response) override {
    while (next_ == page_.claims.size()) {
      if (started_ && page_.next_page_token.empty()) {
        return server::Produced::kEnd;
      }
      request_.page_token = page_.next_page_token;
      HEARSAY_ASSIGN_OR_RETURN(page_, search_.Search(request_, limits_));
      started_ = true;
      next_ = 0;
    }
    *response.mutable_claim() = std::move(page_.claims[next_++]);
    return server::Produced::kMessage;
  }

 private:
  const answer::ClaimSearch& search_;
  answer::SearchRequest request_;
  const CallLimits limits_;
  bool started_ = false;
  answer::SearchAnswer page_;
  size_t next_ = 0;
};

}  // namespace

grpc::ServerUnaryReactor* QueryHandlers::SearchClaims(
    grpc::CallbackServerContext* context,
    const v1::SearchClaimsRequest* request,
    v1::SearchClaimsResponse* response) {
  return ServeUnary(context, runtime_, "QueryService/SearchClaims",
                    [=, this](const CallLimits& limits) -> absl::Status {
                      HEARSAY_ASSIGN_OR_RETURN(
                          const auto search, FromProto(*request, clock_.Now()));
                      HEARSAY_ASSIGN_OR_RETURN(auto answer,
                                               search_.Search(search, limits));
                      ToProto(*request, std::move(answer), *response);
                      return absl::OkStatus();
                    });
}

grpc::ServerWriteReactor<v1::StreamClaimsResponse>* QueryHandlers::StreamClaims(
    grpc::CallbackServerContext* context,
    const v1::SearchClaimsRequest* request) {
  using Opened = absl::StatusOr<
      std::unique_ptr<server::Producer<v1::StreamClaimsResponse>>>;
  return server::ServeStream<v1::StreamClaimsResponse>(
      context, runtime_, "QueryService/StreamClaims",
      [this, request = *request](const CallLimits& limits,
                                 server::Wake) -> Opened {
        HEARSAY_ASSIGN_OR_RETURN(auto search, FromProto(request, clock_.Now()));
        return std::make_unique<ClaimExport>(search_, std::move(search),
                                             limits);
      });
}

grpc::ServerWriteReactor<v1::WatchClaimsResponse>* QueryHandlers::WatchClaims(
    grpc::CallbackServerContext* context, const v1::WatchClaimsRequest*) {
  using Opened = absl::StatusOr<
      std::unique_ptr<server::Producer<v1::WatchClaimsResponse>>>;
  return server::ServeStream<v1::WatchClaimsResponse>(
      context, runtime_, "QueryService/WatchClaims",
      [](const CallLimits&, server::Wake) -> Opened {
        return NotThereYet("WatchClaims");
      });
}

grpc::ServerUnaryReactor* QueryHandlers::GetClaim(
    grpc::CallbackServerContext* context, const v1::GetClaimRequest* request,
    v1::Claim* response) {
  return ServeUnary(
      context, runtime_, "QueryService/GetClaim",
      [=, this](const CallLimits&) -> absl::Status {
        HEARSAY_ASSIGN_OR_RETURN(const auto name,
                                 record::ParseClaimName(request->name()));
        HEARSAY_ASSIGN_OR_RETURN(const auto claim, library_.GetClaim(name));
        *response = answer::ClaimViewer().Show(claim, /*basic=*/false);
        return absl::OkStatus();
      });
}

grpc::ServerUnaryReactor* QueryHandlers::BatchGetClaims(
    grpc::CallbackServerContext* context,
    const v1::BatchGetClaimsRequest* request,
    v1::BatchGetClaimsResponse* response) {
  return ServeUnary(
      context, runtime_, "QueryService/BatchGetClaims",
      [=, this](const CallLimits&) -> absl::Status {
        HEARSAY_ASSIGN_OR_RETURN(const auto names, FromProto(*request));
        answer::ClaimViewer viewer;
        for (const record::ClaimName& name : names) {
          HEARSAY_ASSIGN_OR_RETURN(const auto claim, library_.GetClaim(name));
          *response->add_claims() = viewer.Show(claim, /*basic=*/false);
        }
        return absl::OkStatus();
      });
}

grpc::ServerUnaryReactor* QueryHandlers::GetArticle(
    grpc::CallbackServerContext* context, const v1::GetArticleRequest* request,
    v1::Article* response) {
  return ServeUnary(
      context, runtime_, "QueryService/GetArticle",
      [=, this](const CallLimits&) -> absl::Status {
        HEARSAY_ASSIGN_OR_RETURN(const auto name,
                                 record::ParseArticleName(request->name()));
        HEARSAY_ASSIGN_OR_RETURN(const auto record, library_.GetArticle(name));
        *response = api::ArticleView(record).Article();
        return absl::OkStatus();
      });
}

grpc::ServerUnaryReactor* QueryHandlers::ListArticles(
    grpc::CallbackServerContext* context,
    const v1::ListArticlesRequest* request,
    v1::ListArticlesResponse* response) {
  return ServeUnary(
      context, runtime_, "QueryService/ListArticles",
      [=, this](const CallLimits&) -> absl::Status {
        HEARSAY_ASSIGN_OR_RETURN(const auto list, FromProto(*request));
        HEARSAY_ASSIGN_OR_RETURN(auto answer,
                                 answer::ListArticles(list, library_, sealer_));
        ToProto(std::move(answer), *response);
        return absl::OkStatus();
      });
}

grpc::ServerUnaryReactor* QueryHandlers::AggregateClaims(
    grpc::CallbackServerContext* context,
    const v1::AggregateClaimsRequest* request,
    v1::AggregateClaimsResponse* response) {
  return ServeUnary(
      context, runtime_, "QueryService/AggregateClaims",
      [=, this](const CallLimits& limits) -> absl::Status {
        HEARSAY_ASSIGN_OR_RETURN(const auto count,
                                 FromProto(*request, clock_.Now()));
        HEARSAY_RETURN_IF_ERROR(
            answer::WaitForToken(count.consistency_token, library_, limits));
        HEARSAY_ASSIGN_OR_RETURN(
            auto counts, answer::CountClaims(count.query, count.dimensions,
                                             searcher_, library_, limits));
        ToProto(std::move(counts), *response);
        return absl::OkStatus();
      });
}

#define HEARSAY_NOT_THERE_YET(method, Request, Response)                       \
  grpc::ServerUnaryReactor* QueryHandlers::method(                             \
      grpc::CallbackServerContext* context, const v1::Request*,                \
      v1::Response*) {                                                         \
    return ServeUnary(context, runtime_, "QueryService/" #method,              \
                      [](const CallLimits&) { return NotThereYet(#method); }); \
  }
HEARSAY_NOT_THERE_YET(TraceClaim, TraceClaimRequest, TraceClaimResponse)
HEARSAY_NOT_THERE_YET(CompareClaims, CompareClaimsRequest,
                      CompareClaimsResponse)
HEARSAY_NOT_THERE_YET(ListEntities, ListEntitiesRequest, ListEntitiesResponse)
HEARSAY_NOT_THERE_YET(GetEntity, GetEntityRequest, Entity)
HEARSAY_NOT_THERE_YET(ListEvents, ListEventsRequest, ListEventsResponse)
HEARSAY_NOT_THERE_YET(GetEvent, GetEventRequest, Event)
#undef HEARSAY_NOT_THERE_YET

}  // namespace hearsay::query_rpc

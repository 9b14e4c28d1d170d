#include "query_service/rpc/query_handlers.h"

#include <memory>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/api/article_view.h"
#include "common/base/field_error.h"
#include "common/base/status_macros.h"
#include "common/record/resource_name.h"
#include "common/server/raw_message.h"
#include "common/server/server_stream.h"
#include "common/server/unary_call.h"
#include "query_service/answer/claim_counts.h"
#include "query_service/answer/claim_export.h"
#include "query_service/answer/claim_view.h"
#include "query_service/answer/consistency.h"
#include "query_service/rpc/convert.h"
#include "query_service/rpc/watch_producer.h"
#include "query_service/watch/claim_watch.h"

namespace hearsay::query_rpc {
namespace {

using server::ServeUnary;

absl::Status NotThereYet(absl::string_view method) {
  return ErrorWithDetail(
      absl::StatusCode::kUnimplemented,
      absl::StrCat(method,
                   " is not served by this version; "
                   "SearchClaims and AggregateClaims are"),
      {.reason = "NOT_IMPLEMENTED", .field = "", .retry_after = {}});
}

class ExportProducer final : public server::Producer<v1::StreamClaimsResponse> {
 public:
  explicit ExportProducer(std::unique_ptr<answer::ClaimExport> claims)
      : claims_(std::move(claims)) {}
  absl::StatusOr<server::Produced> Next(
      v1::StreamClaimsResponse& response) override {
    HEARSAY_ASSIGN_OR_RETURN(auto next, claims_->Next());
    if (!next.has_value()) return server::Produced::kEnd;
    *response.mutable_claim() = *std::move(next);
    return server::Produced::kMessage;
  }

 private:
  const std::unique_ptr<answer::ClaimExport> claims_;
};

}  // namespace

grpc::ServerUnaryReactor* QueryHandlers::SearchClaims(
    grpc::CallbackServerContext* context, const grpc::ByteBuffer* raw_request,
    grpc::ByteBuffer* response) {
  return ServeUnary(
      context, runtime_, "QueryService/SearchClaims",
      [=, this](const CallLimits& limits) -> absl::Status {
        v1::SearchClaimsRequest request;
        grpc::ByteBuffer raw = *raw_request;  // Shares the bytes.
        HEARSAY_RETURN_IF_ERROR(server::ParseRaw(raw, request));
        HEARSAY_ASSIGN_OR_RETURN(auto search, FromProto(request, clock_.Now()));
        std::string bytes;
        HEARSAY_ASSIGN_OR_RETURN(
            auto answer, search_.Search(std::move(search), limits, bytes));
        AppendAnswer(request, std::move(answer), bytes);
        *response = server::RawOf(std::move(bytes));
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
                                 const server::Wake&) -> Opened {
        HEARSAY_ASSIGN_OR_RETURN(auto search, FromProto(request, clock_.Now()));
        HEARSAY_ASSIGN_OR_RETURN(auto claims, answer::ClaimExport::Start(
                                                  std::move(search), searcher_,
                                                  library_, clock_, limits));
        return std::make_unique<ExportProducer>(std::move(claims));
      });
}

grpc::ServerWriteReactor<v1::WatchClaimsResponse>* QueryHandlers::WatchClaims(
    grpc::CallbackServerContext* context,
    const v1::WatchClaimsRequest* request) {
  using Opened = absl::StatusOr<
      std::unique_ptr<server::Producer<v1::WatchClaimsResponse>>>;
  return server::ServeStream<v1::WatchClaimsResponse>(
      context, runtime_, "QueryService/WatchClaims",
      [this, request = *request](const CallLimits&,
                                 server::Wake wake) -> Opened {
        // Before it starts: what is applied in between wakes it.
        auto subscription = applied_.Subscribe(std::move(wake));
        HEARSAY_ASSIGN_OR_RETURN(
            auto watch,
            watch::ClaimWatch::Start(FromProto(request), model_, clock_.Now()));
        return std::make_unique<WatchProducer>(std::move(watch),
                                               std::move(subscription));
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
        answer::ClaimViewer().Show(claim, /*basic=*/false, *response);
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
          viewer.Show(claim, /*basic=*/false, *response->add_claims());
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
                                             searcher_, limits));
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

#ifndef HEARSAY_QUERY_SERVICE_RPC_QUERY_HANDLERS_H_
#define HEARSAY_QUERY_SERVICE_RPC_QUERY_HANDLERS_H_

#include "common/base/clock.h"
#include "common/server/call_runtime.h"
#include "hearsay/v1/query_service.grpc.pb.h"
#include "query_service/answer/claim_library.h"
#include "query_service/answer/claim_search.h"
#include "query_service/answer/page_token.h"
#include "query_service/index/read_model.h"
#include "query_service/retrieve/searcher.h"
#include "query_service/watch/applied_signal.h"

namespace hearsay::query_rpc {

// hearsay.v1.QueryService over the answers. What it is given outlives the
// server. TraceClaim, CompareClaims and what is about entities and events are
// not there yet and say so. A search answers with a raw message, most of which
// is claims that are on the wire already.
class QueryHandlers final
    : public v1::QueryService::WithRawCallbackMethod_SearchClaims<
          v1::QueryService::CallbackService> {
 public:
  QueryHandlers(const retrieve::Searcher& searcher,
                const answer::ClaimLibrary& library,
                const index::ReadModel& model, watch::AppliedSignal& applied,
                const answer::PageTokenSealer& sealer, const Clock& clock,
                const server::CallRuntime& runtime)
      : searcher_(searcher),
        library_(library),
        model_(model),
        applied_(applied),
        sealer_(sealer),
        clock_(clock),
        search_(searcher, library, sealer, clock),
        runtime_(runtime) {}

  grpc::ServerUnaryReactor* SearchClaims(grpc::CallbackServerContext* context,
                                         const grpc::ByteBuffer* raw_request,
                                         grpc::ByteBuffer* response) override;

#define HEARSAY_UNARY(method, Request, Response)                         \
  grpc::ServerUnaryReactor* method(grpc::CallbackServerContext* context, \
                                   const v1::Request* request,           \
                                   v1::Response* response) override
  HEARSAY_UNARY(GetClaim, GetClaimRequest, Claim);
  HEARSAY_UNARY(BatchGetClaims, BatchGetClaimsRequest, BatchGetClaimsResponse);
  HEARSAY_UNARY(GetArticle, GetArticleRequest, Article);
  HEARSAY_UNARY(ListArticles, ListArticlesRequest, ListArticlesResponse);
  HEARSAY_UNARY(AggregateClaims, AggregateClaimsRequest,
                AggregateClaimsResponse);
  HEARSAY_UNARY(TraceClaim, TraceClaimRequest, TraceClaimResponse);
  HEARSAY_UNARY(CompareClaims, CompareClaimsRequest, CompareClaimsResponse);
  HEARSAY_UNARY(ListEntities, ListEntitiesRequest, ListEntitiesResponse);
  HEARSAY_UNARY(GetEntity, GetEntityRequest, Entity);
  HEARSAY_UNARY(ListEvents, ListEventsRequest, ListEventsResponse);
  HEARSAY_UNARY(GetEvent, GetEventRequest, Event);
#undef HEARSAY_UNARY
  grpc::ServerWriteReactor<v1::StreamClaimsResponse>* StreamClaims(
      grpc::CallbackServerContext* context,
      const v1::SearchClaimsRequest* request) override;
  grpc::ServerWriteReactor<v1::WatchClaimsResponse>* WatchClaims(
      grpc::CallbackServerContext* context,
      const v1::WatchClaimsRequest* request) override;

 private:
  const retrieve::Searcher& searcher_;
  const answer::ClaimLibrary& library_;
  const index::ReadModel& model_;
  watch::AppliedSignal& applied_;
  const answer::PageTokenSealer& sealer_;
  const Clock& clock_;
  const answer::ClaimSearch search_;
  const server::CallRuntime runtime_;
};

}  // namespace hearsay::query_rpc

#endif  // HEARSAY_QUERY_SERVICE_RPC_QUERY_HANDLERS_H_

#include "ingest_service/rpc/ingest_handler.h"

#include <optional>
#include <string>
#include <utility>

#include "absl/time/clock.h"
#include "common/api/article_view.h"
#include "common/base/field_error.h"
#include "common/base/status_macros.h"
#include "common/record/consistency_token.h"
#include "common/record/resource_name.h"
#include "common/server/bidi_window.h"
#include "common/server/raw_message.h"
#include "common/server/status.h"
#include "common/server/unary_call.h"
#include "ingest_service/rpc/request_checks.h"

namespace hearsay::ingest_rpc {
namespace {

using pipeline::IngestPipeline;
using pipeline::IngestResult;
using RawWindow = server::BidiWindow<grpc::ByteBuffer, grpc::ByteBuffer>;

grpc::ByteBuffer Answered(const std::string& request_id, IngestResult result) {
  v1::StreamArticlesResponse response;
  response.set_request_id(request_id);
  response.set_outcome(result.outcome);
  response.set_article(std::move(result.article));
  response.set_revision(result.revision);
  response.set_claim_count(result.claim_count);
  response.set_consistency_token(std::move(result.consistency_token));
  if (!result.error.ok()) {
    *response.mutable_error() = server::ToRpcStatus(result.error);
  }
  return server::SerializeRaw(response);
}

IngestResult Rejected(absl::Status why) {
  IngestResult result;
  result.outcome = v1::INGEST_OUTCOME_REJECTED;
  result.error = std::move(why);
  return result;
}

// One stream's way into the pipeline.
class ArticleTaker {
 public:
  ArticleTaker(IngestPipeline& pipeline, ArticleMetrics& metrics)
      : pipeline_(pipeline), metrics_(metrics) {}

  // See BidiWindow::Handle.
  bool Take(grpc::ByteBuffer& raw, const RawWindow::Answer& answer,
            RawWindow::WhenRoom when_room) {
    if (!waiting_.has_value()) {
      arrived_ = absl::Now();
      metrics_.Arrived(raw.Length());
      waiting_.emplace();
      if (absl::Status wrong = Read(raw, *waiting_); !wrong.ok()) {
        metrics_.Refused();
        answer(Answered(waiting_->request_id(), Rejected(std::move(wrong))));
        waiting_.reset();
        return true;
      }
    }
    IngestPipeline::Done done =
        [&metrics = metrics_, arrived = arrived_, answer,
         request_id = waiting_->request_id()](IngestResult result) {
          metrics.Answered(result.outcome, arrived);
          answer(Answered(request_id, std::move(result)));
        };
    metrics_.Admitted();
    if (!pipeline_.TrySubmit(*waiting_->mutable_article(), done,
                             std::move(when_room))) {
      metrics_.NotAdmitted();
      return false;
    }
    waiting_.reset();
    return true;
  }

 private:
  static absl::Status Read(grpc::ByteBuffer& raw,
                           v1::StreamArticlesRequest& request) {
    const absl::Status parsed = server::ParseRaw(raw, request);
    if (absl::Status wrong = CheckRequestId(request.request_id());
        !wrong.ok()) {
      request.clear_request_id();  // Never echo what is too long.
      return wrong;
    }
    HEARSAY_RETURN_IF_ERROR(parsed);
    return CheckArticle(request.article());
  }

  IngestPipeline& pipeline_;
  ArticleMetrics& metrics_;
  // The article that found no room, until there is some.
  std::optional<v1::StreamArticlesRequest> waiting_;
  absl::Time arrived_;
};

}  // namespace

IngestHandler::IngestHandler(IngestPipeline& pipeline,
                             commit::ArticleStore& store, size_t stream_window,
                             const server::CallRuntime& runtime,
                             server::Metrics& metrics)
    : pipeline_(pipeline),
      store_(store),
      stream_window_(stream_window),
      runtime_(runtime),
      metrics_(metrics) {}

grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer>*
IngestHandler::StreamArticles(grpc::CallbackServerContext* context) {
  return server::ServeWindow<grpc::ByteBuffer, grpc::ByteBuffer>(
      runtime_, "IngestService/StreamArticles", stream_window_,
      [taker = std::make_unique<ArticleTaker>(pipeline_, metrics_)](
          grpc::ByteBuffer& raw, const RawWindow::Answer& answer,
          RawWindow::WhenRoom when_room) {
        return taker->Take(raw, answer, std::move(when_room));
      });
}

grpc::ServerUnaryReactor* IngestHandler::IngestArticle(
    grpc::CallbackServerContext* context, const grpc::ByteBuffer* raw_request,
    grpc::ByteBuffer* raw_response) {
  const server::UnaryCall call(context, runtime_,
                               "IngestService/IngestArticle");
  v1::IngestArticleRequest request;
  grpc::ByteBuffer raw = *raw_request;  // Shares the bytes.
  const absl::Time arrived = absl::Now();
  metrics_.Arrived(raw.Length());
  absl::Status status = server::ParseRaw(raw, request);
  if (status.ok()) status = CheckRequestId(request.request_id());
  if (status.ok()) status = CheckArticle(request.article());
  if (!status.ok()) {
    if (!request.validate_only()) metrics_.Refused();
    return call.Finish(status);
  }
  if (request.validate_only()) {
    return call.Run([this, raw_response, request = std::move(request)](
                        const CallLimits&) -> absl::Status {
      v1::IngestArticleResponse response;
      HEARSAY_RETURN_IF_ERROR(Validate(request.article(), response));
      *raw_response = server::SerializeRaw(response);
      return absl::OkStatus();
    });
  }
  IngestPipeline::Done done = [this, call, arrived,
                               raw_response](IngestResult result) {
    metrics_.Answered(result.outcome, arrived);
    v1::IngestArticleResponse response;
    response.set_outcome(result.outcome);
    response.set_article(std::move(result.article));
    response.set_revision(result.revision);
    response.set_claim_count(result.claim_count);
    response.set_consistency_token(std::move(result.consistency_token));
    *raw_response = server::SerializeRaw(response);
    call.Finish(result.error);
  };
  metrics_.Admitted();
  if (!pipeline_.TrySubmit(*request.mutable_article(), done, [] {})) {
    metrics_.NotAdmitted();
    return call.Finish(server::BusyError());
  }
  return call.reactor();
}

absl::Status IngestHandler::Validate(
    const v1::RawArticle& article, v1::IngestArticleResponse& response) const {
  HEARSAY_ASSIGN_OR_RETURN(const internal::v1::ArticleRecord record,
                           pipeline_.Validate(article));
  const api::ArticleView view(record);
  *response.mutable_normalized_article() = view.Article();
  for (int i = 0; i < record.claims_size(); ++i) {
    *response.add_claims() = view.Claim(static_cast<size_t>(i));
  }
  response.set_outcome(v1::INGEST_OUTCOME_CREATED);
  response.set_article(response.normalized_article().name());
  response.set_claim_count(record.claims_size());
  return absl::OkStatus();
}

grpc::ServerUnaryReactor* IngestHandler::RetractArticle(
    grpc::CallbackServerContext* context,
    const v1::RetractArticleRequest* request,
    v1::RetractArticleResponse* response) {
  return server::ServeUnary(
      context, runtime_, "IngestService/RetractArticle",
      [this, request, response](const CallLimits&) -> absl::Status {
        return Retract(*request, *response);
      });
}

absl::Status IngestHandler::Retract(const v1::RetractArticleRequest& request,
                                    v1::RetractArticleResponse& response) {
  HEARSAY_RETURN_IF_ERROR(CheckReason(request.reason()));
  HEARSAY_ASSIGN_OR_RETURN(const record::ArticleName name,
                           record::ParseArticleName(request.name()));
  if (name.revision.has_value()) {
    return FieldError("REVISION_GIVEN", "name",
                      "names a revision; an article is taken down as a whole, "
                      "leave out the @ and what follows");
  }
  HEARSAY_ASSIGN_OR_RETURN(const commit::ArticleStore::Retraction retraction,
                           store_.Retract(name, request.reason()));
  *response.mutable_article() =
      api::ArticleView(retraction.tombstone).Article();
  response.set_consistency_token(record::FormatConsistencyToken(
      {store_.log_id(), {{.partition = 0, .sequence = retraction.sequence}}}));
  return absl::OkStatus();
}

}  // namespace hearsay::ingest_rpc

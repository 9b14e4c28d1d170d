#ifndef HEARSAY_INGEST_SERVICE_RPC_INGEST_HANDLER_H_
#define HEARSAY_INGEST_SERVICE_RPC_INGEST_HANDLER_H_

#include <cstddef>

#include "common/server/call_runtime.h"
#include "common/server/metrics.h"
#include "hearsay/v1/ingest_service.grpc.pb.h"
#include "ingest_service/commit/article_store.h"
#include "ingest_service/pipeline/ingest_pipeline.h"
#include "ingest_service/rpc/article_metrics.h"

namespace hearsay::ingest_rpc {

// hearsay.v1.IngestService over the pipeline and the store; decides nothing.
// Articles are taken as raw messages, because one that does not parse must be
// answered like any other bad article. Thread safe.
class IngestHandler final
    : public v1::IngestService::WithRawCallbackMethod_StreamArticles<
          v1::IngestService::WithRawCallbackMethod_IngestArticle<
              v1::IngestService::WithCallbackMethod_RetractArticle<
                  v1::IngestService::Service>>> {
 public:
  // `stream_window` is how many articles of one stream may be read and not yet
  // answered. All others outlive the server.
  IngestHandler(pipeline::IngestPipeline& pipeline, commit::ArticleStore& store,
                size_t stream_window, const server::CallRuntime& runtime,
                server::Metrics& metrics);

  grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer>* StreamArticles(
      grpc::CallbackServerContext* context) override;
  grpc::ServerUnaryReactor* IngestArticle(grpc::CallbackServerContext* context,
                                          const grpc::ByteBuffer* request,
                                          grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* RetractArticle(
      grpc::CallbackServerContext* context,
      const v1::RetractArticleRequest* request,
      v1::RetractArticleResponse* response) override;

 private:
  absl::Status Validate(const v1::RawArticle& article,
                        v1::IngestArticleResponse& response) const;
  absl::Status Retract(const v1::RetractArticleRequest& request,
                       v1::RetractArticleResponse& response);

  pipeline::IngestPipeline& pipeline_;
  commit::ArticleStore& store_;
  const size_t stream_window_;
  const server::CallRuntime runtime_;
  ArticleMetrics metrics_;
};

}  // namespace hearsay::ingest_rpc

#endif  // HEARSAY_INGEST_SERVICE_RPC_INGEST_HANDLER_H_

#ifndef HEARSAY_INGEST_SERVICE_RPC_REPLICATION_HANDLER_H_
#define HEARSAY_INGEST_SERVICE_RPC_REPLICATION_HANDLER_H_

#include "absl/time/time.h"
#include "common/server/call_runtime.h"
#include "hearsay/internal/v1/replication_service.grpc.pb.h"
#include "ingest_service/commit/article_store.h"

namespace hearsay::ingest_rpc {

// hearsay.internal.v1.ReplicationService over the store. A consumer is read to
// from disk, about 1 MiB a message and one message at a time, so a slow one
// costs no more than that. Thread safe.
class ReplicationHandler final
    : public internal::v1::ReplicationService::CallbackService {
 public:
  // An idle consumer gets a heartbeat every `heartbeat`.
  ReplicationHandler(commit::ArticleStore& store,
                     const server::CallRuntime& runtime,
                     absl::Duration heartbeat = absl::Seconds(1));

  grpc::ServerWriteReactor<internal::v1::TailResponse>* Tail(
      grpc::CallbackServerContext* context,
      const internal::v1::TailRequest* request) override;
  grpc::ServerUnaryReactor* GetLog(
      grpc::CallbackServerContext* context,
      const internal::v1::GetLogRequest* request,
      internal::v1::GetLogResponse* response) override;

 private:
  commit::ArticleStore& store_;
  const server::CallRuntime runtime_;
  const absl::Duration heartbeat_;
};

}  // namespace hearsay::ingest_rpc

#endif  // HEARSAY_INGEST_SERVICE_RPC_REPLICATION_HANDLER_H_

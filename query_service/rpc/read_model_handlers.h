#ifndef HEARSAY_QUERY_SERVICE_RPC_READ_MODEL_HANDLERS_H_
#define HEARSAY_QUERY_SERVICE_RPC_READ_MODEL_HANDLERS_H_

#include <cstdint>
#include <functional>
#include <map>
#include <string>

#include "absl/status/statusor.h"
#include "common/server/call_runtime.h"
#include "hearsay/internal/v1/read_model_service.grpc.pb.h"
#include "query_service/index/read_model.h"

namespace hearsay::query_rpc {

// hearsay.internal.v1.ReadModelService: what an operator asks a read model.
class ReadModelHandlers final
    : public internal::v1::ReadModelService::CallbackService {
 public:
  struct Sources {
    std::function<index::ReadModelStats()> stats;
    std::function<uint64_t()> feed_sequence;  // The newest one told of.
    std::function<absl::StatusOr<std::map<std::string, std::string>>()> digests;
  };
  // What the functions look at outlives the server.
  ReadModelHandlers(Sources sources, const server::CallRuntime& runtime)
      : sources_(std::move(sources)), runtime_(runtime) {}

  grpc::ServerUnaryReactor* GetReadModel(
      grpc::CallbackServerContext* context,
      const internal::v1::GetReadModelRequest* request,
      internal::v1::GetReadModelResponse* response) override;

 private:
  const Sources sources_;
  const server::CallRuntime runtime_;
};

}  // namespace hearsay::query_rpc

#endif  // HEARSAY_QUERY_SERVICE_RPC_READ_MODEL_HANDLERS_H_

#include "query_service/rpc/read_model_handlers.h"

#include <utility>

#include "common/base/status_macros.h"
#include "common/server/unary_call.h"
#include "common/server/version.h"

namespace hearsay::query_rpc {

grpc::ServerUnaryReactor* ReadModelHandlers::GetReadModel(
    grpc::CallbackServerContext* context,
    const internal::v1::GetReadModelRequest* request,
    internal::v1::GetReadModelResponse* response) {
  return server::ServeUnary(
      context, runtime_, "ReadModelService/GetReadModel",
      [=, this](const CallLimits&) -> absl::Status {
        const index::ReadModelStats stats = sources_.stats();
        response->set_log_id(stats.log_id);
        response->set_applied_sequence(stats.applied_sequence);
        response->set_feed_sequence(sources_.feed_sequence());
        response->set_article_count(stats.article_count);
        response->set_claim_count(stats.claim_count);
        response->set_disk_bytes(stats.disk_bytes);
        response->set_version(std::string(server::Version()));
        if (request->digest()) {
          HEARSAY_ASSIGN_OR_RETURN(const auto digests, sources_.digests());
          for (const auto& [family, digest] : digests) {
            (*response->mutable_digests())[family] = digest;
          }
        }
        return absl::OkStatus();
      });
}

}  // namespace hearsay::query_rpc

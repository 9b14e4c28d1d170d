#include "ingest_service/rpc/replication_handler.h"

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/field_error.h"
#include "common/base/status_macros.h"
#include "common/base/steady_time.h"
#include "common/server/server_stream.h"
#include "common/server/unary_call.h"
#include "common/server/version.h"

namespace hearsay::ingest_rpc {
namespace {

using internal::v1::Change;
using internal::v1::GetLogRequest;
using internal::v1::GetLogResponse;
using internal::v1::TailRequest;
using internal::v1::TailResponse;
using server::Produced;

constexpr size_t kMaxChangesPerMessage = 1024;
constexpr size_t kMaxBytesPerMessage = size_t{1} << 20;

// Follows the log for one consumer. Woken by the store when there is more.
class TailProducer final : public server::Producer<TailResponse> {
 public:
  TailProducer(commit::ArticleStore& store, uint64_t from_sequence,
               absl::Duration heartbeat, server::Wake wake)
      : store_(store),
        heartbeat_(heartbeat),
        next_(from_sequence),
        listener_(store.Listen(
            [this, wake = std::move(wake)](uint64_t last_sequence) {
              newest_ = last_sequence;
              wake();
            })) {
    // After Listen, so that no batch is missed between the two.
    Raise(store.Stats().last_sequence);
  }

  ~TailProducer() override { store_.Unlisten(listener_); }

  absl::StatusOr<Produced> Next(TailResponse& response) override {
    HEARSAY_ASSIGN_OR_RETURN(
        std::vector<Change> changes,
        store_.ReadChanges(next_, kMaxChangesPerMessage, kMaxBytesPerMessage));
    const absl::Duration now = SteadyNow();
    if (changes.empty() && now < last_message_ + heartbeat_) {
      return Produced::kNothing;
    }
    last_message_ = now;
    for (Change& change : changes) {
      next_ = change.sequence() + 1;
      *response.add_changes() = std::move(change);
    }
    response.set_log_id(store_.log_id());
    response.set_last_sequence(std::max(newest_.load(), next_ - 1));
    return Produced::kMessage;
  }

 private:
  void Raise(uint64_t sequence) {
    uint64_t known = newest_;
    while (known < sequence &&
           !newest_.compare_exchange_weak(known, sequence)) {
    }
  }

  commit::ArticleStore& store_;
  const absl::Duration heartbeat_;
  uint64_t next_;
  absl::Duration last_message_ = -absl::InfiniteDuration();
  std::atomic<uint64_t> newest_{0};
  const uint64_t listener_;
};

absl::Status CheckTail(const TailRequest& request, const std::string& log_id) {
  if (request.from_sequence() == 0) {
    return FieldError("OUT_OF_BOUNDS", "from_sequence", "is 0, must be from 1");
  }
  if (!request.log_id().empty() && request.log_id() != log_id) {
    return ErrorWithDetail(
        absl::StatusCode::kFailedPrecondition,
        absl::StrCat("log_id: \"", request.log_id(), "\", this is log \"",
                     log_id, "\"; rebuild the read model from sequence 1"),
        {.reason = "LOG_ID_MISMATCH",
         .field = "log_id",
         .retry_after = std::nullopt});
  }
  return absl::OkStatus();
}

}  // namespace

ReplicationHandler::ReplicationHandler(commit::ArticleStore& store,
                                       const server::CallRuntime& runtime,
                                       absl::Duration heartbeat)
    : store_(store), runtime_(runtime), heartbeat_(heartbeat) {}

grpc::ServerWriteReactor<TailResponse>* ReplicationHandler::Tail(
    grpc::CallbackServerContext* context, const TailRequest* request) {
  return server::ServeStream<TailResponse>(
      context, runtime_, "ReplicationService/Tail",
      [this, request = *request](const CallLimits&, server::Wake wake)
          -> absl::StatusOr<std::unique_ptr<server::Producer<TailResponse>>> {
        HEARSAY_RETURN_IF_ERROR(CheckTail(request, store_.log_id()));
        return std::make_unique<TailProducer>(store_, request.from_sequence(),
                                              heartbeat_, std::move(wake));
      },
      {.idle = heartbeat_});
}

grpc::ServerUnaryReactor* ReplicationHandler::GetLog(
    grpc::CallbackServerContext* context, const GetLogRequest* request,
    GetLogResponse* response) {
  return server::ServeUnary(
      context, runtime_, "ReplicationService/GetLog",
      [this, request, response](const CallLimits&) -> absl::Status {
        const commit::StoreStats stats = store_.Stats();
        response->set_log_id(stats.log_id);
        response->set_last_sequence(stats.last_sequence);
        response->set_article_count(stats.article_count);
        response->set_claim_count(stats.claim_count);
        response->set_disk_bytes(stats.disk_bytes);
        response->set_version(std::string(server::Version()));
        if (!request->digest()) return absl::OkStatus();
        HEARSAY_ASSIGN_OR_RETURN(const auto digests, store_.Digests());
        response->mutable_digests()->insert(digests.begin(), digests.end());
        return absl::OkStatus();
      });
}

}  // namespace hearsay::ingest_rpc

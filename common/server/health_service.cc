#include "common/server/health_service.h"

#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/server/unary_call.h"

namespace hearsay::server {
namespace {

using grpc::health::v1::HealthCheckRequest;
using grpc::health::v1::HealthCheckResponse;

// Tells of one service's state, first and whenever it has changed.
class HealthProducer final : public Producer<HealthCheckResponse> {
 public:
  HealthProducer(HealthState& state, std::string service, Wake wake)
      : state_(state),
        service_(std::move(service)),
        handle_(state.AddWatcher(std::move(wake))) {}
  ~HealthProducer() override { state_.RemoveWatcher(handle_); }

  absl::StatusOr<Produced> Next(HealthCheckResponse& response) override {
    const std::optional<bool> serving = state_.Get(service_);
    const auto status = !serving.has_value()
                            ? HealthCheckResponse::SERVICE_UNKNOWN
                        : *serving ? HealthCheckResponse::SERVING
                                   : HealthCheckResponse::NOT_SERVING;
    if (status == last_) return Produced::kNothing;
    response.set_status(last_ = status);
    return Produced::kMessage;
  }

 private:
  HealthState& state_;
  const std::string service_;
  const uint64_t handle_;
  HealthCheckResponse::ServingStatus last_ = HealthCheckResponse::UNKNOWN;
};

}  // namespace

void HealthState::Set(absl::string_view service, bool serving) {
  MutexLock lock(mutex_);
  serving_[std::string(service)] = serving && !draining_;
  WakeAll();
}

void HealthState::Drain() {
  MutexLock lock(mutex_);
  draining_ = true;
  for (auto& [_, serving] : serving_) serving = false;
  WakeAll();
}

std::optional<bool> HealthState::Get(absl::string_view service) const {
  MutexLock lock(mutex_);
  const auto found =
      serving_.find(std::string_view(service.data(), service.size()));
  if (found == serving_.end()) return std::nullopt;
  return found->second;
}

uint64_t HealthState::AddWatcher(Wake wake) {
  MutexLock lock(mutex_);
  watchers_[next_handle_] = std::move(wake);
  return next_handle_++;
}

void HealthState::RemoveWatcher(uint64_t handle) {
  MutexLock lock(mutex_);
  watchers_.erase(handle);
}

void HealthState::WakeAll() {
  for (const auto& [_, wake] : watchers_) wake();
}

HealthService::HealthService(HealthState& state, const CallRuntime& runtime)
    : state_(state),
      check_runtime_{inline_, runtime.metrics, runtime.streams},
      watch_runtime_{watch_thread_, runtime.metrics, runtime.streams} {}

grpc::ServerUnaryReactor* HealthService::Check(
    grpc::CallbackServerContext* context, const HealthCheckRequest* request,
    HealthCheckResponse* response) {
  return ServeUnary(
      context, check_runtime_, "Health/Check",
      [this, request, response](const CallLimits&) -> absl::Status {
        const std::optional<bool> serving = state_.Get(request->service());
        if (!serving.has_value()) {
          return absl::NotFoundError(absl::StrCat(
              "service: \"", request->service(), "\" is not served here"));
        }
        response->set_status(*serving ? HealthCheckResponse::SERVING
                                      : HealthCheckResponse::NOT_SERVING);
        return absl::OkStatus();
      });
}

grpc::ServerWriteReactor<HealthCheckResponse>* HealthService::Watch(
    grpc::CallbackServerContext* context, const HealthCheckRequest* request) {
  return ServeStream<HealthCheckResponse>(
      context, watch_runtime_, "Health/Watch",
      [this, service = request->service()](const CallLimits&, Wake wake)
          -> absl::StatusOr<std::unique_ptr<Producer<HealthCheckResponse>>> {
        return std::make_unique<HealthProducer>(state_, service,
                                                std::move(wake));
      });
}

}  // namespace hearsay::server

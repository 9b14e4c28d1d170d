#ifndef HEARSAY_COMMON_SERVER_HEALTH_SERVICE_H_
#define HEARSAY_COMMON_SERVER_HEALTH_SERVICE_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "common/base/mutex.h"
#include "common/server/call_runtime.h"
#include "common/server/server_stream.h"
#include "grpc/health/v1/health.grpc.pb.h"

namespace hearsay::server {

// Which services can be called. "" is the server as a whole. Thread safe.
class HealthState {
 public:
  // Makes the service known, or changes its state.
  void Set(absl::string_view service, bool serving);
  // Everything known is not serving, now and from now on.
  void Drain();
  // Nothing when there is no such service.
  std::optional<bool> Get(absl::string_view service) const;

  // Calls `wake` after every change until RemoveWatcher, which returns when no
  // call is under way.
  uint64_t AddWatcher(Wake wake);
  void RemoveWatcher(uint64_t handle);

 private:
  void WakeAll() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  mutable Mutex mutex_;
  bool draining_ ABSL_GUARDED_BY(mutex_) = false;
  std::map<std::string, bool, std::less<>> serving_ ABSL_GUARDED_BY(mutex_);
  std::map<uint64_t, Wake> watchers_ ABSL_GUARDED_BY(mutex_);
  uint64_t next_handle_ ABSL_GUARDED_BY(mutex_) = 1;
};

// grpc.health.v1.Health over a HealthState. Answers from memory and on threads
// of its own, so it depends neither on storage nor on a busy executor. One
// object a server.
class HealthService final : public grpc::health::v1::Health::CallbackService {
 public:
  // Both outlive the server.
  HealthService(HealthState& state, const CallRuntime& runtime);

  grpc::ServerUnaryReactor* Check(
      grpc::CallbackServerContext* context,
      const grpc::health::v1::HealthCheckRequest* request,
      grpc::health::v1::HealthCheckResponse* response) override;
  grpc::ServerWriteReactor<grpc::health::v1::HealthCheckResponse>* Watch(
      grpc::CallbackServerContext* context,
      const grpc::health::v1::HealthCheckRequest* request) override;

 private:
  HealthState& state_;
  InlineExecutor inline_;
  ThreadPool watch_thread_{1, 1024};
  const CallRuntime check_runtime_;
  const CallRuntime watch_runtime_;
};

}  // namespace hearsay::server

#endif  // HEARSAY_COMMON_SERVER_HEALTH_SERVICE_H_

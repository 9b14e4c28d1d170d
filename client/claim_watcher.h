#ifndef HEARSAY_CLIENT_CLAIM_WATCHER_H_
#define HEARSAY_CLIENT_CLAIM_WATCHER_H_

#include <memory>
#include <string>

#include "absl/functional/any_invocable.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/base/mutex.h"
#include "grpcpp/channel.h"
#include "grpcpp/client_context.h"
#include "grpcpp/support/status.h"
#include "hearsay/v1/query_service.grpc.pb.h"

namespace hearsay::client {

struct WatcherOptions {
  // Between two streams that told of nothing; doubles from the first to the
  // last.
  absl::Duration min_backoff = absl::Milliseconds(100);
  absl::Duration max_backoff = absl::Seconds(5);
  // How long to go on without any response at first; afterwards for ever.
  absl::Duration connect_for = absl::Seconds(15);
};

// Watches claims, whatever happens to the connection: when a stream ends, by a
// restart, a drain or the connection's age, the next one goes on behind what
// was told last, so each event is told once and none is left out.
class ClaimWatcher {
 public:
  struct Events {
    // Each response, marks of progress too; false ends the watch.
    absl::AnyInvocable<bool(const v1::WatchClaimsResponse&)> told;
    // The connection is gone or not there yet; for a person to read.
    absl::AnyInvocable<void(absl::string_view message)> trouble;
  };

  // `request` may have a resume token to begin with.
  ClaimWatcher(const std::shared_ptr<grpc::Channel>& channel,
               v1::WatchClaimsRequest request, const WatcherOptions& options,
               Events events);

  // Returns OK when `told` or Stop ends it, or what trying again does not heal:
  // a bad request, a token that is too old or of another log. Call once.
  grpc::Status Run();
  // Makes Run return soon. From any thread.
  void Stop();

 private:
  grpc::Status RunStream();
  bool stopped() const;
  // False when it was stopped meanwhile.
  bool Pause(absl::Duration delay);

  const std::unique_ptr<v1::QueryService::Stub> stub_;
  v1::WatchClaimsRequest request_;
  const WatcherOptions options_;
  Events events_;
  bool any_response_ = false;
  bool progress_ = false;  // In the current stream.

  mutable Mutex mutex_;
  CondVar wake_;
  bool stopped_ ABSL_GUARDED_BY(mutex_) = false;
  grpc::ClientContext* context_ ABSL_GUARDED_BY(mutex_) = nullptr;
};

}  // namespace hearsay::client

#endif  // HEARSAY_CLIENT_CLAIM_WATCHER_H_

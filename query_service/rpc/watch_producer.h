#ifndef HEARSAY_QUERY_SERVICE_RPC_WATCH_PRODUCER_H_
#define HEARSAY_QUERY_SERVICE_RPC_WATCH_PRODUCER_H_

#include <memory>
#include <optional>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/server/server_stream.h"
#include "hearsay/v1/query_service.pb.h"
#include "query_service/watch/applied_signal.h"
#include "query_service/watch/claim_watch.h"

namespace hearsay::query_rpc {

// Sends what a watch tells, each when the client has room for it: a mark of
// progress at once, so that the client has a place to come back to, then events
// as they come, and a mark when only other claims changed for a while.
class WatchProducer final : public server::Producer<v1::WatchClaimsResponse> {
 public:
  // A mark comes no sooner than so long after what was sent before it.
  static constexpr absl::Duration kMarkEvery = absl::Seconds(1);

  WatchProducer(std::unique_ptr<watch::ClaimWatch> watch,
                watch::AppliedSignal::Subscription subscription)
      : watch_(std::move(watch)), subscription_(std::move(subscription)) {}

  absl::StatusOr<server::Produced> Next(
      v1::WatchClaimsResponse& response) override;

 private:
  const std::unique_ptr<watch::ClaimWatch> watch_;
  const watch::AppliedSignal::Subscription subscription_;
  std::optional<absl::Duration> sent_;  // By SteadyNow; nothing yet.
};

}  // namespace hearsay::query_rpc

#endif  // HEARSAY_QUERY_SERVICE_RPC_WATCH_PRODUCER_H_

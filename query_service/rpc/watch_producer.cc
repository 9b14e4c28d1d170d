#include "query_service/rpc/watch_producer.h"

#include "common/base/status_macros.h"
#include "common/base/steady_time.h"

namespace hearsay::query_rpc {

absl::StatusOr<server::Produced> WatchProducer::Next(
    v1::WatchClaimsResponse& response) {
  const absl::Duration now = SteadyNow();
  if (!sent_.has_value()) {
    watch_->Mark(response);
  } else {
    HEARSAY_ASSIGN_OR_RETURN(const bool told, watch_->Next(response));
    if (!told) {
      // Asked again within a second, so a mark that is due comes then.
      if (!watch_->moved() || now - *sent_ < kMarkEvery) {
        return server::Produced::kNothing;
      }
      watch_->Mark(response);
    }
  }
  sent_ = now;
  return server::Produced::kMessage;
}

}  // namespace hearsay::query_rpc

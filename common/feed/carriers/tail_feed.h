#ifndef HEARSAY_COMMON_FEED_CARRIERS_TAIL_FEED_H_
#define HEARSAY_COMMON_FEED_CARRIERS_TAIL_FEED_H_

#include <grpcpp/channel.h>

#include <memory>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/feed/change_feed.h"

namespace hearsay::feed {

// The ChangeFeed that an ingest service serves itself, by
// ReplicationService.Tail. A stream holds at most one message that has not been
// taken; the server reads the rest from its disk when there is room. Tail
// itself never fails: a server that cannot be reached is kUnavailable from
// Next, as is one that has said nothing, not even a heartbeat, for `silence`.
class TailFeed final : public ChangeFeed {
 public:
  explicit TailFeed(std::shared_ptr<grpc::Channel> channel,
                    absl::Duration silence = absl::Seconds(10));

  absl::StatusOr<std::unique_ptr<ChangeStream>> Tail(
      absl::string_view log_id, uint64_t from_sequence) override;

 private:
  const std::shared_ptr<grpc::Channel> channel_;
  const absl::Duration silence_;
};

}  // namespace hearsay::feed

#endif  // HEARSAY_COMMON_FEED_CARRIERS_TAIL_FEED_H_

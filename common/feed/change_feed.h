#ifndef HEARSAY_COMMON_FEED_CHANGE_FEED_H_
#define HEARSAY_COMMON_FEED_CHANGE_FEED_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "hearsay/internal/v1/record.pb.h"

namespace hearsay::feed {

// Consecutive changes of one log; none in a heartbeat.
struct ChangeBatch {
  std::string log_id;
  std::vector<internal::v1::Change> changes;  // Sequences ascending, dense.
  uint64_t last_sequence = 0;  // The newest durable one, when this was sent.
};

// One reader's way through the log. Next is for one thread; Cancel for any.
class ChangeStream {
 public:
  virtual ~ChangeStream() = default;
  // The next changes, as soon as there is one; an empty batch when `timeout`
  // passes first. After an error the stream is over: open another from the
  // sequence after the last one applied.
  virtual absl::StatusOr<ChangeBatch> Next(absl::Duration timeout) = 0;
  // Makes Next return kCancelled, now and from now on.
  virtual void Cancel() = 0;
};

// The ordered log of what ingest has made durable; nothing above it knows what
// carries it. Thread safe.
class ChangeFeed {
 public:
  virtual ~ChangeFeed() = default;
  // A stream from `from_sequence` (≥ 1) on. `log_id` is the log that the reader
  // has applied from, empty when it has applied nothing. Errors, here or from
  // Next: kFailedPrecondition, the log is another one, so rebuild; kOutOfRange,
  // `from_sequence` is past the end by more than one; kUnavailable, retry with
  // back-off.
  virtual absl::StatusOr<std::unique_ptr<ChangeStream>> Tail(
      absl::string_view log_id, uint64_t from_sequence) = 0;
};

}  // namespace hearsay::feed

#endif  // HEARSAY_COMMON_FEED_CHANGE_FEED_H_

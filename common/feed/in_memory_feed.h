#ifndef HEARSAY_COMMON_FEED_IN_MEMORY_FEED_H_
#define HEARSAY_COMMON_FEED_IN_MEMORY_FEED_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/feed/change_feed.h"
#include "hearsay/internal/v1/record.pb.h"

namespace hearsay::feed {

// A change feed that a test fills: it keeps the order, waits, resumes and
// refuses as a real one does. Thread safe. Streams may outlive it.
class InMemoryFeed final : public ChangeFeed {
 public:
  // `max_batch` bounds the changes of one Next, so that tests can have many.
  explicit InMemoryFeed(std::string log_id, size_t max_batch = 1000);
  ~InMemoryFeed() override;

  // Appends a change under the next sequence, which it returns.
  uint64_t Append(internal::v1::Change change);
  // Replaces the change of `sequence` by one whose text was purged.
  void Forget(uint64_t sequence);
  // Drops everything and starts the log anew under another id, as a restore
  // does. Open streams end with kFailedPrecondition.
  void Restart(std::string log_id);
  // Ends all open streams with `error`, once.
  void Break(absl::Status error);

  absl::StatusOr<std::unique_ptr<ChangeStream>> Tail(
      absl::string_view log_id, uint64_t from_sequence) override;

 private:
  struct Log;
  class Stream;
  const std::shared_ptr<Log> log_;
  const size_t max_batch_;
};

}  // namespace hearsay::feed

#endif  // HEARSAY_COMMON_FEED_IN_MEMORY_FEED_H_

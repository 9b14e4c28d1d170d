#ifndef HEARSAY_COMMON_SERVER_OPEN_STREAMS_H_
#define HEARSAY_COMMON_SERVER_OPEN_STREAMS_H_

#include <cstddef>
#include <map>
#include <memory>

#include "absl/status/status.h"
#include "common/base/mutex.h"

namespace hearsay::server {

// A call that lasts until it is told to end.
class StoppableStream {
 public:
  virtual ~StoppableStream() = default;
  // Answers what was read, takes no more, then ends with `why`. Does not wait.
  virtual void Stop(const absl::Status& why) = 0;
};

// All open streams of a server: how many there may be, and a way to end them
// when it drains. Thread safe.
class OpenStreams {
 public:
  explicit OpenStreams(size_t limit) : limit_(limit) {}

  // kResourceExhausted when there are too many, the status of StopAll after it;
  // both with RetryInfo. Remove it after an OK only.
  absl::Status Add(const std::shared_ptr<StoppableStream>& stream);
  void Remove(const StoppableStream* stream);

  // Stops every stream, and refuses those that come later, with `why`.
  void StopAll(const absl::Status& why);

  size_t size() const;

 private:
  const size_t limit_;
  mutable Mutex mutex_;
  absl::Status stopped_ ABSL_GUARDED_BY(mutex_);
  std::map<const StoppableStream*, std::weak_ptr<StoppableStream>> streams_
      ABSL_GUARDED_BY(mutex_);
};

// What calls get while the server drains: kUnavailable, with a time to retry.
absl::Status DrainingError();

}  // namespace hearsay::server

#endif  // HEARSAY_COMMON_SERVER_OPEN_STREAMS_H_

#include "common/server/open_streams.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "common/base/field_error.h"

namespace hearsay::server {

absl::Status DrainingError() {
  return ErrorWithDetail(
      absl::StatusCode::kUnavailable,
      "the server is shutting down; connect again",
      {.reason = "DRAINING", .field = "", .retry_after = absl::Seconds(1)});
}

absl::Status OpenStreams::Add(const std::shared_ptr<StoppableStream>& stream) {
  MutexLock lock(mutex_);
  if (!stopped_.ok()) return stopped_;
  if (streams_.size() >= limit_) {
    return ErrorWithDetail(
        absl::StatusCode::kResourceExhausted,
        absl::StrCat("the server has ", limit_,
                     " open streams, as many as it takes; retry later"),
        {.reason = "TOO_MANY_STREAMS",
         .field = "",
         .retry_after = absl::Seconds(5)});
  }
  streams_[stream.get()] = stream;
  return absl::OkStatus();
}

void OpenStreams::Remove(const StoppableStream* stream) {
  MutexLock lock(mutex_);
  streams_.erase(stream);
}

void OpenStreams::StopAll(const absl::Status& why) {
  // A stream that stops removes itself, so it is told without the lock.
  std::vector<std::shared_ptr<StoppableStream>> open;
  {
    MutexLock lock(mutex_);
    stopped_ = why;
    for (const auto& [_, weak] : streams_) {
      if (auto stream = weak.lock()) open.push_back(std::move(stream));
    }
  }
  for (const auto& stream : open) stream->Stop(why);
}

size_t OpenStreams::size() const {
  MutexLock lock(mutex_);
  return streams_.size();
}

}  // namespace hearsay::server

#ifndef HEARSAY_CLIENT_INGEST_SENDER_H_
#define HEARSAY_CLIENT_INGEST_SENDER_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/functional/any_invocable.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/base/mutex.h"
#include "grpcpp/channel.h"
#include "grpcpp/client_context.h"
#include "hearsay/v1/ingest_service.grpc.pb.h"

namespace hearsay::client {

struct SenderOptions {
  // What is read from the source and not yet answered.
  size_t max_articles_in_flight = 512;
  size_t max_bytes_in_flight = 32 << 20;
  // Between two streams that brought no answer; doubles from the first to the
  // last.
  absl::Duration min_backoff = absl::Milliseconds(100);
  absl::Duration max_backoff = absl::Seconds(5);
  // How long to go on without any answer: before the first one, and after it.
  absl::Duration connect_for = absl::Seconds(15);
  absl::Duration retry_for = absl::Minutes(5);
};

// Streams articles to an ingest service and brings back one answer for each,
// whatever happens to the connection: what has no answer when a stream ends,
// by a restart, a drain or the connection's age, goes out again, in its order.
// So the service may see an article twice (and answers UNCHANGED then); the
// caller sees one answer. A rejection that asks for a retry is retried too.
//
// An article without a fetch time gets one here, in the order of reading: a
// revision that is sent again can then never replace a later one.
class IngestSender {
 public:
  struct Outgoing {
    std::string origin;  // Where it comes from, for the answer.
    v1::RawArticle article;
  };
  struct Events {
    // The next article, or nothing at the end. Called from one thread, which
    // may block in it.
    absl::AnyInvocable<std::optional<Outgoing>()> next;
    // Called once an article, from the thread that calls Run or the one that
    // calls `next`, never from both at once.
    absl::AnyInvocable<void(const std::string& origin,
                            const v1::StreamArticlesResponse& answer)>
        answered;
    // The connection is gone or not there yet; for a person to read.
    absl::AnyInvocable<void(absl::string_view message)> trouble;
    // May be empty. Called when nothing more will be sent, so that a `next`
    // that blocks can return.
    absl::AnyInvocable<void()> stopping;
  };

  IngestSender(std::shared_ptr<grpc::Channel> channel,
               const SenderOptions& options, Events events);

  // Sends everything and returns when all is answered. kUnavailable when the
  // service stayed away for too long, another code when it refuses the stream
  // itself. Waits for `next` to return, even then. Call once.
  absl::Status Run();

  // Makes Run return kCancelled soon; what has no answer stays without. From
  // any thread, at any time.
  void Cancel();

 private:
  struct Pending {
    std::string origin;
    std::shared_ptr<const v1::StreamArticlesRequest> request;
    size_t bytes;
  };
  using Stream = grpc::ClientReaderWriter<v1::StreamArticlesRequest,
                                          v1::StreamArticlesResponse>;

  void Feed();                 // The thread that calls `next`.
  void Write(Stream& stream);  // One thread a stream.
  grpc::Status RunStream();
  absl::Status SendAll();
  void Take(const v1::StreamArticlesResponse& answer);
  bool RetryLater(const v1::StreamArticlesResponse& answer)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  bool HasRoom() const ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  bool AllAnswered() const ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  bool GivesUp();

  const std::shared_ptr<grpc::Channel> channel_;
  const std::unique_ptr<v1::IngestService::Stub> stub_;
  const SenderOptions options_;
  Events events_;

  Mutex answer_mutex_;  // Held around `answered`.
  Mutex mutex_;
  CondVar changed_;
  std::map<uint64_t, Pending> pending_ ABSL_GUARDED_BY(mutex_);
  size_t pending_bytes_ ABSL_GUARDED_BY(mutex_) = 0;
  // Ids of `pending_` that this stream has not sent.
  std::deque<uint64_t> unsent_ ABSL_GUARDED_BY(mutex_);
  absl::Duration send_after_ ABSL_GUARDED_BY(mutex_);
  bool source_ended_ ABSL_GUARDED_BY(mutex_) = false;
  bool stream_ended_ ABSL_GUARDED_BY(mutex_) = false;
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  bool cancelled_ ABSL_GUARDED_BY(mutex_) = false;
  grpc::ClientContext* context_ ABSL_GUARDED_BY(mutex_) = nullptr;
  bool any_answer_ ABSL_GUARDED_BY(mutex_) = false;
  absl::Duration last_progress_ ABSL_GUARDED_BY(mutex_);
  uint64_t next_id_ = 1;  // Of the feeding thread.
  absl::Time last_fetch_time_ = absl::InfinitePast();
};

}  // namespace hearsay::client

#endif  // HEARSAY_CLIENT_INGEST_SENDER_H_

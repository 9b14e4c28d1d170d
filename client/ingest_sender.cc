#include "client/ingest_sender.h"

#include <algorithm>
#include <thread>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "client/rpc_error.h"
#include "common/base/field_error.h"
#include "common/base/steady_time.h"
#include "common/record/proto_time.h"
#include "common/server/status.h"

namespace hearsay::client {
namespace {

// The transport's limit is 16 MiB, and one larger message ends the stream for
// all others with it; the service itself refuses from 8 MiB on.
constexpr size_t kMaxRequestBytes = (16 << 20) - (64 << 10);

v1::StreamArticlesResponse TooLarge(size_t bytes) {
  v1::StreamArticlesResponse answer;
  answer.set_outcome(v1::INGEST_OUTCOME_REJECTED);
  answer.mutable_error()->set_code(
      static_cast<int>(absl::StatusCode::kInvalidArgument));
  answer.mutable_error()->set_message(
      absl::StrCat("article: is ", bytes,
                   " bytes, and an article has at most 8 MiB; not sent"));
  return answer;
}

// Statuses of a stream that sending again cannot mend.
bool IsFinal(grpc::StatusCode code) {
  switch (code) {
    case grpc::StatusCode::UNAUTHENTICATED:
    case grpc::StatusCode::PERMISSION_DENIED:
    case grpc::StatusCode::UNIMPLEMENTED:
    case grpc::StatusCode::INVALID_ARGUMENT:
    case grpc::StatusCode::FAILED_PRECONDITION:
    case grpc::StatusCode::NOT_FOUND:
      return true;
    default:
      return false;
  }
}

}  // namespace

IngestSender::IngestSender(std::shared_ptr<grpc::Channel> channel,
                           const SenderOptions& options, Events events)
    : channel_(std::move(channel)),
      stub_(v1::IngestService::NewStub(channel_)),
      options_(options),
      events_(std::move(events)),
      last_progress_(SteadyNow()) {}

bool IngestSender::HasRoom() const {
  return pending_.empty() ||
         (pending_.size() < options_.max_articles_in_flight &&
          pending_bytes_ < options_.max_bytes_in_flight);
}

bool IngestSender::AllAnswered() const {
  return source_ended_ && pending_.empty();
}

void IngestSender::Feed() {
  while (true) {
    {
      MutexLock lock(mutex_);
      while (!stopping_ && !HasRoom()) changed_.Wait(mutex_);
      if (stopping_) return;
    }
    std::optional<Outgoing> next = events_.next();
    if (!next) {
      MutexLock lock(mutex_);
      source_ended_ = true;
      changed_.SignalAll();
      return;
    }
    auto request = std::make_shared<v1::StreamArticlesRequest>();
    const uint64_t id = next_id_++;
    request->set_request_id(absl::StrCat(id));
    *request->mutable_article() = std::move(next->article);
    if (!request->article().has_fetch_time()) {
      last_fetch_time_ =
          std::max(absl::Now(), last_fetch_time_ + absl::Microseconds(1));
      *request->mutable_article()->mutable_fetch_time() =
          record::ToTimestamp(last_fetch_time_);
    }
    const size_t bytes = request->ByteSizeLong();
    if (bytes > kMaxRequestBytes) {
      MutexLock lock(answer_mutex_);
      events_.answered(next->origin, TooLarge(bytes));
      continue;
    }
    MutexLock lock(mutex_);
    // Waiting for a slow source is no failure to make progress.
    if (pending_.empty()) last_progress_ = SteadyNow();
    pending_.emplace(
        id, Pending{std::move(next->origin), std::move(request), bytes});
    pending_bytes_ += bytes;
    unsent_.push_back(id);
    changed_.SignalAll();
  }
}

void IngestSender::Write(Stream& stream) {
  while (true) {
    std::shared_ptr<const v1::StreamArticlesRequest> request;
    {
      MutexLock lock(mutex_);
      while (true) {
        if (stream_ended_) return;
        if (AllAnswered()) break;
        const absl::Duration wait = send_after_ - SteadyNow();
        if (unsent_.empty()) {
          changed_.Wait(mutex_);
        } else if (wait > absl::ZeroDuration()) {
          changed_.WaitFor(mutex_, wait);
        } else {
          request = pending_.at(unsent_.front()).request;
          unsent_.pop_front();
          break;
        }
      }
    }
    if (!request) {
      stream.WritesDone();
      return;
    }
    if (!stream.Write(*request)) return;  // The reading side tells why.
  }
}

bool IngestSender::RetryLater(const v1::StreamArticlesResponse& answer) {
  if (answer.outcome() != v1::INGEST_OUTCOME_REJECTED ||
      SteadyNow() - last_progress_ > options_.retry_for) {
    return false;
  }
  const absl::Status error = server::FromRpcStatus(answer.error());
  const std::optional<absl::Duration> delay = GetErrorDetail(error).retry_after;
  if (!absl::IsUnavailable(error) &&
      !(absl::IsResourceExhausted(error) && delay)) {
    return false;
  }
  send_after_ =
      SteadyNow() + std::clamp(delay.value_or(options_.min_backoff),
                               options_.min_backoff, options_.max_backoff);
  return true;
}

void IngestSender::Take(const v1::StreamArticlesResponse& answer) {
  uint64_t id = 0;
  if (!absl::SimpleAtoi(answer.request_id(), &id)) return;
  std::string origin;
  {
    MutexLock lock(mutex_);
    const auto it = pending_.find(id);
    if (it == pending_.end()) return;
    if (RetryLater(answer)) {
      unsent_.push_back(id);
      changed_.SignalAll();
      return;
    }
    origin = std::move(it->second.origin);
  }
  {
    MutexLock lock(answer_mutex_);
    events_.answered(origin, answer);
  }
  MutexLock lock(mutex_);
  const auto it = pending_.find(id);
  pending_bytes_ -= it->second.bytes;
  pending_.erase(it);
  any_answer_ = true;
  last_progress_ = SteadyNow();
  changed_.SignalAll();
}

grpc::Status IngestSender::RunStream() {
  grpc::ClientContext context;
  std::unique_ptr<Stream> stream;
  {
    MutexLock lock(mutex_);
    if (cancelled_) return grpc::Status::CANCELLED;
    context_ = &context;
    stream_ended_ = false;
    unsent_.clear();
    for (const auto& [id, pending] : pending_) unsent_.push_back(id);
    stream = stub_->StreamArticles(&context);
  }
  std::thread writer([&] { Write(*stream); });
  v1::StreamArticlesResponse answer;
  while (stream->Read(&answer)) Take(answer);
  {
    MutexLock lock(mutex_);
    stream_ended_ = true;
    context_ = nullptr;
    changed_.SignalAll();
  }
  writer.join();
  return stream->Finish();
}

bool IngestSender::GivesUp() {
  MutexLock lock(mutex_);
  return SteadyNow() - last_progress_ >
         (any_answer_ ? options_.retry_for : options_.connect_for);
}

absl::Status IngestSender::SendAll() {
  absl::Duration backoff = options_.min_backoff;
  while (true) {
    absl::Duration progress_before;
    {
      MutexLock lock(mutex_);
      while (pending_.empty() && !source_ended_) changed_.Wait(mutex_);
      if (AllAnswered()) return absl::OkStatus();
      progress_before = last_progress_;
    }
    grpc::Status status(grpc::StatusCode::UNAVAILABLE, "no connection");
    if (channel_->WaitForConnected(
            absl::ToChronoTime(absl::Now() + options_.max_backoff))) {
      status = RunStream();
    }
    size_t unanswered = 0;
    {
      MutexLock lock(mutex_);
      if (AllAnswered()) return absl::OkStatus();
      unanswered = pending_.size();
      if (cancelled_) {
        return absl::CancelledError(
            absl::StrCat("stopped; ", unanswered, " articles have no answer"));
      }
      if (last_progress_ != progress_before) backoff = options_.min_backoff;
    }
    if (IsFinal(status.error_code()) || GivesUp()) {
      return absl::Status(
          status.ok() ? absl::StatusCode::kUnavailable
                      : static_cast<absl::StatusCode>(status.error_code()),
          absl::StrCat(ExplainError(status), "; ", unanswered,
                       " articles have no answer"));
    }
    if (unanswered == 0) continue;  // Idle when the connection ended.
    events_.trouble(absl::StrCat(
        status.ok() ? "the service ended the stream" : ExplainError(status),
        "; trying again, ", unanswered, " articles to resend"));
    absl::SleepFor(backoff);
    backoff = std::min(backoff * 2, options_.max_backoff);
  }
}

void IngestSender::Cancel() {
  MutexLock lock(mutex_);
  cancelled_ = true;
  if (context_ != nullptr) context_->TryCancel();
  changed_.SignalAll();
}

absl::Status IngestSender::Run() {
  std::thread feeder([this] { Feed(); });
  const absl::Status status = SendAll();
  {
    MutexLock lock(mutex_);
    stopping_ = true;
    changed_.SignalAll();
  }
  if (events_.stopping) events_.stopping();
  feeder.join();
  return status;
}

}  // namespace hearsay::client

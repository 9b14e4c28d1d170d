#include "client/collect/collector.h"

#include <thread>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/time/clock.h"
#include "client/collect/polite_get.h"
#include "client/collect/resolve_url.h"
#include "client/connection.h"
#include "client/rpc_error.h"
#include "common/base/status_macros.h"

namespace hearsay::collect {
namespace {

// Pages fetched that the sender has not taken.
constexpr size_t kMaxOutbox = 16;
// How long an item outlives its last listing.
constexpr absl::Duration kForgetAfter = absl::Hours(24 * 180);
// How long answers are waited for when the collector is stopped.
constexpr absl::Duration kStopGrace = absl::Seconds(10);

// Says an item's row and version where the sender keeps a line's origin, with
// the address for people to read.
std::string OriginFor(int64_t item, absl::string_view version,
                      absl::string_view url) {
  return absl::StrCat(item, " ", absl::BytesToHexString(version), " ", url);
}

}  // namespace

Collector::Collector(const CollectorOptions& options, CollectState& state,
                     std::shared_ptr<grpc::Channel> channel,
                     client::IngestReport& report)
    : options_([&] {
        CollectorOptions own = options;
        own.http.cancelled = &stopping_;
        // A daemon waits for the service as long as it takes.
        if (!own.once) {
          own.sending.connect_for = absl::InfiniteDuration();
          own.sending.retry_for = absl::InfiniteDuration();
        }
        return own;
      }()),
      state_(state),
      channel_(std::move(channel)),
      report_(report),
      outbox_(kMaxOutbox),
      sender_(channel_, options_.sending, [this] {
        client::IngestSender::Events events;
        events.next =
            [this]() -> std::optional<client::IngestSender::Outgoing> {
          std::optional<Outgoing> next = outbox_.Pop();
          if (!next) return std::nullopt;
          std::string origin =
              OriginFor(next->item, next->version, next->article.url());
          return client::IngestSender::Outgoing{std::move(origin),
                                                std::move(next->article)};
        };
        events.answered = [this](const std::string& origin,
                                 const v1::StreamArticlesResponse& answer) {
          Answered(origin, answer);
        };
        events.trouble = [this](absl::string_view message) {
          report_.Note(absl::StrCat("ingest: ", message));
        };
        events.stopping = [this] { outbox_.Close(); };
        return events;
      }()) {
  for (const std::string& feed : options_.feeds) {
    listed_origins_.insert(OriginOf(feed));
  }
}

bool Collector::MayBePrivate(const std::string& url) const {
  return listed_origins_.count(OriginOf(url)) > 0;
}

double Collector::Jitter() {
  MutexLock lock(mutex_);
  return std::uniform_real_distribution<double>()(random_);
}

bool Collector::Check(const absl::Status& status) {
  if (status.ok()) return true;
  {
    MutexLock lock(mutex_);
    if (error_.ok()) {
      error_ = absl::Status(status.code(),
                            absl::StrCat("state: ", status.message()));
    }
  }
  Stop();
  return false;
}

void Collector::Note(absl::string_view url, absl::string_view what) {
  report_.Note(absl::StrCat(url, ": ", what));
}

void Collector::Stop() {
  stopping_ = true;
  queue_.Stop();
  // Workers may wait for room in it; what they hold is in the state.
  outbox_.Close();
}

absl::Status Collector::Start() {
  const absl::Time now = absl::Now();
  HEARSAY_RETURN_IF_ERROR(state_.Forget(now - kForgetAfter));
  HEARSAY_ASSIGN_OR_RETURN(const std::vector<PendingItem> pending,
                           state_.Pending());
  for (const PendingItem& item : pending) {
    if (options_.once && item.next_try > now) {
      ++counts_.later;
      continue;
    }
    PushItem(item);
  }
  for (const std::string& feed : options_.feeds) {
    HEARSAY_ASSIGN_OR_RETURN(const FeedState state, state_.GetFeed(feed));
    if (state.gone) {
      Note(feed, "is gone (410); take it off the list");
      continue;
    }
    // One round asks everybody, but him who asked to be left alone.
    if (options_.once && state.failures > 0 && state.next_poll > now) {
      ++counts_.failed;
      Note(feed,
           absl::StrCat("failed before; not asked again before ",
                        absl::FormatTime(absl::RFC3339_sec, state.next_poll,
                                         absl::UTCTimeZone())));
      continue;
    }
    queue_.Push({feed, feed}, options_.once ? now : state.next_poll);
  }
  if (options_.once) queue_.Finish();
  return absl::OkStatus();
}

absl::Status Collector::Run() {
  absl::Status sent;
  std::atomic<bool> sender_done{false};
  std::thread sending([&] {
    sent = sender_.Run();
    // A service that refuses the stream will not take the next one either.
    if (!sent.ok()) Stop();
    sender_done = true;
  });
  const absl::Status started = Start();
  if (Check(started)) Retract();
  std::vector<std::thread> workers;
  for (int i = 0; i < options_.workers; ++i) {
    workers.emplace_back([this] { Work(); });
  }
  for (std::thread& worker : workers) worker.join();
  const bool stopped = stopping_;
  outbox_.Close();
  const absl::Time end = absl::Now() + kStopGrace;
  while (stopped && !sender_done && absl::Now() < end) {
    absl::SleepFor(absl::Milliseconds(20));
  }
  if (stopped) sender_.Cancel();
  sending.join();
  if (!stopped) Retract();
  MutexLock lock(mutex_);
  if (!error_.ok()) return error_;
  // Stopped on purpose, what has no answer goes out next time.
  return absl::IsCancelled(sent) ? absl::OkStatus() : sent;
}

void Collector::Work() {
  while (std::optional<HostQueue::Work> work = queue_.Next()) {
    if (work->task.item == 0) {
      Poll(*work->host, std::move(work->task));
    } else {
      FetchPage(*work->host, std::move(work->task));
    }
    const absl::Duration pause = PauseOf(*work->host, options_.host_pause);
    queue_.Release(std::move(work->host), absl::Now() + pause);
  }
}

void Collector::PushItem(const PendingItem& item) {
  v1::RawArticle hints;
  if (!hints.ParseFromString(item.hints)) {
    Check(absl::DataLossError("an item's hints cannot be read"));
    return;
  }
  if (!IsWebUrl(hints.url())) {
    return SendWithoutPage(item, std::move(hints), "");
  }
  FetchTask task{item.feed, hints.url()};
  task.item = item.id;
  task.version = item.version;
  queue_.Push(std::move(task), item.next_try);
}

void Collector::Send(Outgoing outgoing) { outbox_.Push(std::move(outgoing)); }

void Collector::Answered(const std::string& origin,
                         const v1::StreamArticlesResponse& answer) {
  const std::vector<std::string> parts =
      absl::StrSplit(origin, absl::MaxSplits(' ', 2));
  int64_t item = 0;
  if (parts.size() != 3 || !absl::SimpleAtoi(parts[0], &item)) return;
  report_.Answered(parts[2], answer);
  const bool refused = answer.outcome() == v1::INGEST_OUTCOME_REJECTED;
  Check(state_.Settle(item, absl::HexStringToBytes(parts[1]),
                      refused ? ItemEnd::kRefused : ItemEnd::kSent,
                      answer.article()));
}

void Collector::Retract() {
  MutexLock calling(retract_mutex_);
  const auto pending = state_.PendingRetractions();
  if (!Check(pending.status())) return;
  if (pending->empty()) return;
  const auto stub = v1::IngestService::NewStub(channel_);
  for (const PendingRetraction& one : *pending) {
    grpc::ClientContext context;
    client::SetTimeout(context, absl::Seconds(30));
    v1::RetractArticleRequest request;
    request.set_name(one.article);
    request.set_reason(one.reason);
    v1::RetractArticleResponse response;
    const grpc::Status status =
        stub->RetractArticle(&context, request, &response);
    if (!status.ok() && status.error_code() != grpc::StatusCode::NOT_FOUND) {
      Note(one.article,
           absl::StrCat("not retracted yet: ", client::ExplainError(status)));
      return;  // The others would fare no better; they stay in the state.
    }
    if (!Check(state_.SettleRetraction(one.id))) return;
    ++counts_.retracted;
  }
}

}  // namespace hearsay::collect

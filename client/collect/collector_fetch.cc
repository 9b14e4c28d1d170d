// What workers do: polls and pages.

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "client/collect/collector.h"
#include "client/collect/feed_article.h"
#include "client/collect/polite_get.h"
#include "client/collect/resolve_url.h"
#include "client/decompress.h"
#include "common/base/sha256.h"

namespace hearsay::collect {
namespace {

constexpr size_t kMaxFeedBytes = 16 << 20;
constexpr int kMaxRedirects = 10;
constexpr size_t kMaxSitemaps = 100;  // Of one index.

constexpr char kFeedTypes[] =
    "application/atom+xml, application/rss+xml, application/feed+json, "
    "application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, "
    "*/*;q=0.5";
constexpr char kPageTypes[] =
    "text/html, application/xhtml+xml, text/plain;q=0.8, */*;q=0.1";

}  // namespace

void Collector::Poll(HostState& host, FetchTask task) {
  const auto state = state_.GetFeed(task.feed);
  if (!Check(state.status())) return;
  HttpRequest request;
  request.url = task.url;
  request.accept = kFeedTypes;
  request.etag = state->etag;
  request.last_modified = state->last_modified;
  request.max_bytes = kMaxFeedBytes;
  request.allow_private = MayBePrivate(task.url);
  const auto response = PoliteGet(host, request, options_.http, absl::Now());
  if (absl::IsCancelled(response.status())) return;
  if (!response.ok()) {
    return FailFeed(task, response.status().message(), std::nullopt);
  }
  if (response->status == 304) {
    ++counts_.unchanged;
    FeedState next = *state;
    ScheduleAfterPoll(/*news=*/false, std::nullopt, options_.poll, absl::Now(),
                      Jitter(), next);
    if (Check(state_.SetFeed(task.feed, next))) PollAgain(task, next);
    return;
  }
  if (!response->redirect_url.empty()) {
    if (!IsWebUrl(response->redirect_url) || task.redirects >= kMaxRedirects) {
      return FailFeed(task, "redirects too often, or to no web address",
                      std::nullopt);
    }
    task.url = response->redirect_url;
    ++task.redirects;
    return queue_.Push(std::move(task), absl::InfinitePast());
  }
  if (response->status == 410) {
    FeedState next = *state;
    next.gone = true;
    ++counts_.failed;
    Note(task.feed, "is gone (410) and polled no more; take it off the list");
    Check(state_.SetFeed(task.feed, next));
    return;
  }
  if (response->status != 200) {
    return FailFeed(task, absl::StrCat("status ", response->status),
                    response->retry_after);
  }
  TakeFeed(task, *response, *state);
}

void Collector::TakeFeed(const FetchTask& task, const HttpResponse& response,
                         FeedState state) {
  const absl::Time now = absl::Now();
  const std::string hash = Sha256Of(response.body);
  const bool same = response.complete && hash == state.body_hash;
  std::vector<FoundItem> found;
  absl::StatusOr<Feed> feed = Feed();
  if (!same) {
    absl::StatusOr<std::string> plain =
        client::DecompressIfNeeded(response.body, kMaxFeedBytes);
    feed = plain.ok() ? ParseFeed(*plain, {task.url, response.content_type,
                                           response.content_location,
                                           response.content_language})
                      : plain.status();
    if (!feed.ok()) {
      return FailFeed(task, feed.status().message(), std::nullopt);
    }
    for (const FeedItem& item : feed->items) {
      if (auto one = FoundItemOf(task.feed, item, now)) {
        found.push_back(*std::move(one));
      }
    }
    DropSharedKeys(found);
  }
  // A feed that broke off gives what it has; the rest has to come again. An
  // index may stay the same while its sitemaps change.
  if (response.complete && feed->sitemaps.empty()) {
    state.etag = response.etag;
    state.last_modified = response.last_modified;
    state.body_hash = hash;
  }
  if (!response.complete) {
    Note(task.feed, "the feed broke off; its beginning was read");
  }
  if (same) ++counts_.unchanged;
  ++counts_.polled;
  FeedState next = state;
  ScheduleAfterPoll(!found.empty(), feed->update_every, options_.poll, now,
                    Jitter(), next);
  const auto pending = state_.TakePoll(task.feed, next, found, now);
  if (!Check(pending.status())) return;
  counts_.items += static_cast<int64_t>(pending->size());
  for (const PendingItem& item : *pending) PushItem(item);
  for (const DeletedEntry& deleted : feed->deleted) {
    const std::string reason = absl::StrCat("deleted by its publisher",
                                            deleted.comment.empty() ? "" : ": ",
                                            deleted.comment.substr(0, 512));
    if (!Check(state_.TakeDeletion(task.feed, IdKey(task.feed, deleted.id),
                                   reason))) {
      return;
    }
  }
  if (!feed->deleted.empty()) Retract();
  for (size_t i = 0; i < feed->sitemaps.size() && i < kMaxSitemaps; ++i) {
    const std::string& url = feed->sitemaps[i];
    // An index of indexes ends here, and one host speaks for itself alone.
    if (!task.listed || OriginOf(url) != OriginOf(task.url)) continue;
    FetchTask child{url, url};
    child.listed = false;
    queue_.Push(std::move(child), absl::InfinitePast());
  }
  PollAgain(task, next);
}

void Collector::FailFeed(const FetchTask& task, absl::string_view why,
                         std::optional<absl::Duration> retry_after) {
  ++counts_.failed;
  Note(task.feed, why);
  auto state = state_.GetFeed(task.feed);
  if (!Check(state.status())) return;
  ScheduleAfterFailure(retry_after, options_.poll, absl::Now(), Jitter(),
                       *state);
  if (Check(state_.SetFeed(task.feed, *state))) PollAgain(task, *state);
}

void Collector::PollAgain(const FetchTask& task, const FeedState& state) {
  if (options_.once || !task.listed) return;
  queue_.Push({task.feed, task.feed}, state.next_poll);
}

void Collector::FetchPage(HostState& host, FetchTask task) {
  const auto item = state_.GetPending(task.item, task.version);
  if (!Check(item.status()) || !*item) return;
  v1::RawArticle hints;
  if (!hints.ParseFromString((*item)->hints)) return;
  HttpRequest request;
  request.url = task.url;
  request.accept = kPageTypes;
  request.allow_private = MayBePrivate(task.url);
  PageResult result = ReadPage(
      PoliteGet(host, request, options_.http, absl::Now()), task.url, hints);
  if (result.kind == PageResult::Kind::kMoved &&
      task.redirects >= kMaxRedirects) {
    result.kind = PageResult::Kind::kNoPage;
    result.why = "redirects too often";
  }
  switch (result.kind) {
    case PageResult::Kind::kStopped:
      return;
    case PageResult::Kind::kMoved:
      task.url = result.url;
      ++task.redirects;
      return queue_.Push(std::move(task), absl::InfinitePast());
    case PageResult::Kind::kLater:
      return TryPageLater(task, **item, result);
    case PageResult::Kind::kNoPage:
      return SendWithoutPage(**item, std::move(hints), result.why);
    case PageResult::Kind::kArticle:
      ++counts_.pages;
      return Send({task.item, task.version, std::move(result.article)});
  }
}

void Collector::TryPageLater(const FetchTask& task, const PendingItem& item,
                             const PageResult& result) {
  const int attempts = item.attempts + 1;
  if (attempts >= options_.max_attempts) {
    v1::RawArticle hints;
    if (!hints.ParseFromString(item.hints)) return;
    return SendWithoutPage(item, std::move(hints), result.why);
  }
  const absl::Time next =
      absl::Now() + PageBackoff(options_.page_backoff, item.attempts,
                                result.retry_after, Jitter());
  if (!Check(state_.Postpone(item.id, item.version, attempts, next))) return;
  Note(task.url, absl::StrCat(result.why, "; tried again later"));
  if (options_.once) {
    ++counts_.later;
    return;
  }
  PendingItem again = item;
  again.next_try = next;
  PushItem(again);
}

void Collector::SendWithoutPage(const PendingItem& item, v1::RawArticle hints,
                                absl::string_view why) {
  if (hints.body_case() == v1::RawArticle::BODY_NOT_SET) {
    ++counts_.given_up;
    Note(hints.url(), absl::StrCat(why, "; given up"));
    Check(state_.Settle(item.id, item.version, ItemEnd::kGivenUp, ""));
    return;
  }
  if (!why.empty()) {
    Note(hints.url(), absl::StrCat(why, "; the feed's own text is sent"));
  }
  ++counts_.from_feed;
  Send({item.id, item.version, std::move(hints)});
}

}  // namespace hearsay::collect

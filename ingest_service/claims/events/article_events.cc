#include "ingest_service/claims/events/article_events.h"

#include <algorithm>
#include <string>

#include "common/language/synsets.h"
#include "ingest_service/claims/events/event_clusters.h"
#include "ingest_service/claims/events/main_words.h"
#include "ingest_service/claims/stance/clause_parts.h"

namespace hearsay::claims {
namespace {

using internal::v1::ClaimRecord;
using internal::v1::EventArgumentRecord;
using internal::v1::EventCluster;
using internal::v1::EventMentionRecord;
using internal::v1::TextSpan;
using internal::v1::TimeMentionRecord;

constexpr int kMaxClimb =
    4;  // Steps from an event up to what leads over to it.

void SetSpan(ByteSpan span, TextSpan& out) {
  out.set_begin(span.begin);
  out.set_end(span.end);
}

v1::DatePrecision PrecisionOf(language::TimeUnit unit) {
  switch (unit) {
    case language::TimeUnit::kYear:
      return v1::DATE_PRECISION_YEAR;
    case language::TimeUnit::kMonth:
      return v1::DATE_PRECISION_MONTH;
    default:
      return v1::DATE_PRECISION_DAY;
  }
}

// The entity of the claim's mention that holds `span`; 0 is none.
uint32_t EntityAt(const ClaimRecord& claim, ByteSpan span) {
  for (const auto& mention : claim.entities()) {
    if (mention.mention().begin() <= span.begin &&
        span.end <= mention.mention().end()) {
      return mention.entity();
    }
  }
  return 0;
}

// An entity takes one part once.
bool IsKnown(const EventArgumentRecord& argument, const EventCluster& cluster) {
  return argument.entity() != 0 &&
         std::any_of(cluster.arguments().begin(), cluster.arguments().end(),
                     [&](const EventArgumentRecord& other) {
                       return other.role() == argument.role() &&
                              other.entity() == argument.entity();
                     });
}

}  // namespace

ArticleEvents::ArticleEvents(const Words& words, const AnalyzedArticle* article,
                             const std::vector<FoundAttribution>& found,
                             std::optional<absl::CivilDay> published)
    : words_(words),
      article_(article),
      times_(language::FindTimeExpressions(words.text(), published)) {
  if (article_ == nullptr) return;
  std::vector<int32_t> mains;
  const auto add = [&](const std::vector<ByteSpan>& contents) {
    for (const ByteSpan content : contents) {
      const std::vector<int32_t>& own = MainWords(TokensOf(words_, content));
      mains.insert(mains.end(), own.begin(), own.end());
    }
  };
  for (const FoundAttribution& attribution : found) {
    const auto& content = attribution.spans.content;
    add(content);
    const auto parts = PartsByPolarity(*article_, words_, content);
    if (parts.size() > 1) std::for_each(parts.begin(), parts.end(), add);
  }
  std::sort(mains.begin(), mains.end());
  mains.erase(std::unique(mains.begin(), mains.end()), mains.end());
  mentions_ = FindEventMentions(*article_, words_, times_, mains);
  cluster_of_ = ClusterArticleEvents(*article_, words_, mentions_, times_);
}

const std::vector<int32_t>& ArticleEvents::MainWords(TokenRange content) {
  const auto [at, is_new] =
      main_words_.try_emplace({content.begin, content.end});
  if (is_new && article_ != nullptr) {
    at->second = MainWordsOf(*article_, words_, content);
  }
  return at->second;
}

TimeMentionRecord ArticleEvents::TimeRecord(size_t index) const {
  const language::TimeExpression& time = times_[index];
  TimeMentionRecord record;
  SetSpan(time.span, *record.mutable_mention());
  record.set_start_seconds(time.range.start_seconds);
  record.set_end_seconds(time.range.end_seconds);
  record.set_precision(PrecisionOf(time.unit));
  return record;
}

void ArticleEvents::AddTo(ClaimRecord& claim) {
  for (const TextSpan& content : claim.content()) {
    const TokenRange range = TokensOf(words_, {content.begin(), content.end()});
    const std::vector<int32_t>& mains = MainWords(range);
    const auto begin = static_cast<int32_t>(range.begin);
    const auto mention = std::partition_point(
        mentions_.begin(), mentions_.end(),
        [begin](const EventMention& m) { return m.trigger < begin; });
    for (auto it = mention; it != mentions_.end(); ++it) {
      const auto trigger = static_cast<uint32_t>(it->trigger);
      if (words_.text().tokens[trigger].span.end > content.end()) break;
      if (it->kind != EventKind::kHappening && !IsMain(*it, range) &&
          !std::binary_search(mains.begin(), mains.end(), it->trigger)) {
        continue;
      }
      AddEvent(static_cast<size_t>(it - mentions_.begin()), claim);
    }
    const auto time = std::partition_point(
        times_.begin(), times_.end(),
        [&content](const auto& t) { return t.span.begin < content.begin(); });
    for (auto it = time; it != times_.end(); ++it) {
      if (it->span.end > content.end()) break;
      *claim.add_times() = TimeRecord(static_cast<size_t>(it - times_.begin()));
    }
  }
}

// The content hangs on it, or it is as good as what it hangs on: "and left",
// "failed to notice", "gave an order".
bool ArticleEvents::IsMain(const EventMention& mention,
                           const TokenRange& content) const {
  using language::Relation;
  int32_t at = mention.trigger;
  for (int climb = 0; climb < kMaxClimb; ++climb) {
    const int32_t head = article_->node(at).head;
    if (head < 0 || !content.Contains(static_cast<uint32_t>(head))) return true;
    const Relation relation = article_->token(at).relation;
    const bool carried = relation == Relation::kDobj && !mention.verbal &&
                         language::IsVerb(article_->token(head).tag);
    if (relation != Relation::kConj && relation != Relation::kXcomp &&
        !carried) {
      return false;
    }
    at = head;
  }
  return false;
}

EventMentionRecord ArticleEvents::EventRecord(size_t index) const {
  const EventMention& mention = mentions_[index];
  const auto trigger = static_cast<uint32_t>(mention.trigger);
  EventMentionRecord event;
  SetSpan(words_.text().tokens[trigger].span, *event.mutable_trigger());
  if (mention.synset >= 0) {
    event.set_type(std::string(language::Synsets::Get().Name(mention.synset)));
  }
  for (const EventArgument& argument : mention.arguments) {
    EventArgumentRecord& added = *event.add_arguments();
    added.set_role(argument.role);
    const TokenRange range = {static_cast<uint32_t>(argument.span.begin),
                              static_cast<uint32_t>(argument.span.end)};
    SetSpan(words_.SpanOf(range), *added.mutable_span());
  }
  if (mention.time >= 0) {
    *event.mutable_time() = TimeRecord(static_cast<size_t>(mention.time));
  }
  return event;
}

void ArticleEvents::AddEvent(size_t index, ClaimRecord& claim) {
  EventMentionRecord& event = *claim.add_events();
  event = EventRecord(index);
  for (int i = 0; i < event.arguments_size(); ++i) {
    const auto head = static_cast<uint32_t>(mentions_[index].arguments[i].head);
    event.mutable_arguments(i)->set_entity(
        EntityAt(claim, words_.SpanOf({head, head + 1})));
  }
  const auto place = places_
                         .try_emplace(cluster_of_[index],
                                      static_cast<uint32_t>(places_.size()))
                         .first;
  event.set_event(place->second + 1);
  added_.try_emplace(index, event);
}

std::vector<EventCluster> ArticleEvents::Take() const {
  std::vector<EventCluster> clusters(places_.size());
  std::vector<bool> named(places_.size());  // By more than "the incident".
  for (size_t i = 0; i < mentions_.size(); ++i) {
    const auto place = places_.find(cluster_of_[i]);
    if (place == places_.end()) continue;
    const auto added = added_.find(i);
    const EventMentionRecord event =
        added == added_.end() ? EventRecord(i) : added->second;
    EventCluster& cluster = clusters[place->second];
    if (!cluster.has_trigger() ||
        (!named[place->second] && !mentions_[i].generic)) {
      cluster.set_type(event.type());
      *cluster.mutable_trigger() = event.trigger();
      named[place->second] = !mentions_[i].generic;
    }
    if (!cluster.has_time() && event.has_time()) {
      *cluster.mutable_time() = event.time();
    }
    for (const EventArgumentRecord& argument : event.arguments()) {
      if (!IsKnown(argument, cluster)) *cluster.add_arguments() = argument;
    }
  }
  return clusters;
}

}  // namespace hearsay::claims

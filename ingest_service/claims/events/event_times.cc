#include "ingest_service/claims/events/event_times.h"

#include <algorithm>

#include "common/language/relation.h"

namespace hearsay::claims {
namespace {

using language::Relation;

// Tokens between a time and the event before it when the tree does not help.
constexpr int32_t kNearTime = 8;
// Tokens around an event in which one of its tree may give it a time.
constexpr int32_t kNearby = 64;

class Placer {
 public:
  Placer(const AnalyzedArticle& article, const Words& words,
         const std::vector<language::TimeExpression>& times,
         std::vector<EventMention>& events)
      : article_(article),
        words_(words),
        times_(times),
        found_(events),
        at_(static_cast<size_t>(article.size()), -1) {}

  void Run() {
    for (size_t i = 0; i < found_.size(); ++i) {
      at_[found_[i].trigger] = static_cast<int32_t>(i);
    }
    for (size_t i = 0; i < times_.size(); ++i) PlaceTime(i);
    for (EventMention& mention : found_) InheritTime(mention);
  }

 private:
  // Gives a time to the event that its tree hangs it on, or to the one right
  // before it.
  void PlaceTime(size_t index) {
    const language::TimeExpression& time = times_[index];
    const auto begin = static_cast<int32_t>(time.first_token);
    const auto end = static_cast<int32_t>(time.end_token);
    int32_t top = end - 1;
    for (int32_t t = begin; t < end; ++t) {
      const int32_t head = article_.node(t).head;
      if (head < begin || head >= end) top = t;
    }
    // "The inspection was in 2017" hangs on the time.
    const int32_t subject = article_.node(top).subject;
    if (subject >= 0 && at_[subject] >= 0) return GiveTime(at_[subject], index);
    int32_t at = article_.node(top).head;
    for (int climb = 0; at >= 0 && climb < 3; ++climb) {
      if (at_[at] >= 0 && found_[at_[at]].kind != EventKind::kCarrier) {
        return GiveTime(at_[at], index);
      }
      if (language::IsVerb(article_.token(at).tag)) {
        // "was carried out on Tuesday": the noun's event.
        bool given = false;
        for (const int32_t noun :
             {article_.node(at).object, article_.node(at).subject}) {
          if (noun < 0 || at_[noun] < 0) continue;
          GiveTime(at_[noun], index);
          given = true;
          break;
        }
        if (at_[at] >= 0) GiveTime(at_[at], index);
        if (given || at_[at] >= 0) return;
        break;
      }
      at = article_.node(at).head;
    }
    const uint32_t sentence = article_.node(begin).sentence;
    for (int32_t t = begin - 1; t >= 0 && begin - t <= kNearTime; --t) {
      if (article_.node(t).sentence != sentence || words_.Is(t, kComma)) break;
      if (at_[t] < 0) continue;
      GiveTime(at_[t], index);
      return;
    }
  }

  // An event without a time of its own has that of the event in which it
  // happened, "killed in a raid on Saturday", or of what is told of it, "the
  // raid that killed two on Saturday".
  void InheritTime(EventMention& mention) const {
    if (mention.time >= 0) return;
    InheritTimeUnder(mention.trigger, mention);
    // "The decision was taken at a meeting on Friday": under its verb.
    const int32_t verb = article_.node(mention.trigger).head;
    if (mention.time < 0 && !mention.verbal && verb >= 0 && at_[verb] < 0 &&
        language::IsVerb(article_.token(verb).tag)) {
      InheritTimeUnder(verb, mention);
    }
  }

  void InheritTimeUnder(int32_t head, EventMention& mention) const {
    const TokenNode& node = article_.node(head);
    const int32_t first = std::max(node.first, mention.trigger - kNearby);
    const int32_t last = std::min(node.last, mention.trigger + kNearby);
    for (int32_t t = std::max(first, 0); t <= last; ++t) {
      if (at_[t] < 0 || found_[at_[t]].time < 0 ||
          article_.node(t).head != head) {
        continue;
      }
      const Relation relation = article_.token(t).relation;
      const int32_t marker = article_.node(t).marker;
      const absl::string_view word =
          marker >= 0 ? words_.Lower(marker) : absl::string_view();
      if (relation == Relation::kAclRelcl || relation == Relation::kAcl ||
          (relation == Relation::kNmod && (word == "in" || word == "at" ||
                                           word == "during" || word == "by"))) {
        mention.time = found_[at_[t]].time;
        return;
      }
    }
  }

  void GiveTime(int32_t event, size_t index) {
    EventMention& mention = found_[event];
    if (mention.time < 0) mention.time = static_cast<int32_t>(index);
  }

  const AnalyzedArticle& article_;
  const Words& words_;
  const std::vector<language::TimeExpression>& times_;
  std::vector<EventMention>& found_;
  std::vector<int32_t> at_;  // The event of a token; -1 is none.
};

}  // namespace

void PlaceEventTimes(const AnalyzedArticle& article, const Words& words,
                     const std::vector<language::TimeExpression>& times,
                     std::vector<EventMention>& events) {
  Placer(article, words, times, events).Run();
}

}  // namespace hearsay::claims

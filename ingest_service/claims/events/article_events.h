#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_EVENTS_ARTICLE_EVENTS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_EVENTS_ARTICLE_EVENTS_H_

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/time/civil_time.h"
#include "common/language/time_expressions.h"
#include "hearsay/internal/v1/record.pb.h"
#include "ingest_service/claims/analysis/analyzed_article.h"
#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/attribution/attribution_finder.h"
#include "ingest_service/claims/events/event_mentions.h"

namespace hearsay::claims {

// The events and times of one article, for the records of its claims. Not
// thread safe.
class ArticleEvents {
 public:
  // Without `article`, the tree, there are times and no events. `words` and
  // `article` are kept by reference and must outlive it. `found` are the
  // article's attributions, what they are about is an event whatever it is.
  // `published` is the day that "yesterday" counts from.
  ArticleEvents(const Words& words, const AnalyzedArticle* article,
                const std::vector<FoundAttribution>& found,
                std::optional<absl::CivilDay> published);

  // Adds the events and times that stand in the claim's content: all that
  // happens, and what it says first and foremost even if that is a state ("knew
  // of it"). Arguments get the entities of those of the claim's mentions that
  // they overlap, which are there already.
  void AddTo(internal::v1::ClaimRecord& claim);

  // The events that claims were given, in the order of their first one, each
  // with what all of its mentions say, inside of claims and outside.
  std::vector<internal::v1::EventCluster> Take() const;

 private:
  internal::v1::TimeMentionRecord TimeRecord(size_t index) const;
  internal::v1::EventMentionRecord EventRecord(size_t index) const;
  // Whether the content hangs on it.
  bool IsMain(const EventMention& mention, const TokenRange& content) const;
  // MainWordsOf a content, told once; none without an article's trees. Good
  // until the next call.
  const std::vector<int32_t>& MainWords(TokenRange content);
  void AddEvent(size_t index, internal::v1::ClaimRecord& claim);

  const Words& words_;
  const AnalyzedArticle* article_;
  absl::flat_hash_map<std::pair<uint32_t, uint32_t>, std::vector<int32_t>>
      main_words_;  // By content.
  std::vector<language::TimeExpression> times_;
  std::vector<EventMention> mentions_;
  std::vector<uint32_t> cluster_of_;                // By mention.
  absl::flat_hash_map<uint32_t, uint32_t> places_;  // Of cluster numbers.
  absl::flat_hash_map<size_t, internal::v1::EventMentionRecord> added_;
};

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_EVENTS_ARTICLE_EVENTS_H_

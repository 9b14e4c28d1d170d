#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_EVENTS_EVENT_TIMES_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_EVENTS_EVENT_TIMES_H_

#include <vector>

#include "common/language/time_expressions.h"
#include "ingest_service/claims/analysis/analyzed_article.h"
#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/events/event_mentions.h"

namespace hearsay::claims {

// Gives the article's events, in text order, their times: each of `times` to
// the event on which its tree hangs it or to the one right before it; an event
// without one has that of the event in which it happened. O(times + events),
// each looking at a bounded number of tokens.
void PlaceEventTimes(const AnalyzedArticle& article, const Words& words,
                     const std::vector<language::TimeExpression>& times,
                     std::vector<EventMention>& events);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_EVENTS_EVENT_TIMES_H_

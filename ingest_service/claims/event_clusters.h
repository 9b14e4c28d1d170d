#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_EVENT_CLUSTERS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_EVENT_CLUSTERS_H_

#include <cstdint>
#include <vector>

#include "common/language/event_coreference.h"
#include "common/language/time_expressions.h"
#include "ingest_service/claims/analyzed_article.h"
#include "ingest_service/claims/event_mentions.h"
#include "ingest_service/claims/words.h"

namespace hearsay::claims {

// What comparing `mention` with others needs, but for its sentence, its
// rarity and the number of its document.
language::EventProfile ProfileOf(
    const AnalyzedArticle& article, const Words& words,
    const EventMention& mention,
    const std::vector<language::TimeExpression>& times);

// Which mentions of one article are of one event: a cluster's number, from 0,
// a mention. In text order each joins the cluster that fits best. A noun that
// is not indefinite ("the strike", "the incident") fits where its words may
// mean the same event; an indefinite noun needs a participant in common, a verb
// that, or to stand near. Never joined: two times apart, two named victims, one
// attack and several, speech; states only by their own word. Who did it counts
// for and never against: that is what sources contradict one another about.
// Rules; see event_words.h for what may mean the same. Each mention looks back
// over 64 clusters.
std::vector<uint32_t> ClusterArticleEvents(
    const AnalyzedArticle& article, const Words& words,
    const std::vector<EventMention>& mentions,
    const std::vector<language::TimeExpression>& times);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_EVENT_CLUSTERS_H_

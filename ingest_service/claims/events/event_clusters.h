#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_EVENTS_EVENT_CLUSTERS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_EVENTS_EVENT_CLUSTERS_H_

#include <cstdint>
#include <vector>

#include "common/language/event_coreference.h"
#include "common/language/time_expressions.h"
#include "ingest_service/claims/analysis/analyzed_article.h"
#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/events/event_mentions.h"

namespace hearsay::claims {

// What comparing `mention` with others needs, but for its sentence, its
// rarity and the number of its document.
language::EventProfile ProfileOf(
    const AnalyzedArticle& article, const Words& words,
    const EventMention& mention,
    const std::vector<language::TimeExpression>& times);

// Which mentions of one article are of one event: a cluster's number, from 0,
// a mention. In text order each joins the cluster that fits best:
//  * the same word, or a verb and its noun ("approve", "approval"), tells of
//    the same event however far away, planned or done, unless the noun is an
//    indefinite plural, both are plans of or for different ones, or it is a
//    verb of no known family with another doer or fifteen sentences before;
//  * another word of the same kind, when they share a participant, when it is a
//    noun that is not indefinite ("the strike", "the incident"), or when it is
//    a verb of the six sentences after, of nobody else;
//  * a noun that is said to be another ("the blast was an attack"), "did it",
//    and "carried out the raid" are what they stand for.
// A death and a blast are one only where they share a participant, and so are
// two mentions of speech. Never joined: two times apart; victims with two
// names, or two common nouns that WordNet files differently, unless the word is
// the same; one attack and several; states but by their own word; what hangs on
// the other in the tree. Who did it counts for, and against only where the word
// alone speaks for it: that is what sources contradict one another about.
// Rules; see event_words.h for what may mean the same. Each mention looks back
// over 256 clusters.
std::vector<uint32_t> ClusterArticleEvents(
    const AnalyzedArticle& article, const Words& words,
    const std::vector<EventMention>& mentions,
    const std::vector<language::TimeExpression>& times);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_EVENTS_EVENT_CLUSTERS_H_

#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_SCREENING_DEEDS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_SCREENING_DEEDS_H_

#include "ingest_service/claims/analysis/analyzed_article.h"
#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/attribution/attribution_finder.h"

namespace hearsay::claims {

// Whether what looks like saying is doing, being called or nothing at all: a
// verb of saying with a thing for its object ("claimed the cup", "found cans",
// "concluded the session"), one that moves somebody ("welcomed him back to the
// team"), that goes on or keeps something from somebody ("continues to fight",
// "denied her a seat"), a gerund that only names a deed ("such as linking
// accounts"), an attribute ("two accused clerks"), a name ("was called the
// Harbour Arena"), a mere topic ("reported on the ban") or nothing said ("said
// last month"). O(content + source).
bool SaysNothing(const AnalyzedArticle& article, const Words& words,
                 const FoundAttribution& found);

// "ordered the attack", "promised them a base": a deed, when somebody else
// tells it. "blamed the guard" and "described it as" are no less a position.
bool IsDeed(const AnalyzedArticle& article, const Words& words,
            const FoundAttribution& found);

// Whether the source can neither say nor show anything by its nature: "the
// storm", "this", "the topic" that threatens; and, where somebody else tells
// it (`told`), a thing or sign that suggests: "the lamps show that".
// O(source).
bool CannotHold(const AnalyzedArticle& article, const Words& words,
                const FoundAttribution& found, bool told);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_SCREENING_DEEDS_H_

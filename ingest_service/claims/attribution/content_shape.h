#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_ATTRIBUTION_CONTENT_SHAPE_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_ATTRIBUTION_CONTENT_SHAPE_H_

#include "ingest_service/claims/analysis/analyzed_article.h"
#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/attribution/attribution_finder.h"

namespace hearsay::claims {

// What of a content can be so, by its grammar. Each is O(content).

// Whether a verb that `content` has is the main one of a clause: not one of a
// relative ("the songs listeners had on repeat") or subordinate clause ("her
// when she sang"), nor one that goes on with the verb before the content
// ("concluded the session and would not meet").
bool HasMainVerb(const AnalyzedArticle& article, const Words& words,
                 TokenRange content);

// Whether the word at `t` belongs to a clause inside `content` that says more
// of a noun and that no word opens: "a dam they did *not* need", "a crime
// *allegedly* committed there".
bool StandsInSideClause(const AnalyzedArticle& article, const Words& words,
                        TokenRange content, uint32_t t);

// Whether the content is a clause, a question, an infinitive or begins with
// somebody's words in marks.
bool IsClause(const AnalyzedArticle& article, const Words& words,
              const FoundAttribution& found);

// Whether a quotation opens in the content, be it of one word.
bool HasQuotation(const Words& words, const FoundAttribution& found);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_ATTRIBUTION_CONTENT_SHAPE_H_

#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_ATTRIBUTION_CUE_WORDS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_ATTRIBUTION_CUE_WORDS_H_

#include <cstdint>

#include "ingest_service/claims/analysis/analyzed_article.h"
#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/attribution/attribution_finder.h"

namespace hearsay::claims {

// The words by which an attribution is made; each O(its cue or source).

// Whether the cue, or the token before it, negates: "did not say".
bool IsNegatedCue(const Words& words, const FoundAttribution& found);

// The word before `verb`, or before the adverb there that parts a verb from its
// negation: "not" of "does not yet know". O(1).
uint32_t BeforeAdverb(const Words& words, uint32_t verb);

// The last token of the cue that the tagger takes for a verb; -1 when none is.
int32_t CueVerb(const AnalyzedArticle& article, const Words& words,
                const FoundAttribution& found);

// The token that the others of the source hang on; -1 without a source.
int32_t SourceHead(const AnalyzedArticle& article, const Words& words,
                   const FoundAttribution& found);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_ATTRIBUTION_CUE_WORDS_H_

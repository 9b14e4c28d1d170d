#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_ANALYSIS_NOUN_PHRASES_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_ANALYSIS_NOUN_PHRASES_H_

#include "ingest_service/claims/analysis/words.h"

namespace hearsay::claims {

// Shallow noun phrases by closed classes and shapes alone. A phrase may be
// wider than a grammarian's; it is empty when there is none. Each looks at no
// more than kMaxPhraseTokens tokens.
constexpr uint32_t kMaxPhraseTokens = 40;

// The phrase that ends right before `end`, inside [limit, end): "the spokesman
// for the ministry", "Ada Moss, a spokeswoman," with its apposition, "who" with
// what it refers to.
TokenRange PhraseEndingBefore(const Words& words, uint32_t limit, uint32_t end);

// The phrase that starts at `begin`, inside [begin, limit). With
// `with_apposition` it takes in "…, a spokeswoman for the town".
TokenRange PhraseStartingAt(const Words& words, uint32_t begin, uint32_t limit,
                            bool with_apposition);

// The subject of the clause [begin, limit): its first phrase that is not after
// a preposition.
TokenRange SubjectOf(const Words& words, uint32_t begin, uint32_t limit);

// Whether the word can end or start a noun phrase.
bool IsNominal(const Words& words, uint32_t t);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_ANALYSIS_NOUN_PHRASES_H_

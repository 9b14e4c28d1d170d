#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_EVENTS_EVENT_ARGUMENTS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_EVENTS_EVENT_ARGUMENTS_H_

#include <cstdint>
#include <vector>

#include "absl/strings/string_view.h"
#include "hearsay/v1/claim.pb.h"
#include "ingest_service/claims/analysis/analyzed_article.h"
#include "ingest_service/claims/analysis/words.h"

namespace hearsay::claims {

// A participant of an event, as the tree beside its trigger gives it.
struct EventArgument {
  v1::EventRole role = v1::EVENT_ROLE_UNSPECIFIED;
  int32_t head = 0;  // The noun that names it.
  TokenSpan span;    // Its phrase without relative clauses.
};

// The participants of the event that `trigger` names. For a noun they also
// stand with the verb that carries it: "carried out the attack", "was behind
// it", "blamed for it". Pronouns are none. `lemma` is the trigger's.
// O(tokens of the trigger's and its governor's subtrees).
std::vector<EventArgument> ArgumentsOf(const AnalyzedArticle& article,
                                       const Words& words, int32_t trigger,
                                       absl::string_view lemma);

// Verbs that lend a noun its sentence and name no event of their own: "carry
// out", "make", "take place". `lemma` without particle.
bool IsCarrierVerb(absl::string_view lemma);

// The child of `head` with `relation`; -1 is none. O(subtree).
int32_t ChildOf(const AnalyzedArticle& article, int32_t head,
                language::Relation relation);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_EVENTS_EVENT_ARGUMENTS_H_

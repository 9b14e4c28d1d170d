#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_EVENTS_EVENT_MENTIONS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_EVENTS_EVENT_MENTIONS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "common/language/time_expressions.h"
#include "ingest_service/claims/analysis/analyzed_article.h"
#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/events/event_arguments.h"

namespace hearsay::claims {

// What a trigger says of the world.
enum class EventKind : uint8_t {
  kHappening,  // "bombing", "arrested".
  kSaying,     // "said", "denied": attributions, not what they are about.
  kState,      // "knows", "was absent", "an inquiry".
  kCarrier,    // "did it", "tried to", where no noun's event is carried.
};

// A word that names an event, with what the text says of it right there.
struct EventMention {
  int32_t trigger = 0;  // Token: the noun, or the verb without its particle.
  EventKind kind = EventKind::kHappening;
  bool verbal = false;      // Neither noun nor adjective.
  bool definite = false;    // "the attack", "this strike", "Moss's arrest".
  bool indefinite = false;  // "an attack", "three attacks", "attacks".
  bool plural = false;
  bool generic = false;   // "incident": says only that something happened.
  bool told = true;       // Not a plan or a generality: "to bomb", "they bomb".
  std::string lemma;      // "bombing", "break_out".
  int32_t synset = -1;    // Of language::Synsets; -1 is none.
  uint64_t families = 0;  // See common/language/event_words.h.
  std::vector<EventArgument> arguments;
  int32_t time = -1;  // Index of its time expression; -1 is none.
};

// The event that the token `t`, a noun or verb, names, whether or not it
// usually names one; without its time.
EventMention DescribeEvent(const AnalyzedArticle& article, const Words& words,
                           int32_t t);

// The event mentions of an article, in text order: verbs that are neither
// auxiliary nor only carry a noun's event ("carried out an attack"), nouns with
// a sense that is an act or an event, and predicate adjectives. Of several
// senses the one counts that lies near other events of the article. `times` are
// the article's. O(tokens × depth of the tree), and the square of the number of
// distinct events, of which 64 count. What `mains`, ascending tokens, name is
// mentioned whatever it is.
std::vector<EventMention> FindEventMentions(
    const AnalyzedArticle& article, const Words& words,
    const std::vector<language::TimeExpression>& times,
    const std::vector<int32_t>& mains = {});

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_EVENTS_EVENT_MENTIONS_H_

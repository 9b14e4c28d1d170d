#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_EVENTS_EVENT_KINDS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_EVENTS_EVENT_KINDS_H_

#include <cstdint>

#include "absl/strings/string_view.h"
#include "ingest_service/claims/events/event_mentions.h"

namespace hearsay::claims {

// What words tell of whether something happens. Words are lemmas; `file` is one
// of WordNet's lexicographer files (see language::WordSenses), `synset` one of
// language::Synsets. O(word).

// WordNet's file of made things: "drone".
inline constexpr uint8_t kArtifactFile = 6;

// Acts that are less an event than a trade, a means or a manner of speaking.
bool IsNoEventNoun(absl::string_view noun);
// Says that something happened, and not what.
bool IsGenericEvent(absl::string_view noun);
// Verbs that only lead over to another one.
bool IsAspectVerb(absl::string_view verb);
// A noun of this usual sense may name what happens; no ferry does, although
// "ferry" is a way of going too.
bool MayHappen(uint8_t file);
// An act, an event or a phenomenon.
bool IsEventNounFile(uint8_t file);
// What a verb of this sense says, that only its sense can tell.
EventKind KindOfVerb(absl::string_view verb, int32_t synset);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_EVENTS_EVENT_KINDS_H_

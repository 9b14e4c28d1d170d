#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_EVENTS_EVENT_FIT_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_EVENTS_EVENT_FIT_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "common/language/event_coreference.h"
#include "common/language/time_expressions.h"
#include "ingest_service/claims/events/event_kinship.h"
#include "ingest_service/claims/events/event_mentions.h"

namespace hearsay::claims {

// How far back a verb tells of the same once more.
inline constexpr uint32_t kNearSentences = 6;

// The mentions of one event so far.
struct EventCluster {
  std::vector<uint32_t> words;  // Distinct, by number in EventKinships.
  std::vector<language::EventProfile::Participant> participants;
  std::optional<language::TimeRange> time;
  bool noun = false;     // One of them is a noun.
  bool plural = false;   // Of all nouns.
  bool told = false;     // By one of them at least; see EventMention.
  bool happens = false;  // The same: no state, no "contributed".
  size_t mentions = 0;
  uint32_t sentence = 0;  // Of the last one.
};

// How well a mention of the sentence `sentence` fits into a cluster, by the
// rules of event_clusters.h; 0 and less is not at all. `word` is the number of
// the profile's word in `kinships`, as are those of the cluster. `beside`: it
// hangs on one of the cluster's mentions in the tree, or one on it. O(words and
// participants of the cluster).
int FitOfEvent(const EventMention& mention,
               const language::EventProfile& profile, uint32_t word,
               uint32_t sentence, bool beside, const EventCluster& cluster,
               EventKinships& kinships);

// Adds the mention to the cluster.
void JoinEvent(const EventMention& mention,
               const language::EventProfile& profile, uint32_t word,
               uint32_t sentence, EventCluster& cluster);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_EVENTS_EVENT_FIT_H_

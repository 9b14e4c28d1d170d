#include "ingest_service/claims/events/event_fit.h"

#include <algorithm>

namespace hearsay::claims {
namespace {

using language::EventProfile;
using Role = EventProfile::Role;

// How far back the same verb, of nobody else, tells of the same once more.
constexpr uint32_t kFarSentences = 15;
struct Comparison {
  int shared = 0;              // Participants in common.
  bool name = false;           // One of them is a name.
  bool differ = false;         // Both have victims, and none in common.
  bool names_differ = false;   // The same, and all are names.
  bool names_first = false;    // We name a victim, they have none.
  bool agents_differ = false;  // Both have doers, and none in common.
};

// "Moss" and "the minister" may be one; a ferry and a minister are not.
bool MayTellApart(const EventProfile::Participant& a,
                  const EventProfile::Participant& b) {
  if (a.name || b.name) return a.name && b.name;
  return a.sense != b.sense;
}

// Who did it is what sources contradict one another about; whom it struck
// tells events apart.
Comparison Compare(const std::vector<EventProfile::Participant>& ours,
                   const std::vector<EventProfile::Participant>& theirs) {
  Comparison result;
  bool both = false, names = false, equal = false, named = false;
  bool doers = false;
  for (const auto& a : ours) {
    for (const auto& b : theirs) {
      if (a.word == b.word) {
        ++result.shared;
        result.name |= a.name;
      }
      doers |= a.role == Role::kAgent && b.role == Role::kAgent;
      if (a.role != Role::kTarget || b.role != Role::kTarget) continue;
      both |= MayTellApart(a, b);
      names |= a.name && b.name;
      equal |= a.word == b.word;
    }
  }
  for (const auto& a : ours) named |= a.name && a.role == Role::kTarget;
  result.names_first = named && !both;
  result.differ = both && !equal;
  result.agents_differ = doers && result.shared == 0;
  result.names_differ = result.differ && names;
  return result;
}

// "It would close the works", "whether the works would be closed": the same
// word, of whomever it speaks. Not of what many do ("both sides failed", "she
// failed"), nor of two plans for different things.
bool TellsAgain(const EventMention& mention, const EventProfile& profile,
                const Comparison& compared, const EventCluster& cluster) {
  if (mention.kind != EventKind::kHappening) return false;
  if (!mention.verbal && mention.plural && mention.indefinite) return false;
  if (!mention.told && !cluster.told) {
    return !compared.agents_differ && !compared.differ;
  }
  return profile.families != 0 || !compared.agents_differ;
}

}  // namespace

int FitOfEvent(const EventMention& mention, const EventProfile& profile,
               uint32_t word, uint32_t sentence, bool beside,
               const EventCluster& cluster, EventKinships& kinships) {
  EventKinship kinship = EventKinship::kNone;
  for (const uint32_t earlier : cluster.words) {
    kinship = std::max(kinship, kinships.Of(word, earlier));
  }
  if (kinship == EventKinship::kNone) return 0;
  if (beside && kinship != EventKinship::kSameWord) return 0;
  const bool happens = mention.kind == EventKind::kHappening;
  if (!happens && kinship < EventKinship::kSameStem) return 0;
  if (!mention.verbal && cluster.noun && mention.plural != cluster.plural) {
    return 0;
  }
  if (profile.time && cluster.time &&
      (profile.time->end_seconds <= cluster.time->start_seconds ||
       cluster.time->end_seconds <= profile.time->start_seconds)) {
    return 0;
  }
  const Comparison compared =
      Compare(profile.participants, cluster.participants);
  if (compared.names_differ && compared.shared == 0) return 0;
  if (mention.kind == EventKind::kSaying && compared.shared == 0) return 0;
  const bool same_word = kinship >= EventKinship::kSameStem &&
                         TellsAgain(mention, profile, compared, cluster);
  if (compared.shared == 0 && !same_word && (!mention.told || !cluster.told)) {
    return 0;
  }
  if (compared.differ && compared.shared == 0 &&
      kinship < EventKinship::kSameStem) {
    return 0;
  }
  // "The bombing of Moss" says itself which one it is, and whoever did it may
  // have done other things.
  if ((compared.names_first || compared.names_differ) && !mention.verbal &&
      !mention.generic && kinship < EventKinship::kSameStem) {
    return 0;
  }
  const uint32_t distance = sentence - cluster.sentence;
  if (kinship == EventKinship::kAnyEvent &&
      (!mention.definite || !cluster.happens)) {
    return 0;
  }
  const bool refers = !mention.verbal && !mention.indefinite;
  if (!refers && compared.shared == 0) {
    // A verb tells of it again, nearby and of nobody else.
    if (compared.differ || (!mention.verbal && !same_word) ||
        kinship < EventKinship::kSameKind ||
        (distance > (same_word ? kFarSentences : kNearSentences) &&
         !(profile.families != 0 && (same_word || cluster.mentions > 1)))) {
      return 0;
    }
  }
  return 10 * static_cast<int>(kinship) +
         (compared.name         ? 25
          : compared.shared > 0 ? 10
                                : 0) -
         (compared.differ ? 5 : 0) +
         static_cast<int>(std::min<size_t>(cluster.mentions, 6)) +
         (distance <= 1   ? 5
          : distance <= 4 ? 2
                          : 0);
}

void JoinEvent(const EventMention& mention, const EventProfile& profile,
               uint32_t word, uint32_t sentence, EventCluster& cluster) {
  ++cluster.mentions;
  cluster.sentence = sentence;
  cluster.told = cluster.told || mention.told;
  cluster.happens =
      cluster.happens || (mention.kind == EventKind::kHappening &&
                          (!mention.verbal || mention.families != 0));
  if (!mention.verbal) {
    cluster.plural = mention.plural && (!cluster.noun || cluster.plural);
    cluster.noun = true;
  }
  if (!cluster.time) cluster.time = profile.time;
  for (const auto& participant : profile.participants) {
    const bool known =
        std::any_of(cluster.participants.begin(), cluster.participants.end(),
                    [&](const auto& other) {
                      return other.word == participant.word &&
                             other.role == participant.role;
                    });
    if (!known) cluster.participants.push_back(participant);
  }
  if (std::find(cluster.words.begin(), cluster.words.end(), word) ==
      cluster.words.end()) {
    cluster.words.push_back(word);
  }
}

}  // namespace hearsay::claims

#include "ingest_service/claims/event_clusters.h"

#include <algorithm>
#include <string>

#include "absl/strings/match.h"
#include "common/language/feature_hash.h"
#include "common/language/synsets.h"
#include "common/language/wordnet.h"

namespace hearsay::claims {
namespace {

using language::EventProfile;
using Role = EventProfile::Role;

constexpr size_t kLookBack = 64;   // Clusters.
constexpr float kNear = 0.75f;     // Synsets that mean about the same.
constexpr float kDerived = 0.85f;  // "sank" and "sinking".
// How far back a verb tells of the same once more.
constexpr uint32_t kNearSentences = 6;

Role RoleOf(v1::EventRole role) {
  switch (role) {
    case v1::EVENT_ROLE_TARGET:
      return Role::kTarget;
    case v1::EVENT_ROLE_PLACE:
      return Role::kPlace;
    case v1::EVENT_ROLE_INSTRUMENT:
      return Role::kInstrument;
    default:
      return Role::kAgent;
  }
}

// "the sinking" of what sank: its verb, else itself.
std::string StemOf(const EventProfile& profile) {
  return !profile.verbal && absl::EndsWith(profile.lemma, "ing")
             ? language::WordNet::Get().Lemma(profile.lemma,
                                              language::PennTag::kVBG)
             : profile.lemma;
}

// Whoever carries out a raid raids; whoever plans one does not.
bool IsWhatItCarries(absl::string_view verb) {
  return verb == "carry_out" || verb == "commit" || verb == "conduct" ||
         verb == "perform" || verb == "perpetrate";
}

// How the word of a mention goes together with that of an earlier one.
enum class Kinship { kNone, kAnyEvent, kNearSense, kSameKind, kSameWord };

Kinship KinshipOf(const EventProfile& mention, const EventProfile& earlier) {
  if (mention.lemma == earlier.lemma) return Kinship::kSameWord;
  if (mention.verbal != earlier.verbal && StemOf(mention) == StemOf(earlier)) {
    return Kinship::kSameKind;
  }
  if ((mention.families & earlier.families) != 0) return Kinship::kSameKind;
  const float nearness =
      language::Synsets::Get().Nearness(mention.synset, earlier.synset);
  if (nearness >= kDerived) return Kinship::kSameKind;
  if (nearness >= kNear) return Kinship::kNearSense;
  return mention.generic && !earlier.generic ? Kinship::kAnyEvent
                                             : Kinship::kNone;
}

// The mentions of one event so far.
struct Cluster {
  std::vector<EventProfile> profiles;  // Of distinct words.
  std::vector<EventProfile::Participant> participants;
  std::optional<language::TimeRange> time;
  bool plural = false;
  bool told = false;     // By one of them at least; see EventMention.
  bool happens = false;  // The same: no state, no "contributed".
  size_t mentions = 0;
  uint32_t sentence = 0;  // Of the last one.
};

class Clusterer {
 public:
  Clusterer(const AnalyzedArticle& article, const Words& words,
            const std::vector<EventMention>& mentions,
            const std::vector<language::TimeExpression>& times)
      : article_(article), words_(words), mentions_(mentions), times_(times) {}

  std::vector<uint32_t> Run() {
    for (size_t m = 0; m < mentions_.size(); ++m) {
      const EventMention& mention = mentions_[m];
      const EventProfile profile = ProfileOf(article_, words_, mention, times_);
      const uint32_t sentence = article_.node(mention.trigger).sentence;
      const size_t fresh = clusters_.size();
      const bool stands_for = StandsForAnother(m);
      size_t chosen = stands_for ? LastTold(sentence) : fresh;
      if (const auto same = CalledSo(m)) chosen = cluster_of_[*same];
      if (chosen == fresh) chosen = BestFitting(m, profile, sentence);
      if (chosen == fresh) clusters_.emplace_back().plural = mention.plural;
      if (stands_for && chosen < fresh) {
        // Its words are no name of the event.
        ++clusters_[chosen].mentions;
        clusters_[chosen].sentence = sentence;
      } else {
        Join(mention, profile, sentence, clusters_[chosen]);
      }
      cluster_of_.push_back(static_cast<uint32_t>(chosen));
    }
    for (size_t m = 0; m < mentions_.size(); ++m) {
      if (const auto carried = CarriedBy(m)) {
        cluster_of_[m] = cluster_of_[*carried];
      }
    }
    return std::move(cluster_of_);
  }

 private:
  // The number of clusters when none fits.
  size_t BestFitting(size_t m, const EventProfile& profile,
                     uint32_t sentence) const {
    const EventMention& mention = mentions_[m];
    size_t chosen = clusters_.size();
    if (mention.kind == EventKind::kSaying ||
        mention.kind == EventKind::kCarrier) {
      return chosen;
    }
    const std::vector<uint32_t> linked = ClustersBeside(m);
    int highest = 0;
    const size_t first =
        clusters_.size() > kLookBack ? clusters_.size() - kLookBack : 0;
    for (size_t c = first; c < clusters_.size(); ++c) {
      const bool beside =
          std::find(linked.begin(), linked.end(), c) != linked.end();
      const int fit = FitOf(mention, profile, sentence, beside, clusters_[c]);
      if (fit < highest || fit <= 0) continue;
      highest = fit;
      chosen = c;
    }
    return chosen;
  }

  // Those of the mentions on which `m` hangs in the tree, or which hang on it:
  // "shot and killed", "the crash that killed two" tell of two events.
  std::vector<uint32_t> ClustersBeside(size_t m) const {
    std::vector<uint32_t> clusters;
    const int32_t trigger = mentions_[m].trigger;
    const int32_t head = article_.node(trigger).head;
    const uint32_t sentence = article_.node(trigger).sentence;
    for (size_t k = m; k-- > 0;) {
      const int32_t other = mentions_[k].trigger;
      if (article_.node(other).sentence != sentence) break;
      if (other == head || article_.node(other).head == trigger) {
        clusters.push_back(cluster_of_[k]);
      }
    }
    return clusters;
  }

  // "the blast was a cowardly attack", "called the blast an attack": the noun
  // mention before that this one is said to be, right or wrong.
  std::optional<size_t> CalledSo(size_t m) const {
    constexpr int32_t kWithin = 6;  // Tokens.
    if (m == 0) return std::nullopt;
    const EventMention& mention = mentions_[m];
    const EventMention& before = mentions_[m - 1];
    if (mention.verbal || before.verbal || mention.plural != before.plural ||
        mention.kind != EventKind::kHappening ||
        before.kind != EventKind::kHappening ||
        mention.trigger - before.trigger > kWithin) {
      return std::nullopt;
    }
    bool is = false;
    bool article = false;
    for (int32_t t = before.trigger + 1; t < mention.trigger; ++t) {
      const auto word = static_cast<uint32_t>(t);
      if (words_.Is(word, kAuxiliary | kNegation) ||
          words_.Lower(word) == "as") {
        is = true;
      } else if (words_.Lower(word) == "a" || words_.Lower(word) == "an") {
        article = true;
      } else if (!article && !words_.Is(word, kAdverb | kQuoteMark)) {
        return std::nullopt;
      } else if (article &&
                 words_.Is(word, kPreposition | kComma | kCoordinator)) {
        return std::nullopt;
      }
    }
    if (!article) return std::nullopt;
    if (is) return m - 1;
    // "called the blast an attack": the verb stands before the first noun.
    const CueEntry* entry = nullptr;
    for (int32_t verb = before.trigger - 1;
         entry == nullptr && verb >= 0 && before.trigger - verb <= kWithin;
         --verb) {
      entry = words_.VerbCue(static_cast<uint32_t>(verb)).entry;
    }
    return entry != nullptr &&
                   (entry->lemma == "call" || entry->lemma == "label" ||
                    entry->lemma == "brand" || entry->lemma == "deem" ||
                    entry->lemma == "consider")
               ? std::optional(m - 1)
               : std::nullopt;
  }

  // "carried out the raid" is the raid.
  std::optional<size_t> CarriedBy(size_t m) const {
    const EventMention& mention = mentions_[m];
    if (!mention.verbal || !IsWhatItCarries(mention.lemma)) {
      return std::nullopt;
    }
    const TokenNode& verb = article_.node(mention.trigger);
    for (const int32_t noun : {verb.object, verb.subject}) {
      const auto found = std::partition_point(
          mentions_.begin(), mentions_.end(),
          [noun](const EventMention& other) { return other.trigger < noun; });
      if (noun >= 0 && found != mentions_.end() && found->trigger == noun &&
          found->kind == EventKind::kHappening) {
        return static_cast<size_t>(found - mentions_.begin());
      }
    }
    return std::nullopt;
  }

  // "pirates did it", "it happened on my watch".
  bool StandsForAnother(size_t m) const {
    const EventMention& mention = mentions_[m];
    const auto t = static_cast<uint32_t>(mention.trigger);
    if (!mention.verbal || words_.size() <= t + 1) return false;
    const auto points = [this](uint32_t k) {
      return words_.Lower(k) == "it" || words_.Lower(k) == "this";
    };
    if (mention.lemma == "do") return points(t + 1);
    return mention.lemma == "happen" && t > 0 && points(t - 1);
  }

  // Of the events told not long before, the one that is spoken of most, the
  // last of equals; the number of clusters when there is none.
  size_t LastTold(uint32_t sentence) const {
    size_t best = clusters_.size();
    const size_t first =
        clusters_.size() > kLookBack ? clusters_.size() - kLookBack : 0;
    for (size_t c = first; c < clusters_.size(); ++c) {
      const Cluster& cluster = clusters_[c];
      if (!cluster.happens || !cluster.told ||
          sentence - cluster.sentence > kNearSentences) {
        continue;
      }
      if (best == clusters_.size() ||
          cluster.mentions >= clusters_[best].mentions) {
        best = c;
      }
    }
    return best;
  }

  struct Comparison {
    int shared = 0;              // Participants in common.
    bool name = false;           // One of them is a name.
    bool differ = false;         // Both have victims, and none in common.
    bool names_differ = false;   // The same, and all are names.
    bool names_first = false;    // We name a victim, they have none.
    bool agents_differ = false;  // Both have doers, and none in common.
  };

  // "Moss" and "the minister" may be one; a ferry and a minister are not.
  static bool MayTellApart(const EventProfile::Participant& a,
                           const EventProfile::Participant& b) {
    if (a.name || b.name) return a.name && b.name;
    return a.sense != b.sense;
  }

  // Who did it is what sources contradict one another about; whom it struck
  // tells events apart.
  static Comparison Compare(
      const std::vector<EventProfile::Participant>& ours,
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
  // word, of whomever it speaks. Neither of what only may be, nor of what many
  // do ("both sides failed", "she failed").
  static bool TellsAgain(const EventMention& mention,
                         const EventProfile& profile,
                         const Comparison& compared, const Cluster& cluster) {
    if (mention.kind != EventKind::kHappening) return false;
    if (!mention.verbal && mention.plural && mention.indefinite) return false;
    if (!mention.told && !cluster.told) return false;
    return profile.families != 0 || !compared.agents_differ;
  }

  // How well a mention fits into a cluster; 0 and less is not at all.
  static int FitOf(const EventMention& mention, const EventProfile& profile,
                   uint32_t sentence, bool beside, const Cluster& cluster) {
    Kinship kinship = Kinship::kNone;
    for (const EventProfile& known : cluster.profiles) {
      kinship = std::max(kinship, KinshipOf(profile, known));
    }
    if (kinship == Kinship::kNone) return 0;
    if (beside && kinship != Kinship::kSameWord) return 0;
    const bool happens = mention.kind == EventKind::kHappening;
    if (!happens && kinship != Kinship::kSameWord) return 0;
    if (!mention.verbal && mention.plural != cluster.plural) return 0;
    if (profile.time && cluster.time &&
        (profile.time->end_seconds <= cluster.time->start_seconds ||
         cluster.time->end_seconds <= profile.time->start_seconds)) {
      return 0;
    }
    const Comparison compared =
        Compare(profile.participants, cluster.participants);
    if (compared.names_differ && compared.shared == 0) return 0;
    const bool same_word = kinship == Kinship::kSameWord &&
                           TellsAgain(mention, profile, compared, cluster);
    if (compared.shared == 0 && !same_word &&
        (!mention.told || !cluster.told)) {
      return 0;
    }
    if (compared.differ && compared.shared == 0 &&
        kinship != Kinship::kSameWord) {
      return 0;
    }
    // "The bombing of Moss" says itself which one it is, and whoever did it may
    // have done other things.
    if ((compared.names_first || compared.names_differ) && !mention.verbal &&
        !mention.generic && kinship != Kinship::kSameWord) {
      return 0;
    }
    const uint32_t distance = sentence - cluster.sentence;
    if (kinship == Kinship::kAnyEvent &&
        (!mention.definite || !cluster.happens)) {
      return 0;
    }
    const bool refers = !mention.verbal && !mention.indefinite;
    if (!refers && compared.shared == 0) {
      // A verb tells of it again, nearby and of nobody else.
      if (compared.differ || (!mention.verbal && !same_word) ||
          kinship < Kinship::kSameKind ||
          (distance > kNearSentences &&
           !(same_word && profile.families != 0))) {
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

  static void Join(const EventMention& mention, const EventProfile& profile,
                   uint32_t sentence, Cluster& cluster) {
    ++cluster.mentions;
    cluster.sentence = sentence;
    cluster.told = cluster.told || mention.told;
    cluster.happens =
        cluster.happens || (mention.kind == EventKind::kHappening &&
                            (!mention.verbal || mention.families != 0));
    cluster.plural = cluster.plural && (mention.plural || mention.verbal);
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
    const bool known_word =
        std::any_of(cluster.profiles.begin(), cluster.profiles.end(),
                    [&](const auto& p) { return p.lemma == profile.lemma; });
    if (!known_word) cluster.profiles.push_back(profile);
  }

  const AnalyzedArticle& article_;
  const Words& words_;
  const std::vector<EventMention>& mentions_;
  const std::vector<language::TimeExpression>& times_;
  std::vector<Cluster> clusters_;
  std::vector<uint32_t> cluster_of_;  // By mention read so far.
};

}  // namespace

EventProfile ProfileOf(const AnalyzedArticle& article, const Words& words,
                       const EventMention& mention,
                       const std::vector<language::TimeExpression>& times) {
  EventProfile profile;
  profile.lemma = mention.lemma;
  profile.synset = mention.synset;
  profile.families = mention.families;
  profile.verbal = mention.verbal;
  profile.plural = mention.plural;
  profile.generic = mention.generic;
  for (const EventArgument& argument : mention.arguments) {
    const language::PennTag tag = article.token(argument.head).tag;
    profile.participants.push_back(
        {RoleOf(argument.role),
         language::HashString(
             language::WordNet::Get().Lemma(words.Lower(argument.head), tag)),
         tag == language::PennTag::kNNP || tag == language::PennTag::kNNPS,
         article.token(argument.head).noun_sense});
  }
  if (mention.time >= 0) {
    profile.time = times[static_cast<size_t>(mention.time)].range;
  }
  return profile;
}

std::vector<uint32_t> ClusterArticleEvents(
    const AnalyzedArticle& article, const Words& words,
    const std::vector<EventMention>& mentions,
    const std::vector<language::TimeExpression>& times) {
  return Clusterer(article, words, mentions, times).Run();
}

}  // namespace hearsay::claims

#include "ingest_service/claims/events/event_clusters.h"

#include <algorithm>
#include <optional>

#include "common/language/feature_hash.h"
#include "common/language/wordnet.h"
#include "ingest_service/claims/events/event_fit.h"

namespace hearsay::claims {
namespace {

using language::EventProfile;
using Role = EventProfile::Role;

// Clusters, those of what is said between among them: five pages of news.
constexpr size_t kLookBack = 256;  // Clusters.

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

// Whoever carries out a raid raids; whoever plans one does not.
bool IsWhatItCarries(absl::string_view verb) {
  return verb == "carry_out" || verb == "commit" || verb == "conduct" ||
         verb == "perform" || verb == "perpetrate";
}

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
      const uint32_t word = kinships_.Add(profile);
      const uint32_t sentence = article_.node(mention.trigger).sentence;
      const size_t fresh = clusters_.size();
      const bool stands_for = StandsForAnother(m);
      size_t chosen = stands_for ? LastTold(sentence) : fresh;
      if (const auto same = CalledSo(m)) chosen = cluster_of_[*same];
      if (chosen == fresh) chosen = BestFitting(m, profile, word, sentence);
      if (chosen == fresh) clusters_.emplace_back();
      if (stands_for && chosen < fresh) {
        // Its words are no name of the event.
        ++clusters_[chosen].mentions;
        clusters_[chosen].sentence = sentence;
      } else {
        JoinEvent(mention, profile, word, sentence, clusters_[chosen]);
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
  size_t BestFitting(size_t m, const EventProfile& profile, uint32_t word,
                     uint32_t sentence) {
    const EventMention& mention = mentions_[m];
    size_t chosen = clusters_.size();
    if (mention.kind == EventKind::kCarrier) return chosen;
    const std::vector<uint32_t> linked = ClustersBeside(m);
    int highest = 0;
    const size_t first =
        clusters_.size() > kLookBack ? clusters_.size() - kLookBack : 0;
    for (size_t c = first; c < clusters_.size(); ++c) {
      const bool beside =
          std::find(linked.begin(), linked.end(), c) != linked.end();
      const int fit = FitOfEvent(mention, profile, word, sentence, beside,
                                 clusters_[c], kinships_);
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
      const EventCluster& cluster = clusters_[c];
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

  const AnalyzedArticle& article_;
  const Words& words_;
  const std::vector<EventMention>& mentions_;
  const std::vector<language::TimeExpression>& times_;
  EventKinships kinships_;
  std::vector<EventCluster> clusters_;
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

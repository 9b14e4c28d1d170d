#include "ingest_service/claims/events/event_mentions.h"

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "common/language/event_words.h"
#include "common/language/synsets.h"
#include "common/language/wordnet.h"
#include "ingest_service/claims/events/event_kinds.h"
#include "ingest_service/claims/events/event_times.h"

namespace hearsay::claims {
namespace {

using language::PennTag;
using language::Relation;
using language::Synsets;
using language::WordNet;

// Distinct events of an article between which senses are chosen.
constexpr size_t kMaxKinds = 64;
int32_t ParticleOf(const AnalyzedArticle& article, int32_t verb) {
  const auto bit = static_cast<int>(Relation::kCompoundPrt);
  if ((article.node(verb).child_relations >> bit & 1) == 0) return -1;
  return ChildOf(article, verb, Relation::kCompoundPrt);
}

// "called the blast an attack": another word for what is known.
bool IsCalledSo(const AnalyzedArticle& article, const Words& words, int32_t t) {
  const int32_t verb = article.node(t).head;
  if (verb < 0 || verb >= t || !language::IsVerb(article.token(verb).tag)) {
    return false;
  }
  const std::string lemma =
      WordNet::Get().Lemma(words.Lower(verb), article.token(verb).tag);
  if (lemma != "call" && lemma != "label" && lemma != "brand" &&
      lemma != "deem" && lemma != "term" && lemma != "consider") {
    return false;
  }
  const int32_t object = article.node(verb).object;
  return object >= 0 && object < t &&
         article.token(t).relation != Relation::kConj;
}

// What stands before the noun says of which one of its kind it speaks.
void ReadDeterminer(const AnalyzedArticle& article, const Words& words,
                    EventMention& mention) {
  const int32_t t = mention.trigger;
  mention.indefinite = mention.plural;
  for (int32_t k = article.node(t).first; k < t; ++k) {
    if (article.node(k).head != t) continue;
    const Relation relation = article.token(k).relation;
    const absl::string_view word = words.Lower(k);
    if (relation == Relation::kNmodPoss || word == "the" || word == "this" ||
        word == "that" || word == "these" || word == "those" ||
        word == "both") {
      mention.definite = true;
    } else if (word == "any" || word == "no") {
      // "denied that any sale was planned": the one that was spoken of.
      mention.indefinite = false;
    } else if (relation == Relation::kDet || word == "several" ||
               word == "many" || word == "other" || word == "another") {
      mention.indefinite = true;
    }
  }
  // "It was an attack", "spoke of it as an attack": of what is known.
  const int32_t marker = article.node(t).marker;
  if (mention.definite || (marker >= 0 && words.Lower(marker) == "as") ||
      IsCalledSo(article, words, t) ||
      (article.node(t).child_relations >> static_cast<int>(Relation::kCop) &
       1) != 0) {
    mention.indefinite = false;
  }
}

class Finder {
 public:
  Finder(const AnalyzedArticle& article, const Words& words,
         const std::vector<language::TimeExpression>& times,
         const std::vector<int32_t>& mains)
      : article_(article), words_(words), times_(times), mains_(mains) {}

  std::vector<EventMention> Run() {
    at_.assign(static_cast<size_t>(article_.size()), -1);
    // Nouns first: whether a verb carries one decides what the verb is.
    for (int32_t t = 0; t < article_.size(); ++t) {
      const PennTag tag = article_.token(t).tag;
      if (tag == PennTag::kNN || tag == PennTag::kNNS) ReadNoun(t);
    }
    for (int32_t t = 0; t < article_.size(); ++t) {
      const PennTag tag = article_.token(t).tag;
      if (language::IsVerb(tag)) ReadVerb(t);
      if (tag == PennTag::kJJ) ReadAdjective(t);
    }
    for (const int32_t t : mains_) {
      if (at_[t] < 0) AddMain(t);
    }
    std::sort(found_.begin(), found_.end(), [](const auto& a, const auto& b) {
      return a.trigger < b.trigger;
    });
    ChooseSenses();
    PlaceEventTimes(article_, words_, times_, found_);
    return std::move(found_);
  }

 private:
  // "May" of "the May 3 attack" takes no part in it.
  bool IsOfTime(int32_t t) const {
    const auto after = std::partition_point(
        times_.begin(), times_.end(), [t](const auto& time) {
          return static_cast<int32_t>(time.end_token) <= t;
        });
    return after != times_.end() &&
           static_cast<int32_t>(after->first_token) <= t;
  }

  void Add(EventMention mention) {
    std::erase_if(mention.arguments, [this](const EventArgument& argument) {
      return IsOfTime(argument.head);
    });
    at_[mention.trigger] = static_cast<int32_t>(found_.size());
    found_.push_back(std::move(mention));
  }

  void ReadVerb(int32_t t) {
    const Relation relation = article_.token(t).relation;
    if (relation == Relation::kAux || relation == Relation::kAuxpass ||
        relation == Relation::kCop || relation == Relation::kCase ||
        relation == Relation::kMark || relation == Relation::kAmod ||
        relation == Relation::kCompound) {
      return;
    }
    const std::string lemma =
        WordNet::Get().Lemma(words_.Lower(t), article_.token(t).tag);
    if (lemma == "be" || Synsets::Get().OfVerb(lemma).empty()) return;
    const bool particle = ParticleOf(article_, t) >= 0;
    const bool carrier =
        IsCarrierVerb(lemma) && (!particle || lemma == "carry");
    if (carrier && Carries(t)) return;
    EventMention mention = DescribeEvent(article_, words_, t);
    if (carrier || (IsAspectVerb(lemma) && !particle)) {
      mention.kind = EventKind::kCarrier;
    }
    Add(std::move(mention));
  }

  // Whether a noun's event is what the verb is about.
  bool Carries(int32_t verb) const {
    for (const int32_t noun :
         {article_.node(verb).object, article_.node(verb).subject}) {
      if (noun >= 0 && at_[noun] >= 0 &&
          found_[at_[noun]].kind == EventKind::kHappening) {
        return true;
      }
    }
    return false;
  }

  void ReadNoun(int32_t t) {
    const language::TokenAnalysis& token = article_.token(t);
    const std::string lemma = WordNet::Get().Lemma(words_.Lower(t), token.tag);
    const auto senses = Synsets::Get().OfNoun(lemma);
    if (senses.empty()) return;
    EventMention mention = DescribeEvent(article_, words_, t);
    const bool happens =
        !IsNoEventNoun(lemma) &&
        (IsEventNounFile(token.noun_sense) || mention.generic ||
         // "blast", "crash": the news knows another usual sense.
         (mention.families != 0 && token.noun_sense != kArtifactFile &&
          std::any_of(senses.begin(), senses.end(), [](int32_t s) {
            return IsEventNounFile(Synsets::Get().File(s));
          })));
    const int32_t head = article_.node(t).head;
    const bool names_thing =  // "attack drone".
        token.relation == Relation::kCompound && head >= 0 &&
        article_.token(head).noun_sense == kArtifactFile;
    if (names_thing) return;
    if (!happens) {
      if (!MayHappen(token.noun_sense)) return;
      mention.kind = EventKind::kState;
    }
    Add(std::move(mention));
  }

  // What a claim is about, although it does not happen: "the theory".
  void AddMain(int32_t t) {
    const PennTag tag = article_.token(t).tag;
    if (!language::IsNoun(tag) && !language::IsVerb(tag)) return AddQuality(t);
    EventMention mention = DescribeEvent(article_, words_, t);
    if (!mention.verbal) {
      mention.kind = EventKind::kState;
    } else if (mention.lemma == "carry_out" || IsCarrierVerb(mention.lemma) ||
               IsAspectVerb(mention.lemma)) {
      mention.kind = EventKind::kCarrier;
    }
    Add(std::move(mention));
  }

  // "was responsible", "are open".
  void ReadAdjective(int32_t t) {
    if ((article_.node(t).child_relations >> static_cast<int>(Relation::kCop) &
         1) == 0) {
      return;
    }
    AddQuality(t);
  }

  void AddQuality(int32_t t) {
    EventMention mention;
    mention.trigger = t;
    mention.kind = EventKind::kState;
    mention.lemma = std::string(words_.Lower(t));
    Add(std::move(mention));
  }

  // "strike" beside "attack" is no stoppage of work.
  void ChooseSenses() {
    std::vector<const EventMention*> kinds;
    absl::flat_hash_set<absl::string_view> seen;
    for (const EventMention& mention : found_) {
      if (mention.families == 0 || kinds.size() == kMaxKinds) continue;
      if (seen.insert(mention.lemma).second) kinds.push_back(&mention);
    }
    absl::flat_hash_map<std::string, int32_t> chosen;
    for (EventMention& mention : found_) {
      if (mention.verbal || mention.families == 0 || mention.synset < 0) {
        continue;
      }
      const auto [place, is_new] = chosen.try_emplace(mention.lemma, -1);
      if (is_new) place->second = NearestSense(mention, kinds);
      mention.synset = place->second;
    }
  }

  static int32_t NearestSense(const EventMention& mention,
                              const std::vector<const EventMention*>& kinds) {
    const auto senses = Synsets::Get().OfNoun(mention.lemma);
    int32_t best = senses[0];
    float nearest = 0.55f;  // Below it the usual sense stays.
    for (const int32_t sense : senses) {
      for (const EventMention* other : kinds) {
        if (other->lemma == mention.lemma ||
            (other->families & mention.families) == 0) {
          continue;
        }
        const float nearness = Synsets::Get().Nearness(sense, other->synset);
        if (nearness > nearest) {
          nearest = nearness;
          best = sense;
        }
      }
    }
    return best;
  }

  const AnalyzedArticle& article_;
  const Words& words_;
  const std::vector<language::TimeExpression>& times_;
  const std::vector<int32_t>& mains_;
  std::vector<EventMention> found_;
  std::vector<int32_t> at_;  // The event of a token; -1 is none.
};

}  // namespace

EventMention DescribeEvent(const AnalyzedArticle& article, const Words& words,
                           int32_t t) {
  const PennTag tag = article.token(t).tag;
  EventMention mention;
  mention.trigger = t;
  mention.verbal = language::IsVerb(tag);
  mention.plural = tag == PennTag::kNNS;
  mention.lemma = WordNet::Get().Lemma(words.Lower(t), tag);
  absl::Span<const int32_t> senses;
  const int32_t particle = mention.verbal ? ParticleOf(article, t) : -1;
  if (particle >= 0) {
    std::string phrasal =
        absl::StrCat(mention.lemma, "_", words.Lower(particle));
    senses = Synsets::Get().OfVerb(phrasal);
    if (!senses.empty()) mention.lemma = std::move(phrasal);
  }
  if (senses.empty()) {
    senses = mention.verbal ? Synsets::Get().OfVerb(mention.lemma)
                            : Synsets::Get().OfNoun(mention.lemma);
  }
  if (!senses.empty()) mention.synset = senses[0];
  mention.families =
      language::EventFamilies(mention.lemma.substr(0, mention.lemma.find('_')));
  if (mention.verbal) {
    mention.kind = mention.families != 0 || mention.synset < 0
                       ? EventKind::kHappening
                       : KindOfVerb(mention.lemma, mention.synset);
    mention.told =
        tag == PennTag::kVBD || tag == PennTag::kVBN || tag == PennTag::kVBG;
  } else {
    mention.generic = IsGenericEvent(mention.lemma);
    ReadDeterminer(article, words, mention);
  }
  mention.arguments = ArgumentsOf(article, words, t, mention.lemma);
  return mention;
}

std::vector<EventMention> FindEventMentions(
    const AnalyzedArticle& article, const Words& words,
    const std::vector<language::TimeExpression>& times,
    const std::vector<int32_t>& mains) {
  return Finder(article, words, times, mains).Run();
}

}  // namespace hearsay::claims

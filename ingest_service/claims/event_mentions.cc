#include "ingest_service/claims/event_mentions.h"

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "common/language/event_words.h"
#include "common/language/synsets.h"
#include "common/language/wordnet.h"

namespace hearsay::claims {
namespace {

using language::PennTag;
using language::Relation;
using language::Synsets;
using language::WordNet;

using WordSet = absl::flat_hash_set<absl::string_view>;

// WordNet's lexicographer files (see WordSenses).
constexpr uint8_t kAct = 4, kArtifact = 6, kCognition = 9, kCommunication = 10;
constexpr uint8_t kEventFile = 11, kPhenomenon = 19, kProcess = 22, kState = 26;
constexpr uint8_t kCognitionVerb = 31, kCommunicationVerb = 32;
constexpr uint8_t kEmotionVerb = 37, kPerceptionVerb = 39, kStativeVerb = 42;

// Distinct events of an article between which senses are chosen.
constexpr size_t kMaxKinds = 64;
// Tokens between a time and the event before it when the tree does not help.
constexpr int32_t kNearTime = 8;
// Tokens around an event in which one of its tree may give it a time.
constexpr int32_t kNearby = 64;

// Acts that are less an event than a trade, a means or a manner of speaking.
bool IsNoEvent(absl::string_view noun) {
  static const auto& words = *new WordSet(
      {"action",        "activity",     "affair",       "application",
       "approach",      "art",          "aid",          "behavior",
       "behaviour",     "business",     "capacity",     "care",
       "career",        "case",         "chance",       "control",
       "course",        "defence",      "defense",      "diplomacy",
       "duty",          "economy",      "effort",       "fact",
       "force",         "form",         "function",     "goal",
       "help",          "history",      "industry",     "involvement",
       "job",           "kind",         "labor",        "labour",
       "law",           "leadership",   "life",         "line",
       "management",    "matter",       "means",        "measure",
       "mission",       "music",        "need",         "occupation",
       "part",          "party",        "personnel",    "place",
       "play",          "policy",       "politics",     "position",
       "post",          "power",        "practice",     "procedure",
       "process",       "profession",   "program",      "programme",
       "project",       "right",        "role",         "routine",
       "safety",        "security",     "sector",       "service",
       "set",           "show",         "side",         "sort",
       "sport",         "standard",     "step",         "support",
       "system",        "task",         "technology",   "term",
       "thing",         "time",         "trade",        "training",
       "treatment",     "turn",         "use",          "value",
       "way",           "work",         "wrong",        "end",
       "start",         "beginning",    "result",       "effect",
       "consequence",   "circumstance", "condition",    "situation",
       "experience",    "relation",     "relationship", "responsibility",
       "intelligence",  "air",          "wind",         "energy",
       "light",         "sound",        "oversight",    "direction",
       "order",         "attention",    "interest",     "contact",
       "communication", "air",          "market",       "office",
       "weather"});
  return words.contains(noun);
}

// Says that something happened, and not what.
bool IsGeneric(absl::string_view noun) {
  static const auto& words =
      *new WordSet({"incident", "event", "episode", "occurrence", "happening",
                    "act", "operation", "tragedy", "disaster", "catastrophe",
                    "atrocity", "development", "move", "crime", "affair"});
  return words.contains(noun);
}

// Verbs that happen although WordNet files them under speech or thought.
bool HappensInWords(absl::string_view verb) {
  static const auto& words = *new WordSet(
      {"authorize", "authorise", "ban",     "threaten", "charge",    "indict",
       "convict",   "sentence",  "acquit",  "sue",      "sign",      "pardon",
       "apologize", "negotiate", "vote",    "veto",     "order",     "nominate",
       "appoint",   "invite",    "approve", "plead",    "prosecute", "forbid",
       "summon",    "elect",     "plot"});
  return words.contains(verb);
}

// Verbs that only lead over to another one.
bool IsAspect(absl::string_view verb) {
  static const auto& words = *new WordSet(
      {"begin",   "start",   "continue", "stop",   "cease",   "finish",
       "keep",    "let",     "get",      "go",     "come",    "try",
       "seek",    "help",    "use",      "become", "remain",  "seem",
       "appear",  "tend",    "need",     "want",   "like",    "include",
       "involve", "contain", "base",     "cause",  "lead",    "follow",
       "allow",   "enable",  "put",      "set",    "bring",   "see",
       "look",    "find",    "show",     "prove",  "suggest", "respond",
       "work",    "live",    "stay",     "serve",  "act",     "deal"});
  return words.contains(verb);
}

// A noun of this usual sense may name what happens; no ferry does, although
// "ferry" is a way of going too.
bool MayHappen(uint8_t file) {
  return file == kAct || file == kEventFile || file == kPhenomenon ||
         file == kCognition || file == kCommunication || file == kProcess ||
         file == kState;
}

bool IsEventNounFile(uint8_t file) {
  return file == kAct || file == kEventFile || file == kPhenomenon;
}

int32_t ParticleOf(const AnalyzedArticle& article, int32_t verb) {
  const auto bit = static_cast<int>(Relation::kCompoundPrt);
  if ((article.node(verb).child_relations >> bit & 1) == 0) return -1;
  return ChildOf(article, verb, Relation::kCompoundPrt);
}

EventKind KindOfVerb(const EventMention& mention) {
  if (mention.families != 0 || HappensInWords(mention.lemma) ||
      mention.synset < 0) {
    return EventKind::kHappening;
  }
  const uint8_t file = Synsets::Get().File(mention.synset);
  if (file == kCommunicationVerb) return EventKind::kSaying;
  return file == kCognitionVerb || file == kEmotionVerb ||
                 file == kPerceptionVerb || file == kStativeVerb
             ? EventKind::kState
             : EventKind::kHappening;
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
    for (size_t i = 0; i < found_.size(); ++i) {
      at_[found_[i].trigger] = static_cast<int32_t>(i);
    }
    ChooseSenses();
    for (size_t i = 0; i < times_.size(); ++i) PlaceTime(i);
    for (EventMention& mention : found_) InheritTime(mention);
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
    if (carrier || (IsAspect(lemma) && !particle)) {
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
        !IsNoEvent(lemma) &&
        (IsEventNounFile(token.noun_sense) || mention.generic ||
         // "blast", "crash": the news knows another usual sense.
         (mention.families != 0 && token.noun_sense != kArtifact &&
          std::any_of(senses.begin(), senses.end(), [](int32_t s) {
            return IsEventNounFile(Synsets::Get().File(s));
          })));
    const int32_t head = article_.node(t).head;
    const bool names_thing =  // "attack drone".
        token.relation == Relation::kCompound && head >= 0 &&
        article_.token(head).noun_sense == kArtifact;
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
               IsAspect(mention.lemma)) {
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

  // Gives a time to the event that its tree hangs it on, or to the one right
  // before it.
  void PlaceTime(size_t index) {
    const language::TimeExpression& time = times_[index];
    const auto begin = static_cast<int32_t>(time.first_token);
    const auto end = static_cast<int32_t>(time.end_token);
    int32_t top = end - 1;
    for (int32_t t = begin; t < end; ++t) {
      const int32_t head = article_.node(t).head;
      if (head < begin || head >= end) top = t;
    }
    // "The inspection was in 2017" hangs on the time.
    const int32_t subject = article_.node(top).subject;
    if (subject >= 0 && at_[subject] >= 0) return GiveTime(at_[subject], index);
    int32_t at = article_.node(top).head;
    for (int climb = 0; at >= 0 && climb < 3; ++climb) {
      if (at_[at] >= 0 && found_[at_[at]].kind != EventKind::kCarrier) {
        return GiveTime(at_[at], index);
      }
      if (language::IsVerb(article_.token(at).tag)) {
        // "was carried out on Tuesday": the noun's event.
        bool given = false;
        for (const int32_t noun :
             {article_.node(at).object, article_.node(at).subject}) {
          if (noun < 0 || at_[noun] < 0) continue;
          GiveTime(at_[noun], index);
          given = true;
          break;
        }
        if (at_[at] >= 0) GiveTime(at_[at], index);
        if (given || at_[at] >= 0) return;
        break;
      }
      at = article_.node(at).head;
    }
    const uint32_t sentence = article_.node(begin).sentence;
    for (int32_t t = begin - 1; t >= 0 && begin - t <= kNearTime; --t) {
      if (article_.node(t).sentence != sentence || words_.Is(t, kComma)) break;
      if (at_[t] < 0) continue;
      GiveTime(at_[t], index);
      return;
    }
  }

  // An event without a time of its own has that of the event in which it
  // happened, "killed in a raid on Saturday", or of what is told of it, "the
  // raid that killed two on Saturday".
  void InheritTime(EventMention& mention) const {
    if (mention.time >= 0) return;
    InheritTimeUnder(mention.trigger, mention);
    // "The decision was taken at a meeting on Friday": under its verb.
    const int32_t verb = article_.node(mention.trigger).head;
    if (mention.time < 0 && !mention.verbal && verb >= 0 && at_[verb] < 0 &&
        language::IsVerb(article_.token(verb).tag)) {
      InheritTimeUnder(verb, mention);
    }
  }

  void InheritTimeUnder(int32_t head, EventMention& mention) const {
    const TokenNode& node = article_.node(head);
    const int32_t first = std::max(node.first, mention.trigger - kNearby);
    const int32_t last = std::min(node.last, mention.trigger + kNearby);
    for (int32_t t = std::max(first, 0); t <= last; ++t) {
      if (at_[t] < 0 || found_[at_[t]].time < 0 ||
          article_.node(t).head != head) {
        continue;
      }
      const Relation relation = article_.token(t).relation;
      const int32_t marker = article_.node(t).marker;
      const absl::string_view word =
          marker >= 0 ? words_.Lower(marker) : absl::string_view();
      if (relation == Relation::kAclRelcl || relation == Relation::kAcl ||
          (relation == Relation::kNmod && (word == "in" || word == "at" ||
                                           word == "during" || word == "by"))) {
        mention.time = found_[at_[t]].time;
        return;
      }
    }
  }

  void GiveTime(int32_t event, size_t index) {
    EventMention& mention = found_[event];
    if (mention.time < 0) mention.time = static_cast<int32_t>(index);
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
    mention.kind = KindOfVerb(mention);
    mention.told =
        tag == PennTag::kVBD || tag == PennTag::kVBN || tag == PennTag::kVBG;
  } else {
    mention.generic = IsGeneric(mention.lemma);
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

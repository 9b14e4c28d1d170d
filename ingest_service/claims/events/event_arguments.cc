#include "ingest_service/claims/events/event_arguments.h"

#include <algorithm>

#include "common/language/penn_tag.h"
#include "common/language/relation.h"
#include "common/language/wordnet.h"
#include "ingest_service/claims/lexicon/word_set.h"

namespace hearsay::claims {
namespace {

using language::PennTag;
using language::Relation;

constexpr int kMaxClimb = 3;          // Verbs up from one without a subject.
constexpr int32_t kMaxPhrase = 14;    // Tokens of a participant.
constexpr uint8_t kArtifactFile = 6;  // WordNet's noun.artifact.

// Nouns whose possessor suffers: "Moss's arrest".
bool HasVictim(absl::string_view noun) {
  static const auto& words = *new WordSet(
      {"abduction",   "acquittal",     "arrest",          "assassination",
       "beating",     "beheading",     "capture",         "collapse",
       "conviction",  "death",         "deportation",     "destruction",
       "detention",   "disappearance", "dismissal",       "downfall",
       "eviction",    "execution",     "explosion",       "expulsion",
       "extradition", "firing",        "hospitalization", "imprisonment",
       "indictment",  "injury",        "kidnapping",      "killing",
       "lynching",    "murder",        "ouster",          "overthrow",
       "poisoning",   "rape",          "release",         "removal",
       "rescue",      "sentencing",    "slaying",         "suspension",
       "torture",     "trial"});
  return words.contains(noun);
}

// Verbs whose subject suffers: "Moss died".
bool SubjectSuffers(absl::string_view verb) {
  static const auto& words =
      *new WordSet({"die", "perish", "collapse", "crash", "sink", "explode",
                    "burn", "fall", "drown", "disappear", "vanish", "erupt"});
  return words.contains(verb);
}

bool IsPlacePreposition(absl::string_view word) {
  static const auto& words = *new WordSet(
      {"in", "at", "near", "outside", "inside", "across", "around", "off",
       "along", "beside", "throughout", "within", "over", "above"});
  return words.contains(word);
}

bool IsTargetPreposition(absl::string_view word) {
  return word == "on" || word == "against" || word == "upon" ||
         word == "into" || word == "at" || word == "to";
}

class Reader {
 public:
  Reader(const AnalyzedArticle& article, const Words& words)
      : article_(article), words_(words) {}

  void ReadVerb(int32_t verb, absl::string_view lemma) {
    const bool suffers = SubjectSuffers(lemma);
    ReadSubject(verb, suffers ? v1::EVENT_ROLE_TARGET : v1::EVENT_ROLE_AGENT);
    ForChildren(verb, [&](int32_t child, Relation relation) {
      if (relation == Relation::kDobj) {
        Add(v1::EVENT_ROLE_TARGET, child);
      } else if (relation == Relation::kNmod) {
        ReadPreposition(child, IsPassive(verb), /*of_noun=*/false);
      } else if ((relation == Relation::kAdvcl ||
                  relation == Relation::kXcomp) &&
                 words_.Lower(child) == "using") {
        const int32_t tool = article_.node(child).object;
        if (tool >= 0) Add(v1::EVENT_ROLE_INSTRUMENT, tool);
      }
    });
  }

  void ReadNoun(int32_t noun, absl::string_view lemma) {
    const bool victim = HasVictim(lemma);
    const absl::string_view before = Preposition(noun);
    ForChildren(noun, [&](int32_t child, Relation relation) {
      switch (relation) {
        case Relation::kNmodPoss:
          Add(victim ? v1::EVENT_ROLE_TARGET : v1::EVENT_ROLE_AGENT, child);
          break;
        case Relation::kNmod:
          ReadPreposition(child, /*passive=*/true, /*of_noun=*/true);
          break;
        case Relation::kCompound:
          ReadCompound(child);
          break;
        case Relation::kAmod:
          if (words_.Is(child, kCapitalized)) {
            Add(v1::EVENT_ROLE_AGENT, child);
          }
          break;
        case Relation::kNsubj:
          // "Moss was behind the attack" hangs on the attack.
          if (before == "behind") Add(v1::EVENT_ROLE_AGENT, child);
          break;
        case Relation::kAcl:
          ReadParticiple(child);
          break;
        default:
          break;
      }
    });
    ReadCarrier(noun);
  }

  std::vector<EventArgument> Take() { return std::move(found_); }

 private:
  template <typename Visit>
  void ForChildren(int32_t head, Visit visit) const {
    const TokenNode& node = article_.node(head);
    for (int32_t t = node.first; t >= 0 && t <= node.last; ++t) {
      if (article_.node(t).head == head) visit(t, article_.token(t).relation);
    }
  }

  absl::string_view Preposition(int32_t noun) const {
    const int32_t marker = article_.node(noun).marker;
    return marker >= 0 && marker < noun ? words_.Lower(marker)
                                        : absl::string_view();
  }

  bool HasChild(int32_t head, Relation relation) const {
    return (article_.node(head).child_relations >> static_cast<int>(relation) &
            1) != 0;
  }

  bool IsPassive(int32_t verb) const {
    return HasChild(verb, Relation::kAuxpass) ||
           HasChild(verb, Relation::kNsubjpass) ||
           (article_.token(verb).tag == PennTag::kVBN &&
            article_.token(verb).relation == Relation::kAcl);
  }

  // Who does it: the subject, or whom the clause hangs on.
  void ReadSubject(int32_t verb, v1::EventRole role) {
    int32_t at = verb;
    for (int climb = 0; climb < kMaxClimb; ++climb) {
      const bool passive = IsPassive(at);
      const Relation relation = article_.token(at).relation;
      const int32_t head = article_.node(at).head;
      int32_t subject = article_.node(at).subject;
      if (relation == Relation::kAclRelcl && head >= 0) {
        if (subject < 0 || IsRelative(subject)) {
          subject = head;
        } else if (article_.node(at).object < 0 && !passive) {
          Add(v1::EVENT_ROLE_TARGET, head);
        }
      } else if (relation == Relation::kAcl && head >= 0 && subject < 0) {
        // "a gang attacking", "a town attacked"; not "an attempt to attack".
        if (article_.token(at).tag == PennTag::kVB) return;
        subject = head;
      }
      if (subject >= 0) {
        Add(passive ? v1::EVENT_ROLE_TARGET : role, subject);
        return;
      }
      if (head < 0) return;
      // "accused Moss of burning it", "told Moss to go".
      const int32_t object = article_.node(head).object;
      const bool hangs =
          relation == Relation::kXcomp || relation == Relation::kConj ||
          relation == Relation::kAdvcl || relation == Relation::kNmod;
      if (!hangs) return;
      if (object >= 0 && object < at && relation != Relation::kConj) {
        Add(role, object);
        return;
      }
      at = head;
    }
  }

  bool IsRelative(int32_t t) const {
    return words_.Is(t, kRelative) || words_.Lower(t) == "that";
  }

  void ReadPreposition(int32_t noun, bool passive, bool of_noun) {
    const absl::string_view word = Preposition(noun);
    if (word == "by") {
      if (passive) Add(v1::EVENT_ROLE_AGENT, noun);
    } else if (word == "of") {
      if (of_noun) Add(v1::EVENT_ROLE_TARGET, noun);
    } else if (word == "with") {
      if (article_.token(noun).noun_sense == kArtifactFile) {
        Add(v1::EVENT_ROLE_INSTRUMENT, noun);
      }
    } else if (IsTargetPreposition(word) && (of_noun || word == "against") &&
               word != "to") {
      Add(v1::EVENT_ROLE_TARGET, noun);
    } else if (IsPlacePreposition(word) || (word == "on" && !of_noun)) {
      if (words_.Is(noun, kTime)) return;
      Add(v1::EVENT_ROLE_PLACE, noun);
    }
  }

  // "Kremlin drone attack", "car bombing".
  void ReadCompound(int32_t noun) {
    if (words_.Is(noun, kTime | kNumber)) return;
    if (words_.Is(noun, kCapitalized)) {
      Add(v1::EVENT_ROLE_TARGET, noun);
    } else if (article_.token(noun).noun_sense == kArtifactFile) {
      Add(v1::EVENT_ROLE_INSTRUMENT, noun);
    }
  }

  // "the attack carried out by Moss", "a raid launched from here".
  void ReadParticiple(int32_t verb) {
    ForChildren(verb, [&](int32_t child, Relation relation) {
      if (relation == Relation::kNmod) {
        ReadPreposition(child, /*passive=*/true, /*of_noun=*/false);
      }
    });
  }

  // What the verb around the noun adds.
  void ReadCarrier(int32_t noun) {
    const int32_t head = article_.node(noun).head;
    if (head < 0) return;
    const Relation relation = article_.token(noun).relation;
    const std::string verb = language::WordNet::Get().Lemma(
        words_.Lower(head), article_.token(head).tag);
    const absl::string_view before = Preposition(noun);
    const int32_t subject = article_.node(head).subject;
    if (relation == Relation::kDobj && IsCarrierVerb(verb)) {
      ReadSubject(head, v1::EVENT_ROLE_AGENT);
      ForChildren(head, [&](int32_t child, Relation of_child) {
        if (of_child == Relation::kNmod) {
          ReadPreposition(child, /*passive=*/false, /*of_noun=*/false);
        }
      });
    } else if ((relation == Relation::kNsubjpass ||
                relation == Relation::kNsubj) &&
               IsCarrierVerb(verb)) {
      ReadParticiple(head);
    } else if (relation == Relation::kNmod && before == "for") {
      if (verb == "responsible" && subject >= 0) {
        Add(v1::EVENT_ROLE_AGENT, subject);
      } else if (verb == "blame" || verb == "thank" || verb == "arrest") {
        const int32_t blamed =
            IsPassive(head) ? subject : article_.node(head).object;
        if (blamed >= 0) Add(v1::EVENT_ROLE_AGENT, blamed);
      }
    }
  }

  void Add(v1::EventRole role, int32_t head) {
    const PennTag tag = article_.token(head).tag;
    const bool adjective = tag == PennTag::kJJ && words_.Is(head, kCapitalized);
    if (!language::IsNoun(tag) && !adjective) return;
    for (const EventArgument& known : found_) {
      if (known.head == head) return;
    }
    found_.push_back({role, head, PhraseOf(head)});
    ForChildren(head, [&](int32_t child, Relation relation) {
      if (relation == Relation::kConj && child > head) Add(role, child);
    });
  }

  TokenSpan PhraseOf(int32_t head) const {
    TokenSpan span = {head, head + 1};
    ForChildren(head, [&](int32_t child, Relation relation) {
      const int32_t first = article_.node(child).first;
      const int32_t last = article_.node(child).last;
      const bool before =
          relation == Relation::kDet || relation == Relation::kAmod ||
          relation == Relation::kCompound || relation == Relation::kNummod ||
          relation == Relation::kNmodPoss;
      if (child < head && before) {
        span.begin = std::min(span.begin, std::max(first, head - kMaxPhrase));
      } else if (child > head && relation == Relation::kNmod &&
                 Preposition(child) == "of") {
        span.end = std::max(span.end, std::min(last + 1, head + kMaxPhrase));
      }
    });
    return span;
  }

  const AnalyzedArticle& article_;
  const Words& words_;
  std::vector<EventArgument> found_;
};

}  // namespace

bool IsCarrierVerb(absl::string_view lemma) {
  static const auto& words = *new WordSet(
      {"be",         "carry",  "commit", "conduct",     "do",      "execute",
       "face",       "give",   "happen", "have",        "hold",    "launch",
       "make",       "mount",  "occur",  "orchestrate", "order",   "perform",
       "perpetrate", "plan",   "stage",  "suffer",      "survive", "take",
       "undergo",    "unfold", "wage"});
  return words.contains(lemma);
}

int32_t ChildOf(const AnalyzedArticle& article, int32_t head,
                Relation relation) {
  const TokenNode& node = article.node(head);
  for (int32_t t = node.first; t >= 0 && t <= node.last; ++t) {
    if (article.node(t).head == head && article.token(t).relation == relation) {
      return t;
    }
  }
  return -1;
}

std::vector<EventArgument> ArgumentsOf(const AnalyzedArticle& article,
                                       const Words& words, int32_t trigger,
                                       absl::string_view lemma) {
  Reader reader(article, words);
  if (language::IsVerb(article.token(trigger).tag)) {
    reader.ReadVerb(trigger, lemma);
  } else {
    reader.ReadNoun(trigger, lemma);
  }
  return reader.Take();
}

}  // namespace hearsay::claims

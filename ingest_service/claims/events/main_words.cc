#include "ingest_service/claims/events/main_words.h"

#include <algorithm>

#include "common/language/synsets.h"
#include "common/language/wordnet.h"
#include "ingest_service/claims/events/event_arguments.h"
#include "ingest_service/claims/lexicon/noun_files.h"

namespace hearsay::claims {
namespace {

using language::PennTag;
using language::Relation;

constexpr uint8_t kArtifact = 6, kObject = 17;

// WordNet's files of nouns: animals, artifacts, bodies, food, objects, people,
// plants and substances.
constexpr uint64_t kThings = Files({5, 6, 8, 13, 17, 18, 20, 27});
// Acts, attributes, thoughts, speech, events, feelings, motives, phenomena,
// possessions, processes, relations and states.
constexpr uint64_t kAbstract =
    Files({4, 7, 9, 10, 11, 12, 16, 19, 21, 22, 24, 26});

class Reader {
 public:
  Reader(const AnalyzedArticle& article, const Words& words, TokenRange content)
      : article_(article),
        words_(words),
        begin_(static_cast<int32_t>(content.begin)),
        end_(static_cast<int32_t>(content.end)) {}

  std::vector<int32_t> Run() {
    uint32_t sentence = UINT32_MAX;
    int32_t first = begin_;
    int32_t top = -1;
    for (int32_t t = begin_; t < end_; ++t) {
      if (article_.node(t).sentence != sentence) {
        ReadTop(top, first, t);
        top = -1;
        first = t;
        sentence = article_.node(t).sentence;
      }
      if (words_.Lower(t) == "there") ReadThereIs(t);
      if (IsTop(t) && (top < 0 || (IsVerb(t) && !IsVerb(top)))) top = t;
    }
    ReadTop(top, first, end_);
    ReadClauses();
    ReadInfinitive();
    if (found_.empty()) ReadWhatIsLeft();
    std::sort(found_.begin(), found_.end());
    found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
    return std::move(found_);
  }

 private:
  bool Inside(int32_t t) const { return t >= begin_ && t < end_; }
  bool IsVerb(int32_t t) const {
    return language::IsVerb(article_.token(t).tag);
  }
  bool IsFinite(int32_t t) const {
    return language::IsFinite(article_.token(t).tag);
  }
  bool IsNoun(int32_t t) const {
    const PennTag tag = article_.token(t).tag;
    return tag == PennTag::kNN || tag == PennTag::kNNS;
  }
  bool Has(int32_t t, Relation child) const {
    return (article_.node(t).child_relations >> static_cast<int>(child) & 1) !=
           0;
  }
  // May be something that happens or is so: no person, place or thing.
  bool IsAbstract(int32_t t) const {
    const language::TokenAnalysis& token = article_.token(t);
    // "Drought": a capital at the start is no name.
    const bool noun =
        IsNoun(t) || (token.tag == PennTag::kNNP &&
                      (t == begin_ || words_.Is(t - 1, kAnyMark)));
    if (!noun || InFiles(kThings, token.noun_sense)) return false;
    if (InFiles(kAbstract, token.noun_sense)) return true;
    const auto senses = language::Synsets::Get().OfNoun(
        language::WordNet::Get().Lemma(words_.Lower(t), PennTag::kNN));
    return std::any_of(senses.begin(), senses.end(), [&](int32_t sense) {
      return InFiles(kAbstract, language::Synsets::Get().File(sense));
    });
  }
  // The same, or a thing that may be what is meant: "any crack", "a crater".
  bool MayBeMeant(int32_t t) const {
    const uint8_t file = article_.token(t).noun_sense;
    return file == kObject || file == kArtifact || IsAbstract(t);
  }

  // Hangs on nothing inside.
  bool IsTop(int32_t t) const {
    if (Inside(article_.node(t).head) || !words_.Is(t, kWordShape)) {
      return false;
    }
    switch (article_.token(t).relation) {
      case Relation::kMark:
      case Relation::kCase:
      case Relation::kCc:
      case Relation::kDet:
      case Relation::kAux:
      case Relation::kAuxpass:
      case Relation::kNeg:
        return false;
      default:
        return true;
    }
  }

  // The top of the words in [first, end), of one sentence.
  void ReadTop(int32_t top, int32_t first, int32_t end) {
    if (top < 0) return;
    if (Has(top, Relation::kCop)) return ReadPredicate(top);
    if (IsVerb(top)) return ReadVerb(top);
    if (IsNoun(top)) ReadNoun(top);
    ReadVerbsBeside(top, first, end);
  }

  void ReadVerb(int32_t verb) {
    const std::string lemma = language::WordNet::Get().Lemma(
        words_.Lower(verb), article_.token(verb).tag);
    if (lemma == "be") return AddSubject(verb);
    found_.push_back(verb);
    if (!IsCarrierVerb(lemma)) return;
    for (const int32_t noun :
         {article_.node(verb).subject, article_.node(verb).object}) {
      if (Inside(noun) && IsAbstract(noun)) found_.push_back(noun);
    }
  }

  void ReadPredicate(int32_t predicate) {
    AddSubject(predicate);
    if (IsNoun(predicate)) {
      // "is about money": in what state it is, and no event.
      if (!Has(predicate, Relation::kCase) && MayBeMeant(predicate)) {
        found_.push_back(predicate);
      }
      return;
    }
    // What stands for a noun, "was a hasty one", has only its adjectives.
    const PennTag tag = article_.token(predicate).tag;
    if (tag != PennTag::kCD && tag != PennTag::kDT && tag != PennTag::kPRP) {
      return;
    }
    for (int32_t t = std::max(article_.node(predicate).first, begin_);
         t < predicate; ++t) {
      if (article_.token(t).relation == Relation::kAmod) found_.push_back(t);
    }
  }

  void AddSubject(int32_t predicate) {
    const int32_t subject = article_.node(predicate).subject;
    if (Inside(subject) && IsAbstract(subject)) found_.push_back(subject);
  }

  void ReadThereIs(int32_t there) {
    const int32_t verb = article_.node(there).head;
    if (article_.token(there).tag != PennTag::kEX || !Inside(verb)) return;
    const int32_t subject = article_.node(verb).subject;
    if (Inside(subject) && MayBeMeant(subject)) found_.push_back(subject);
  }

  // "the ferryman of sleeping on watch": also what he is said to have done.
  void ReadNoun(int32_t noun) {
    if (MayBeMeant(noun)) found_.push_back(noun);
    const int32_t last = std::min(article_.node(noun).last, end_ - 1);
    for (int32_t t = noun + 1; t <= last; ++t) {
      if (article_.node(t).head != noun || !IsVerb(t)) continue;
      const int32_t marker = article_.node(t).marker;
      if (marker < 0) continue;
      if (words_.Lower(marker) == "of" || words_.Lower(marker) == "for") {
        found_.push_back(LastOfGroup(t));  // "of having sat on it"
      }
    }
  }

  // "a virus that has killed horses may have come from there", where the tree
  // has "come" beside "killed"; "no unit had left port", where it has "left" as
  // an attribute of the port.
  void ReadVerbsBeside(int32_t top, int32_t first, int32_t end) {
    for (int32_t t = first; t < end; ++t) {
      if (!IsVerb(t) ||
          !(Has(t, Relation::kAux) || Has(t, Relation::kAuxpass))) {
        continue;
      }
      const Relation relation = article_.token(t).relation;
      if (relation == Relation::kAmod) {
        found_.push_back(t);
        continue;
      }
      const int32_t head = article_.node(t).head;
      if (t < top || !Inside(head) || Has(t, Relation::kMark) ||
          Has(head, Relation::kCc) ||
          article_.token(head).relation != Relation::kAclRelcl) {
        continue;
      }
      if (relation == Relation::kConj || relation == Relation::kCcomp ||
          relation == Relation::kDep || relation == Relation::kParataxis) {
        found_.push_back(t);
      }
    }
  }

  // The last verb of the group that begins at `t`: "had" → "had since misread".
  int32_t LastOfGroup(int32_t t) const {
    int32_t verb = t;
    for (++t; t < end_ && (IsVerb(t) || words_.Is(t, kAdverb | kNegation));
         ++t) {
      if (IsVerb(t)) verb = t;
    }
    return verb;
  }

  // Whether the clause that begins at `t` only says which one, when or why:
  // "who sealed it", "that has killed two", "because it rained".
  bool OpensAside(int32_t t) const {
    if (words_.Lower(t) == "that") {
      // "no sign that it leaks" tells what is so, "a pump that leaks" which.
      int32_t verb = t + 1;
      while (verb < end_ && words_.Is(verb, kAdverb)) ++verb;
      return t > begin_ && verb < end_ && IsFinite(verb) && IsNoun(t - 1);
    }
    return words_.Lower(t) != "if" &&
           words_.Is(t, kRelative | kSubordinator | kQuestionWord) &&
           words_.Lower(t) != "whether";
  }

  // The verb of each clause that is said, wherever the tree hangs it:
  // "fragments matched shells “held only by the brigade”", "no sign that he
  // *knew*".
  void ReadClauses() {
    bool aside = false;
    for (int32_t t = begin_; t < end_; ++t) {
      if (words_.Is(t, kCoordinator | kComma | kSemicolonOrDash | kColon)) {
        aside = false;
      } else if (t > begin_ && OpensAside(t)) {
        aside = true;
      }
      if (!IsFinite(t)) continue;
      const int32_t verb = LastOfGroup(t);
      if (!aside) ReadClause(verb);
      aside = false;
      t = verb;
    }
  }

  void ReadClause(int32_t verb) {
    if (!words_.Is(verb, kBe | kModal)) {
      found_.push_back(verb);
    } else if (words_.Is(verb, kBe) && verb + 1 < end_) {
      ReadStateBehind(verb);
    }
  }

  // What the tree leaves out of how something is: "is higher", "was abroad",
  // "is likely to last", "was to blame".
  void ReadStateBehind(int32_t verb) {
    int32_t t = verb + 1;
    int32_t place = -1;  // "abroad", which taggers take for an adverb.
    for (; t < end_; ++t) {
      const bool adverb = article_.token(t).tag == PennTag::kRB;
      if (!adverb && !words_.Is(t, kQuoteMark | kAdverb)) break;
      if (adverb && !words_.Is(t, kAdverb | kNegation)) place = t;
    }
    if (t < end_ && IsQuality(t)) {
      found_.push_back(t);
      ++t;
    } else if (place >= 0) {
      found_.push_back(place);
    }
    if (t + 1 < end_ && article_.token(t).tag == PennTag::kTO &&
        IsVerb(t + 1) && !words_.Is(t + 1, kBe)) {
      found_.push_back(LastOfGroup(t + 1));
    }
  }

  // "higher", "likely", with no noun behind it.
  bool IsQuality(int32_t t) const {
    const PennTag tag = article_.token(t).tag;
    return (tag == PennTag::kJJ || tag == PennTag::kJJR) &&
           (t + 1 == end_ || !IsNoun(t + 1));
  }

  // "expects the bill to exceed two million", "takes the tape to be genuine".
  void ReadInfinitive() {
    for (int32_t t = begin_ + 1; t + 1 < end_; ++t) {
      if (words_.Is(t, kAnyMark | kRelative | kSubordinator) || IsFinite(t)) {
        return;
      }
      if (article_.token(t).tag != PennTag::kTO || !IsVerb(t + 1)) continue;
      const int32_t verb = LastOfGroup(t + 1);
      if (!words_.Is(verb, kBe)) {
        found_.push_back(verb);
      } else if (verb + 1 < end_) {
        AddPredicateBehind(verb);
      }
      return;
    }
  }

  // How or what something is said to be: "is still asleep", "is in use".
  void AddPredicateBehind(int32_t verb) {
    int32_t noun = -1;
    int32_t adverb = -1;  // "asleep", as taggers have it.
    for (int32_t t = verb + 1; t < end_; ++t) {
      const PennTag tag = article_.token(t).tag;
      if (tag == PennTag::kRB && !words_.Is(t, kNegation)) adverb = t;
      if (IsNoun(t)) {
        noun = t;
      } else if (noun >= 0 || words_.Is(t, kAnyMark & ~kQuoteMark)) {
        break;
      } else if (tag == PennTag::kJJ || tag == PennTag::kVBN) {
        // An attribute counts where no noun follows.
        if (t + 1 >= end_ || !IsNoun(t + 1)) {
          found_.push_back(t);
          return;
        }
      }
    }
    if (noun < 0) noun = adverb;
    if (noun >= 0) found_.push_back(noun);
  }

  // A content without any of these has a predicate without a tree, or only a
  // noun: "the result “solid”".
  void ReadWhatIsLeft() {
    for (int32_t t = begin_; t < end_; ++t) {
      if (IsFinite(t) && words_.Is(LastOfGroup(t), kBe)) {
        return AddPredicateBehind(LastOfGroup(t));
      }
    }
    for (int32_t t = begin_; t < end_; ++t) {
      const bool last = t + 1 >= end_ || !IsNoun(t + 1);
      if ((IsNoun(t) && last) || article_.token(t).tag == PennTag::kVBG) {
        found_.push_back(t);
        return;
      }
    }
  }

  const AnalyzedArticle& article_;
  const Words& words_;
  const int32_t begin_;
  const int32_t end_;
  std::vector<int32_t> found_;
};

}  // namespace

std::vector<int32_t> MainWordsOf(const AnalyzedArticle& article,
                                 const Words& words, TokenRange content) {
  return Reader(article, words, content).Run();
}

}  // namespace hearsay::claims

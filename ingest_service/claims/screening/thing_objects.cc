#include "ingest_service/claims/screening/thing_objects.h"

#include <algorithm>

#include "absl/strings/string_view.h"
#include "common/language/relation.h"
#include "ingest_service/claims/analysis/source_kind.h"
#include "ingest_service/claims/attribution/content_shape.h"
#include "ingest_service/claims/attribution/cue_words.h"
#include "ingest_service/claims/lexicon/cue_lexicon.h"
#include "ingest_service/claims/lexicon/noun_files.h"

namespace hearsay::claims {
namespace {

using language::PennTag;
using language::Relation;

// Animals, artifacts, bodies, food, groups, places, objects, people, plants,
// possessions and quantities.
constexpr uint64_t kThings = Files({5, 6, 8, 13, 14, 15, 17, 18, 20, 21, 23});
constexpr uint64_t kThingsAndTexts = kThings | Files({10});
constexpr uint64_t kPeople = Files({18});
constexpr uint64_t kPeopleAndGroups = Files({14, 18});

// Whether the verb's own particle stands in its cue or its content.
bool HoldsParticle(const Words& words, const FoundAttribution& found,
                   const CueEntry& entry) {
  const TokenRange cue = TokensOf(words, found.spans.cue.back());
  if (entry.HasParticle(words.Lower(cue.end - 1))) return true;
  for (const ByteSpan span : found.spans.content) {
    const TokenRange content = TokensOf(words, span);
    for (uint32_t t = content.begin - std::min(content.begin, 1u);
         t < content.end; ++t) {
      if (entry.HasParticle(words.Lower(t))) return true;
    }
  }
  return false;
}

// The last noun of the content's first phrase; -1 when it has none.
int32_t ObjectHead(const AnalyzedArticle& article, const Words& words,
                   const FoundAttribution& found) {
  const TokenRange content = TokensOf(words, found.spans.content.front());
  int32_t head = -1;
  for (uint32_t t = content.begin; t < content.end; ++t) {
    if (words.Is(t, kPreposition | kAnyMark | kRelative)) break;
    if (language::IsNoun(article.token(static_cast<int32_t>(t)).tag)) {
      head = static_cast<int32_t>(t);
    }
  }
  return head;
}

// "identified a successor": one finds somebody.
bool FindsSomebody(const AnalyzedArticle& article, const Words& words,
                   const FoundAttribution& found) {
  const int32_t head = ObjectHead(article, words, found);
  return head >= 0 && InFiles(kPeople, article.token(head).noun_sense);
}

// "citing two officials", "said about the deal", without what was said.
bool OnlyCites(const AnalyzedArticle& article, const Words& words,
               const FoundAttribution& found) {
  const absl::string_view lemma = found.cue_lemma;
  if (lemma != "cite" && lemma != "quote" && lemma != "say") return false;
  // "citing a clerk": the clerk's, with the outlet's content.
  if (!found.spans.source.empty() && !found.spans.cue.empty() &&
      words.TokenAt(found.spans.source.front().begin) ==
          TokensOf(words, found.spans.cue.front()).end) {
    return false;
  }
  if (lemma == "say") {  // "what they said about the attack"
    const uint32_t content = words.TokenAt(found.spans.content.front().begin);
    const absl::string_view before =
        content == 0 ? absl::string_view() : words.Lower(content - 1);
    if (before != "about" && before != "of" &&
        words.Lower(content) != "about" && words.Lower(content) != "of") {
      return false;
    }
  }
  return !IsClause(article, words, found) && !HasQuotation(words, found);
}

// "added two players", "knew the man", "sought a permit": of verbs that take a
// clause, a quotation or an infinitive alone.
bool LacksClause(const AnalyzedArticle& article, const Words& words,
                 const FoundAttribution& found) {
  const CueEntry* entry = FindCueLemma(found.cue_lemma);
  constexpr uint16_t kOther = kTakesClause | kTakesObject | kTakesInfinitive |
                              kTakesParticle | kTakesObjectAs | kTakesChance;
  if (entry == nullptr || entry->cue_class != CueClass::kVerb ||
      found.spans.cue.empty() ||
      found.spans.content.front().begin < found.spans.cue.front().begin ||
      IsClause(article, words, found)) {
    return false;
  }
  if (entry->lemma == "maintain" || entry->lemma == "project" ||
      entry->lemma == "conclude") {
    return true;
  }
  // "identified a successor", "linked the yards", without "as" or "to".
  if ((entry->frames & kOther) == kTakesObjectTo ||
      ((entry->frames & kOther) == kTakesObjectAs &&
       !IsNegatedCue(words, found) && FindsSomebody(article, words, found))) {
    return !HoldsParticle(words, found, *entry);
  }
  // "refused to answer their questions": the infinitive is in the cue.
  const TokenRange cue = TokensOf(words, found.spans.cue.back());
  for (uint32_t t = cue.begin; t < cue.end; ++t) {
    if (words.Lower(t) == "to" && entry->type == v1::CLAIM_TYPE_INTENT) {
      return false;
    }
  }
  // "ruled with an iron hand", and nothing ruled out.
  if (entry->type == v1::CLAIM_TYPE_ANNOUNCEMENT &&
      (entry->frames & (kTakesObject | kTakesClause | kTakesQuote)) == 0) {
    return !HoldsParticle(words, found, *entry);
  }
  if (entry->lemma == "accept" && IsNegatedCue(words, found)) return false;
  return entry->type == v1::CLAIM_TYPE_INTENT
             ? (entry->frames & kOther) == kTakesInfinitive
             : entry->type == v1::CLAIM_TYPE_STATEMENT &&
                   (entry->frames & kOther) == 0;
}

// "the figures show a rise": of a document, how things are; of somebody, and
// of things and texts, what they let see.
bool ShowsState(const AnalyzedArticle& article, const Words& words,
                const FoundAttribution& found) {
  if (found.spans.source.empty() ||
      KindOfSource(words, TokensOf(words, found.spans.source.front())).role !=
          v1::SOURCE_ROLE_DOCUMENT) {
    return false;
  }
  const int32_t head = ObjectHead(article, words, found);
  return head >= 0 && !InFiles(kThingsAndTexts, article.token(head).noun_sense);
}

// "found petrol cans", "challenged the figures": nothing is said to be so.
bool FindsThing(const AnalyzedArticle& article, const Words& words,
                const FoundAttribution& found) {
  const absl::string_view lemma = found.cue_lemma;
  if ((lemma != "find" && lemma != "show" && lemma != "establish" &&
       lemma != "question" && lemma != "challenge") ||
      IsClause(article, words, found) || HasQuotation(words, found) ||
      IsNegatedCue(words, found)) {
    return false;
  }
  if (lemma == "show" && ShowsState(article, words, found)) return false;
  const TokenRange content = TokensOf(words, found.spans.content.front());
  // "found the dam to be sound"
  for (uint32_t t = content.begin + 1; t + 1 < content.end; ++t) {
    if (words.Lower(t) == "to" && words.Lower(t + 1) == "be") return false;
  }
  return words.Lower(content.begin) != "no" &&
         words.Lower(content.begin) != "nothing";
}

// A noun for a thing one can have or hold, as most of its uses are.
bool IsThing(const language::TokenAnalysis& noun) {
  return noun.tag == PennTag::kCD ||
         (language::IsNoun(noun.tag) && InFiles(kThings, noun.noun_sense));
}

// "claimed their prize", "revealed a series of photographs", "will be defending
// two seats": of verbs that take a clause as well, and nothing that can be so.
bool TakesThing(const AnalyzedArticle& article, const Words& words,
                const FoundAttribution& found) {
  const CueEntry* entry = FindCueLemma(found.cue_lemma);
  if (entry == nullptr || entry->cue_class != CueClass::kVerb ||
      found.spans.content.size() > 1) {
    return false;
  }
  // What is said may have a verb that the tagger misses.
  const bool says = entry->lemma != "say" &&
                    entry->type == v1::CLAIM_TYPE_STATEMENT &&
                    (entry->frames & (kTakesClause | kTakesThatClause)) != 0 &&
                    (entry->frames & kTakesObject) == 0;
  if (!says && entry->lemma != "defend" && entry->lemma != "order") {
    return false;
  }
  const TokenRange content = TokensOf(words, found.spans.content.front());
  if (found.spans.cue.empty() || words.Is(content.begin, kTime) ||
      TokensOf(words, found.spans.cue.front()).end != content.begin ||
      words.VerbCue(content.begin - 1).entry == nullptr ||
      IsClause(article, words, found)) {
    return false;
  }
  // "reported 40 deaths": so many there are.
  const bool counts = entry->lemma == "report" || entry->lemma == "confirm" ||
                      entry->lemma == "disclose";
  int32_t head = -1;
  for (uint32_t t = content.begin; t < content.end; ++t) {
    const language::TokenAnalysis& token =
        article.token(static_cast<int32_t>(t));
    if (language::IsVerb(token.tag)) return false;  // "reported seeing it"
    if (counts && token.tag == PennTag::kCD) return false;
    if (words.Lower(t) == "than") continue;  // "more than 40 medals"
    if (words.Is(t, kPreposition | kComma | kCoordinator)) break;
    if (language::IsNoun(token.tag) || token.tag == PennTag::kCD) {
      head = static_cast<int32_t>(t);
    }
  }
  return head >= 0 && IsThing(article.token(head));
}

// "called 911", "called the race on the radio", "called it quits", without what
// it was called.
bool OnlyCalls(const AnalyzedArticle& article, const Words& words,
               const FoundAttribution& found) {
  const CueEntry* entry = FindCueLemma(found.cue_lemma);
  const int32_t verb = CueVerb(article, words, found);
  if (found.cue_lemma != "call" || verb < 0 || entry == nullptr ||
      found.spans.content.size() > 1 || HasQuotation(words, found) ||
      article.token(verb).tag == PennTag::kVBN) {
    return false;
  }
  const TokenRange content = TokensOf(words, found.spans.content.front());
  if (content.begin != static_cast<uint32_t>(verb) + 1 ||
      entry->HasParticle(words.Lower(content.begin))) {
    return false;
  }
  // Past the object: up to its noun, and over that.
  const auto ends = [&](uint32_t t) {
    const PennTag tag = article.token(static_cast<int32_t>(t)).tag;
    return language::IsNoun(tag) || tag == PennTag::kPOS || tag == PennTag::kCD;
  };
  uint32_t t = content.begin;
  if (article.token(static_cast<int32_t>(t)).tag == PennTag::kPRP) {
    ++t;  // "called it murder"
  } else {
    while (t < content.end && !ends(t) && !words.Is(t, kPreposition)) ++t;
    while (t < content.end && ends(t)) ++t;
  }
  return t == content.end || words.Is(t, kPreposition | kAnyMark) ||
         article.token(static_cast<int32_t>(t)).tag == PennTag::kVBZ;
}

// "dismissed the lawsuit", "dismissed the clerk": by which they end.
bool EndsDeed(const AnalyzedArticle& article, const Words& words,
              const FoundAttribution& found) {
  constexpr uint64_t kDeeds = Files({4, 14, 18});
  const TokenRange content = TokensOf(words, found.spans.content.front());
  if (found.cue_lemma != "dismiss" || HasQuotation(words, found) ||
      IsClause(article, words, found)) {
    return false;
  }
  for (uint32_t t = content.begin; t < content.end; ++t) {
    if (words.Lower(t) == "as") return false;
  }
  const int32_t head = ObjectHead(article, words, found);
  return head >= 0 && InFiles(kDeeds, article.token(head).noun_sense);
}

// "began “systematically burning” it": what is in marks is done.
bool MarksDeed(const Words& words, const FoundAttribution& found) {
  if ((found.cue_lemma != "begin" && found.cue_lemma != "continue") ||
      found.spans.cue.empty()) {
    return false;
  }
  const TokenRange content = TokensOf(words, found.spans.content.front());
  return TokensOf(words, found.spans.cue.back()).end == content.begin &&
         content.size() > 1 && words.Is(content.begin, kQuoteMark) &&
         !words.Is(content.begin + 1, kCapitalized);
}

// "chose to walk": what shows in being done.
bool IsDone(const Words& words, const FoundAttribution& found) {
  const absl::string_view lemma = found.cue_lemma;
  return lemma == "choose" &&
         words.Lower(words.TokenAt(found.spans.content.front().begin)) == "to";
}

// "welcomed the striker back to the team", "condemned them to a defeat":
// moves somebody somewhere, if only in a picture.
bool MovesSomebody(const AnalyzedArticle& article, const Words& words,
                   const FoundAttribution& found) {
  const CueEntry* entry = FindCueLemma(found.cue_lemma);
  const int32_t verb = CueVerb(article, words, found);
  if (entry == nullptr || verb < 0 || found.spans.content.size() > 1 ||
      (entry->frames & kTakesObject) == 0 || entry->HasParticle("as") ||
      (entry->frames & (kTakesClause | kTakesThatClause | kTakesInfinitive |
                        kTakesObjectTo)) != 0 ||
      entry->type != v1::CLAIM_TYPE_STATEMENT) {
    return false;
  }
  const TokenRange content = TokensOf(words, found.spans.content.front());
  const int32_t object = article.node(verb).object;
  if (object < static_cast<int32_t>(content.begin) ||
      object >= static_cast<int32_t>(content.end)) {
    return false;
  }
  const language::TokenAnalysis& whom = article.token(object);
  if (whom.tag != PennTag::kNNP && whom.tag != PennTag::kNNPS &&
      whom.tag != PennTag::kPRP &&
      !InFiles(kPeopleAndGroups, whom.noun_sense)) {
    return false;
  }
  for (uint32_t t = static_cast<uint32_t>(object) + 1; t < content.end; ++t) {
    const absl::string_view word = words.Lower(t);
    const int32_t head = article.node(static_cast<int32_t>(t)).head;
    if (word == "back" && head == verb) return true;
    if (words.Is(t, kAnyMark)) break;
    if (word != "to" && word != "into" && word != "onto") {
      if (words.Is(t, kPreposition)) break;
      continue;
    }
    if (article.token(static_cast<int32_t>(t)).relation != Relation::kCase) {
      continue;
    }
    if (head >= 0 && article.node(head).head == verb) return true;
  }
  return false;
}

}  // namespace

bool HasThingForContent(const AnalyzedArticle& article, const Words& words,
                        const FoundAttribution& found) {
  return OnlyCites(article, words, found) ||
         LacksClause(article, words, found) ||
         FindsThing(article, words, found) ||
         TakesThing(article, words, found) || IsDone(words, found) ||
         OnlyCalls(article, words, found) || EndsDeed(article, words, found) ||
         MarksDeed(words, found) || MovesSomebody(article, words, found);
}

}  // namespace hearsay::claims

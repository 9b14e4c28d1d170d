#include "ingest_service/claims/no_position.h"

#include <algorithm>

#include "absl/strings/string_view.h"
#include "common/language/relation.h"
#include "ingest_service/claims/cue_lexicon.h"
#include "ingest_service/claims/source_kind.h"

namespace hearsay::claims {
namespace {

// "You agree to our terms": the reader.
bool IsReader(const Words& words, const FoundAttribution& found) {
  return !found.spans.source.empty() &&
         words.Lower(words.TokenAt(found.spans.source.front().begin)) == "you";
}

// What speakers say of themselves, "we believe".
bool IsSelf(const Words& words, const FoundAttribution& found) {
  if (found.spans.source.empty()) return false;
  const TokenRange source = TokensOf(words, found.spans.source.front());
  const absl::string_view word = words.Lower(source.begin);
  return source.size() == 1 && words.Exact(source.begin) != "US" &&
         (word == "i" || word == "we" || word == "you");
}

bool IsNegatedCue(const Words& words, const FoundAttribution& found) {
  if (found.spans.cue.empty()) return false;
  const TokenRange cue = TokensOf(words, found.spans.cue.front());
  for (uint32_t t = cue.begin - std::min(cue.begin, 1u); t < cue.end; ++t) {
    if (words.Is(t, kNegation)) return true;
  }
  return false;
}

// "reported rumours that it rained": whose they are, nobody says.
bool IsNobodysNoun(const FoundAttribution& found) {
  const CueEntry* entry = FindCueLemma(found.cue_lemma);
  return found.spans.source.empty() && entry != nullptr &&
         entry->cue_class == CueClass::kNoun;
}

// What somebody is said to know or to have agreed to is told of them, and is
// no position that they state.
bool IsTold(const Words& words, const FoundAttribution& found) {
  if (found.spans.cue.empty()) return false;
  const absl::string_view lemma = found.cue_lemma;
  // What a document shows is said by it.
  if (lemma == "show" && !found.spans.source.empty() &&
      words.Is(words.TokenAt(found.spans.content.front().begin),
               kSubordinator) &&
      KindOfSource(words, TokensOf(words, found.spans.source.front())).role ==
          v1::SOURCE_ROLE_DOCUMENT) {
    return false;
  }
  if (lemma != "know" && lemma != "learn" && lemma != "realize" &&
      lemma != "realise" && lemma != "see" && lemma != "remember" &&
      lemma != "agree" && lemma != "show" && lemma != "ask" &&
      lemma != "recognize" && lemma != "recognise") {
    return false;
  }
  return !IsNegatedCue(words, found);
}

// Whether the content has a finite verb, or is a quotation or an infinitive.
bool IsClause(const AnalyzedArticle& article, const Words& words,
              const FoundAttribution& found) {
  for (const ByteSpan span : found.spans.content) {
    const TokenRange content = TokensOf(words, span);
    if (words.Is(content.begin, kQuestionWord | kRelative) ||
        words.Lower(content.begin) == "to") {
      return true;
    }
    for (uint32_t t = content.begin; t < content.end; ++t) {
      const language::PennTag tag = article.token(static_cast<int32_t>(t)).tag;
      if (tag == language::PennTag::kVBD || tag == language::PennTag::kVBZ ||
          tag == language::PennTag::kVBP || tag == language::PennTag::kMD ||
          words.Is(t, kQuoteMark)) {
        return true;
      }
    }
  }
  return false;
}

// "described to two aides".
bool FollowsTo(const Words& words, const FoundAttribution& found) {
  const uint32_t first = words.TokenAt(found.spans.content.front().begin);
  return first > 0 && words.Lower(first - 1) == "to";
}

// "is charged with theft", "a decision is expected", "described to two aides":
// it is not said by whom, and nothing that can be so is.
bool IsNobodys(const AnalyzedArticle& article, const Words& words,
               const FoundAttribution& found) {
  const CueEntry* entry = FindCueLemma(found.cue_lemma);
  return found.spans.source.empty() && entry != nullptr &&
         (entry->type == v1::CLAIM_TYPE_ACCUSATION ||
          entry->lemma == "expect" ||
          (entry->lemma == "describe" && FollowsTo(words, found))) &&
         !IsClause(article, words, found);
}

// "believes otherwise", "thinks so": what, another sentence says.
bool IsAdverb(const Words& words, const FoundAttribution& found) {
  const TokenRange content = TokensOf(words, found.spans.content.front());
  const absl::string_view word = words.Lower(content.begin);
  return found.spans.content.size() == 1 && content.size() == 1 &&
         (word == "otherwise" || word == "so" || word == "differently" ||
          word == "likewise");
}

// "ordered the attack", "promised them a base": a deed, when somebody else
// tells it. "blamed the guard", "described it as" and "have not ruled it out"
// are no less a position.
bool IsDeed(const AnalyzedArticle& article, const Words& words,
            const FoundAttribution& found) {
  const CueEntry* entry = FindCueLemma(found.cue_lemma);
  if (entry == nullptr || entry->cue_class != CueClass::kVerb ||
      entry->HasParticle("as") || entry->lemma == "rule" ||
      IsClause(article, words, found)) {
    return false;
  }
  if (entry->type == v1::CLAIM_TYPE_INTENT) {
    return (entry->frames & kTakesWhether) == 0;
  }
  return (entry->frames & kTakesClause) == 0 &&
         (entry->type == v1::CLAIM_TYPE_STATEMENT ||
          entry->type == v1::CLAIM_TYPE_ANNOUNCEMENT);
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
  return !IsClause(article, words, found);
}

// "added two players", "knew the man", "sought a permit": of verbs that take a
// clause, a quotation or an infinitive alone.
bool LacksClause(const AnalyzedArticle& article, const Words& words,
                 const FoundAttribution& found) {
  const CueEntry* entry = FindCueLemma(found.cue_lemma);
  constexpr uint16_t kOther = kTakesClause | kTakesObject | kTakesInfinitive |
                              kTakesParticle | kTakesObjectAs | kTakesChance;
  if (entry == nullptr || entry->cue_class != CueClass::kVerb ||
      IsClause(article, words, found)) {
    return false;
  }
  if (entry->lemma == "maintain" || entry->lemma == "project") return true;
  if (entry->lemma == "accept" && IsNegatedCue(words, found)) return false;
  return entry->type == v1::CLAIM_TYPE_INTENT
             ? (entry->frames & kOther) == kTakesInfinitive
             : entry->type == v1::CLAIM_TYPE_STATEMENT &&
                   (entry->frames & kOther) == 0;
}

bool HasQuotation(const Words& words, const FoundAttribution& found) {
  for (const ByteSpan span : found.spans.content) {
    const TokenRange content = TokensOf(words, span);
    for (uint32_t t = content.begin; t < content.end; ++t) {
      if (words.Is(t, kQuoteMark)) return true;
    }
  }
  return false;
}

// "“Is it over?” asked a guard."
bool EndsInQuestion(const Words& words, const FoundAttribution& found) {
  const TokenRange content = TokensOf(words, found.spans.content.back());
  for (uint32_t t = content.end; t-- > content.begin;) {
    if (words.Is(t, kFinalMark)) return words.Exact(t) == "?";
    if (!words.Is(t, kQuoteMark | kComma)) return false;
  }
  return false;
}

// "called for an inquiry".
bool CallsFor(const Words& words, const FoundAttribution& found) {
  if (found.cue_lemma != "call" || found.spans.cue.empty()) return false;
  const TokenRange cue = TokensOf(words, found.spans.cue.back());
  const uint32_t content = words.TokenAt(found.spans.content.front().begin);
  return words.Lower(cue.end - 1) == "for" ||
         (content > 0 && words.Lower(content - 1) == "for") ||
         words.Lower(content) == "for";
}

// "told them to leave", "were told to boil it".
bool Orders(const Words& words, const FoundAttribution& found) {
  const uint32_t first = words.TokenAt(found.spans.content.front().begin);
  return found.cue_lemma == "tell" && words.Lower(first) == "to";
}

// What somebody asks, demands, hopes or fears need not be so for him.
bool IsWish(const Words& words, const FoundAttribution& found) {
  const absl::string_view lemma = found.cue_lemma;
  if (lemma == "ask" && EndsInQuestion(words, found)) return true;
  if (lemma == "ask" || lemma == "inquire" || lemma == "enquire" ||
      lemma == "demand" || lemma == "request" || lemma == "urge" ||
      lemma == "encourage" || lemma == "implore" || lemma == "hope" ||
      lemma == "fear" || lemma == "want" || lemma == "wish" ||
      CallsFor(words, found) || Orders(words, found)) {
    return !HasQuotation(words, found);
  }
  return false;
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
  const uint32_t first = words.TokenAt(found.spans.content.front().begin);
  return words.Lower(first) != "no" && words.Lower(first) != "nothing";
}

// "was quoted by the Herald as saying that": whoever says it is a level below.
bool QuotesAsSaying(const Words& words, const FoundAttribution& found) {
  if (found.cue_lemma != "quote" && found.cue_lemma != "cite") return false;
  const TokenRange content = TokensOf(words, found.spans.content.back());
  for (uint32_t t = content.begin; t + 1 < content.end; ++t) {
    if (words.Lower(t) == "as" &&
        words.VerbCue(t + 1).form == CueForm::kGerund &&
        words.VerbCue(t + 1).entry != nullptr) {
      return true;
    }
  }
  return false;
}

// A noun for a thing one can have or hold, as most of its uses are.
bool IsThing(const language::TokenAnalysis& noun) {
  // WordNet's lexicographer files (see WordSenses).
  constexpr uint8_t kAnimal = 5, kArtifact = 6, kBody = 8, kFood = 13;
  constexpr uint8_t kGroup = 14, kLocation = 15, kObject = 17, kPerson = 18;
  constexpr uint8_t kPlant = 20, kPossession = 21, kQuantity = 23;
  constexpr uint64_t kThings =
      1ull << kAnimal | 1ull << kArtifact | 1ull << kBody | 1ull << kFood |
      1ull << kGroup | 1ull << kLocation | 1ull << kObject | 1ull << kPerson |
      1ull << kPlant | 1ull << kPossession | 1ull << kQuantity;
  return noun.tag == language::PennTag::kCD ||
         (language::IsNoun(noun.tag) && noun.noun_sense < 64 &&
          (kThings >> noun.noun_sense & 1) != 0);
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
  int32_t head = -1;
  for (uint32_t t = content.begin; t < content.end; ++t) {
    const language::TokenAnalysis& token =
        article.token(static_cast<int32_t>(t));
    if (language::IsVerb(token.tag)) return false;  // "reported seeing it"
    if (words.Is(t, kPreposition | kComma | kCoordinator)) break;
    if (language::IsNoun(token.tag) || token.tag == language::PennTag::kCD) {
      head = static_cast<int32_t>(t);
    }
  }
  return head >= 0 && IsThing(article.token(head));
}

// "They had been told to wait": whoever told them is not named, and they said
// nothing.
bool IsToldBySomebody(const Words& words, const FoundAttribution& found) {
  constexpr uint32_t kAuxiliaries = 4;  // Tokens before the verb.
  const CueEntry* entry = FindCueLemma(found.cue_lemma);
  if (entry == nullptr || found.spans.cue.empty() ||
      entry->cue_class != CueClass::kVerb ||
      (entry->frames & kTakesAddressee) == 0) {
    return false;
  }
  const TokenRange cue = TokensOf(words, found.spans.cue.back());
  const uint32_t verb = cue.end - 1;
  if (words.VerbCue(verb).entry == nullptr ||
      words.VerbCue(verb).form < CueForm::kPast ||
      words.VerbCue(verb).form == CueForm::kGerund ||
      (cue.end < words.size() && words.Lower(cue.end) == "by")) {
    return false;
  }
  if (!found.spans.source.empty() &&
      found.spans.source.front().begin > found.spans.cue.back().begin) {
    return false;  // "was told by two guards"
  }
  for (uint32_t t = verb; t > 0 && verb - t < kAuxiliaries; --t) {
    if (words.Is(t - 1, kBe)) return true;
    if (!words.Is(t - 1, kAdverb | kNegation | kHave)) return false;
  }
  return false;
}

// "nobody has told them", "no official has said so".
bool IsSaidByNobody(const Words& words, const FoundAttribution& found) {
  if (found.spans.source.empty() || found.cue_lemma == "know") return false;
  const TokenRange source = TokensOf(words, found.spans.source.front());
  const absl::string_view first = words.Lower(source.begin);
  return first == "nobody" || first == "no-one" || first == "no";
}

// "chose to walk": what shows in being done.
bool IsDone(const Words& words, const FoundAttribution& found) {
  const absl::string_view lemma = found.cue_lemma;
  return lemma == "choose" &&
         words.Lower(words.TokenAt(found.spans.content.front().begin)) == "to";
}

// A source that starts with a verb or an "'s" was cut out of something else.
bool IsNobody(const AnalyzedArticle& article, const Words& words,
              const FoundAttribution& found) {
  if (found.spans.source.empty()) return false;
  const TokenRange source = TokensOf(words, found.spans.source.front());
  // "Who ordered it is not known."
  if (source.size() == 1 && words.Is(source.begin, kRelative) &&
      source.begin == static_cast<uint32_t>(
                          article.text()
                              .sentences[article.node(source.begin).sentence]
                              .first_token)) {
    return true;
  }
  const language::TokenAnalysis& first =
      article.token(static_cast<int32_t>(source.begin));
  return first.tag == language::PennTag::kPOS ||
         (language::IsVerb(first.tag) &&
          !words.Is(source.begin, kCapitalized) &&
          first.relation != language::Relation::kAmod &&
          first.relation != language::Relation::kCompound);
}

// "asked not to be named", "declined to comment", "has not commented": how one
// speaks, not what one says.
bool IsFormula(const Words& words, const FoundAttribution& found) {
  if (found.cue_lemma == "comment" && IsNegatedCue(words, found)) return true;
  constexpr uint32_t kLongest = 5;  // Tokens.
  const TokenRange content = TokensOf(words, found.spans.content.front());
  if (words.Lower(content.begin) == "anonymity") return true;
  if (content.size() > kLongest) return false;
  const absl::string_view last = words.Lower(content.end - 1);
  if (last == "comment") return true;
  return (last == "named" || last == "identified" || last == "quoted") &&
         content.size() > 1 && words.Lower(content.end - 2) == "be";
}

}  // namespace

bool StatesNothing(const Words& words, const AnalyzedArticle* article,
                   const FoundAttribution& found) {
  if (IsFormula(words, found) || IsReader(words, found) ||
      IsWish(words, found) || IsDone(words, found) || IsAdverb(words, found) ||
      QuotesAsSaying(words, found) || IsSaidByNobody(words, found) ||
      (article != nullptr && (OnlyCites(*article, words, found) ||
                              LacksClause(*article, words, found) ||
                              FindsThing(*article, words, found) ||
                              TakesThing(*article, words, found) ||
                              IsNobodys(*article, words, found) ||
                              IsNobody(*article, words, found)))) {
    return true;
  }
  return found.parent.has_value() &&
         (IsSelf(words, found) || IsTold(words, found) ||
          IsToldBySomebody(words, found) || IsNobodysNoun(found) ||
          (article != nullptr && IsDeed(*article, words, found)));
}

}  // namespace hearsay::claims

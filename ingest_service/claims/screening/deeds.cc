#include "ingest_service/claims/screening/deeds.h"

#include <algorithm>
#include <string>

#include "absl/strings/string_view.h"
#include "common/language/relation.h"
#include "common/language/wordnet.h"
#include "ingest_service/claims/analysis/source_kind.h"
#include "ingest_service/claims/attribution/content_shape.h"
#include "ingest_service/claims/attribution/cue_words.h"
#include "ingest_service/claims/lexicon/cue_lexicon.h"
#include "ingest_service/claims/lexicon/noun_files.h"
#include "ingest_service/claims/screening/thing_objects.h"

namespace hearsay::claims {
namespace {

using language::PennTag;
using language::Relation;

// What is in no other ("group"), thoughts, speech, groups and people: what can
// say or show something.
constexpr uint64_t kSpeakers = Files({3, 9, 10, 14, 18});
// The same and quantities, "a majority".
constexpr uint64_t kMaySpeak = kSpeakers | Files({23});
// The first without thoughts and speech, and places: what can intend something.
constexpr uint64_t kIntenders = Files({3, 14, 15, 18});
// "The district", whose people speak.
constexpr uint64_t kPlace = Files({15});
// Animals, attributes, bodies, events, feelings, food, objects, phenomena,
// plants, possessions, processes, shapes, states, substances and times.
constexpr uint64_t kMute =
    Files({5, 7, 8, 11, 12, 13, 17, 19, 20, 21, 22, 25, 26, 27, 28});
// "such as linking accounts", "the bar for reporting a name": what one may do.
// "By blaming him" tells how something was done, and so that it was.
bool NamesDeed(const AnalyzedArticle& article, const Words& words,
               const FoundAttribution& found) {
  const TokenRange cue = TokensOf(words, found.spans.cue.front());
  if (article.token(static_cast<int32_t>(cue.begin)).tag != PennTag::kVBG ||
      cue.begin == 0) {
    return false;
  }
  const PennTag before = article.token(static_cast<int32_t>(cue.begin) - 1).tag;
  const absl::string_view word = words.Lower(cue.begin - 1);
  const bool mentions = (before == PennTag::kIN || before == PennTag::kTO) &&
                        word != "by" && word != "after" && word != "before" &&
                        word != "while";
  if (mentions) {
    const bool infinitive =
        words.Lower(words.TokenAt(found.spans.content.front().begin)) == "to";
    return infinitive ||
           (!IsClause(article, words, found) && !HasQuotation(words, found));
  }
  // "Blaming the dam gives the game away": nobody does.
  return found.spans.source.empty() && !found.parent &&
         cue.begin ==
             article.text()
                 .sentences[article.node(static_cast<int32_t>(cue.begin))
                                .sentence]
                 .first_token;
}

// "two accused clerks", "the supporting actress": says more of a noun.
bool IsAttribute(const AnalyzedArticle& article, const Words& words,
                 const FoundAttribution& found) {
  const TokenRange cue = TokensOf(words, found.spans.cue.front());
  const uint32_t content = words.TokenAt(found.spans.content.front().begin);
  const CueForm form = words.VerbCue(cue.begin).form;
  if (cue.size() != 1 || content != cue.end || form == CueForm::kBase ||
      form == CueForm::kThirdPerson || IsClause(article, words, found)) {
    return false;
  }
  const language::TokenAnalysis& word =
      article.token(static_cast<int32_t>(cue.begin));
  return (word.tag == PennTag::kVBN || word.tag == PennTag::kVBG ||
          word.tag == PennTag::kJJ) &&
         word.relation == Relation::kAmod &&
         article.node(static_cast<int32_t>(cue.begin)).head >=
             static_cast<int32_t>(content);
}

// "Medicare plans should cover it": a noun that the clause is about.
bool IsSubjectNoun(const AnalyzedArticle& article, const Words& words,
                   const FoundAttribution& found) {
  const CueEntry* entry = FindCueLemma(found.cue_lemma);
  const TokenRange cue = TokensOf(words, found.spans.cue.back());
  const uint32_t content = words.TokenAt(found.spans.content.front().begin);
  const PennTag tag = article.token(static_cast<int32_t>(cue.end) - 1).tag;
  const PennTag next = article.token(static_cast<int32_t>(content)).tag;
  return entry != nullptr && entry->cue_class == CueClass::kVerb &&
         content == cue.end && !language::IsVerb(tag) &&
         (tag == PennTag::kNNS || tag == PennTag::kNN) &&
         (next == PennTag::kMD || next == PennTag::kVBZ ||
          next == PennTag::kVBP || next == PennTag::kVBD);
}

// "was called the Harbour Arena", "identified only as Jan": a name; "is known
// for his replies": a fact.
bool IsNaming(const AnalyzedArticle& article, const Words& words,
              const FoundAttribution& found) {
  const absl::string_view lemma = found.cue_lemma;
  if ((lemma != "call" && lemma != "identify" && lemma != "name" &&
       lemma != "know" && lemma != "dub") ||
      IsClause(article, words, found)) {
    return false;
  }
  const int32_t verb = CueVerb(article, words, found);
  if (verb < 0 || article.token(verb).tag != PennTag::kVBN) return false;
  const bool agent = !found.spans.source.empty() &&
                     TokensOf(words, found.spans.source.front()).begin >
                         static_cast<uint32_t>(verb);
  const TokenRange content = TokensOf(words, found.spans.content.back());
  if (lemma == "know") {
    const TokenRange cue = TokensOf(words, found.spans.cue.back());
    for (const uint32_t t : {cue.end - 1, content.begin}) {
      if (words.Lower(t) == "for" || words.Lower(t) == "as") return true;
    }
  }
  bool active = false;
  for (uint32_t t = static_cast<uint32_t>(verb);
       t-- > 0 && static_cast<uint32_t>(verb) - t < 4 &&
       words.Is(t, kAuxiliary | kAdverb);) {
    active |= words.Is(t, kHave) && !words.Is(t + 1, kBe);
  }
  return !agent && !active && words.Is(content.end - 1, kCapitalized);
}

// "reported on the ban", "learned about the nurse when she saw", "discussed the
// price": of what, and not what.
bool NamesTopic(const AnalyzedArticle& article, const Words& words,
                const FoundAttribution& found) {
  const absl::string_view lemma = found.cue_lemma;
  if (IsClause(article, words, found) || HasQuotation(words, found)) {
    return false;
  }
  if (lemma == "discuss" || lemma == "explain") return true;
  if (lemma != "report" && lemma != "talk" && lemma != "speak" &&
      lemma != "learn" && lemma != "guess" && lemma != "think" &&
      lemma != "know" && lemma != "tell" && lemma != "write" &&
      lemma != "post" && lemma != "tweet" && lemma != "comment" &&
      lemma != "wonder" && lemma != "joke" && lemma != "respond" &&
      lemma != "worry") {
    return false;
  }
  const uint32_t content = words.TokenAt(found.spans.content.front().begin);
  const auto leads = [&words](uint32_t t) {
    const absl::string_view word = words.Lower(t);
    return word == "about" || word == "on" || word == "of" || word == "to";
  };
  return leads(content) || (content > 0 && leads(content - 1));
}

// "ordered staff to leave", "refused to sign", "told him to “stop”", "may still
// decide to go": what somebody does, may do or has another do.
bool ActsBySaying(const Words& words, const FoundAttribution& found) {
  const absl::string_view lemma = found.cue_lemma;
  const uint32_t content = words.TokenAt(found.spans.content.front().begin);
  if (lemma == "order" || lemma == "command") {
    return words.Lower(content) != "that";
  }
  if (lemma == "refuse") return true;
  // "the papers confirmed what she had feared": of her fear.
  if (lemma == "confirm") return words.Lower(content) == "what";
  const bool infinitive =
      words.Lower(content) == "to" &&
      found.spans.content.front().begin > found.spans.cue.front().begin;
  if (lemma == "tell") {
    return infinitive && content + 1 < words.size() &&
           words.Lower(content + 1) != "expect";
  }
  if (lemma != "decide") return false;
  constexpr uint32_t kAuxiliaries = 4;  // Tokens before the verb.
  const uint32_t verb = TokensOf(words, found.spans.cue.back()).end - 1;
  for (uint32_t t = verb - std::min(verb, kAuxiliaries); t < verb; ++t) {
    if (words.Is(t, kModal)) return true;
  }
  return false;
}

// "warned the owner about dust", "complained about the engine", "boasting of
// it", "informed the market", "declared an emergency": of what was spoken and
// to whom, and not what was said.
bool NamesOnlyOfWhat(const Words& words, const FoundAttribution& found) {
  const absl::string_view lemma = found.cue_lemma;
  if (lemma == "declare" || lemma == "inform" || lemma == "notify" ||
      lemma == "remind" || lemma == "advise" || lemma == "brief" ||
      lemma == "testify" || lemma == "complain" || lemma == "boast") {
    return true;
  }
  if (lemma != "warn") return false;
  // "warned of a coup" holds one for possible.
  const uint32_t content = words.TokenAt(found.spans.content.front().begin);
  const uint32_t cue_end = TokensOf(words, found.spans.cue.back()).end;
  const bool about = content > 0 && words.Lower(content - 1) == "about";
  return about || words.Lower(content) == "about" ||
         (content == cue_end && !words.Is(content, kPreposition));
}

// "sorry", "hello to them": no quotation, which would be a claim's words.
bool IsGreeting(const Words& words, const FoundAttribution& found) {
  const TokenRange content = TokensOf(words, found.spans.content.front());
  const absl::string_view first = words.Lower(content.begin);
  return (first == "sorry" || first == "hello" || first == "goodbye" ||
          first == "thanks" || first == "farewell") &&
         (content.size() == 1 ||
          words.Is(content.begin + 1, kPreposition | kSubordinator));
}

// "thanked her father", "said sorry": what for is told, and nothing is so by
// it.
bool OnlyThanks(const AnalyzedArticle& article, const Words& words,
                const FoundAttribution& found) {
  if (found.cue_lemma == "say") return IsGreeting(words, found);
  return found.cue_lemma == "thank" && !IsClause(article, words, found) &&
         !HasQuotation(words, found);
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
         ((entry->type == v1::CLAIM_TYPE_ACCUSATION &&
           (entry->lemma != "accuse" || found.spans.content.size() < 2)) ||
          entry->lemma == "expect" ||
          (entry->lemma == "describe" && FollowsTo(words, found))) &&
         !IsClause(article, words, found);
}

// "said last month", "wouldn't say yes", "what she told them".
bool HoldsNoWord(const Words& words, const FoundAttribution& found) {
  const CueEntry* entry = FindCueLemma(found.cue_lemma);
  if (entry == nullptr || (entry->type != v1::CLAIM_TYPE_STATEMENT &&
                           entry->type != v1::CLAIM_TYPE_ASSESSMENT)) {
    return false;
  }
  for (const ByteSpan span : found.spans.content) {
    const TokenRange content = TokensOf(words, span);
    for (uint32_t t = content.begin; t < content.end; ++t) {
      const absl::string_view word = words.Lower(t);
      const bool empty = !words.Is(t, kWordShape) ||
                         words.Is(t, kTime | kQuestionWord | kPreposition) ||
                         (words.Is(t, kDeterminer) && !words.Is(t, kNumber) &&
                          t + 1 < content.end && words.Is(t + 1, kTime)) ||
                         word == "yes" || word == "no" || word == "so";
      if (!empty || words.Is(t, kQuoteMark)) return false;
    }
  }
  return true;
}

// "continues to fight", "denied her a seat", "guests confirmed to attend": what
// goes on, what is kept from somebody, of whom it is known.
bool OnlyActs(const Words& words, const FoundAttribution& found) {
  const absl::string_view lemma = found.cue_lemma;
  const uint32_t content = words.TokenAt(found.spans.content.front().begin);
  const uint32_t cue = TokensOf(words, found.spans.cue.back()).end;
  if (content != cue || content + 1 >= words.size()) return false;
  if (lemma == "deny") {
    return words.Is(content, kObjectPronoun) &&
           words.Is(content + 1, kDeterminer | kPossessive);
  }
  return (lemma == "confirm" || lemma == "continue") &&
         words.Lower(content) == "to";
}

// What a thing or sign does to whoever reads it, where people say or find.
bool IsSuggesting(absl::string_view cue) {
  return cue == "suggest" || cue == "indicate" || cue == "show" ||
         cue == "reveal" || cue == "imply" || cue == "confirm" ||
         cue == "prove" || cue == "demonstrate";
}

// What whoever reads it holds by it: "signs that the dam moves".
bool IsSign(absl::string_view noun) {
  return noun == "sign" || noun == "indicator" || noun == "indication" ||
         noun == "clue" || noun == "hint";
}

}  // namespace

bool SaysNothing(const AnalyzedArticle& article, const Words& words,
                 const FoundAttribution& found) {
  if (HasThingForContent(article, words, found) ||
      IsNobodys(article, words, found)) {
    return true;
  }
  if (found.spans.cue.empty()) return false;
  return NamesDeed(article, words, found) ||
         IsAttribute(article, words, found) ||
         IsSubjectNoun(article, words, found) ||
         IsNaming(article, words, found) || NamesTopic(article, words, found) ||
         OnlyThanks(article, words, found) || OnlyActs(words, found) ||
         HoldsNoWord(words, found);
}

bool IsDeed(const AnalyzedArticle& article, const Words& words,
            const FoundAttribution& found) {
  const CueEntry* entry = FindCueLemma(found.cue_lemma);
  if (entry == nullptr || entry->cue_class != CueClass::kVerb ||
      found.spans.cue.empty()) {
    return false;
  }
  if (ActsBySaying(words, found)) return true;
  if (entry->HasParticle("as") || entry->lemma == "rule" ||
      IsClause(article, words, found) || HasQuotation(words, found)) {
    return false;
  }
  if (NamesOnlyOfWhat(words, found)) return true;
  if (entry->type == v1::CLAIM_TYPE_INTENT) {
    return (entry->frames & kTakesWhether) == 0;
  }
  return (entry->frames & kTakesClause) == 0 &&
         (entry->type == v1::CLAIM_TYPE_STATEMENT ||
          entry->type == v1::CLAIM_TYPE_ANNOUNCEMENT);
}

bool CannotHold(const AnalyzedArticle& article, const Words& words,
                const FoundAttribution& found, bool told) {
  if (found.spans.source.empty()) return false;
  const TokenRange source = TokensOf(words, found.spans.source.front());
  const int32_t head = SourceHead(article, words, found);
  const language::TokenAnalysis& noun = article.token(head);
  if (source.size() == 1 && noun.tag == PennTag::kDT) {
    const absl::string_view word = words.Lower(source.begin);
    return word == "this" || word == "these" || word == "that";
  }
  const v1::SourceRole role = KindOfSource(words, source).role;
  if ((noun.tag != PennTag::kNN && noun.tag != PennTag::kNNS) ||
      words.Is(static_cast<uint32_t>(head), kCapitalized) ||
      (role != v1::SOURCE_ROLE_UNSPECIFIED &&
       role != v1::SOURCE_ROLE_DOCUMENT)) {
    return false;
  }
  const std::string lemma = language::WordNet::Get().Lemma(
      words.Lower(static_cast<uint32_t>(head)), noun.tag);
  const language::WordSenses* senses = language::WordNet::Get().Find(lemma);
  if (senses == nullptr) return false;
  // "the number of people who", "the mayor's eyes": somebody is there.
  for (uint32_t t = source.begin; t < source.end; ++t) {
    const language::TokenAnalysis& other =
        article.token(static_cast<int32_t>(t));
    if (other.tag == PennTag::kNNP || other.tag == PennTag::kNNPS ||
        other.tag == PennTag::kCD ||
        (static_cast<int32_t>(t) != head && language::IsNoun(other.tag) &&
         InFiles(kSpeakers, other.noun_sense))) {
      return false;
    }
  }
  const bool read = told && IsSuggesting(found.cue_lemma);
  if (role == v1::SOURCE_ROLE_UNSPECIFIED &&
      (read ? (senses->senses & kPlace) == 0 : InFiles(kMute, senses->noun)) &&
      (senses->senses & kMaySpeak) == 0) {
    return true;
  }
  if (read && IsSign(lemma)) return true;
  const CueEntry* entry = FindCueLemma(found.cue_lemma);
  const bool intends =
      entry != nullptr && entry->type == v1::CLAIM_TYPE_INTENT &&
      entry->cue_class == CueClass::kVerb &&
      words.Lower(words.TokenAt(found.spans.content.front().begin)) == "to";
  return intends && (senses->senses & kIntenders) == 0;
}

}  // namespace hearsay::claims

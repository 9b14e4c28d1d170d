#include "ingest_service/claims/screening/no_position.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/string_view.h"
#include "common/language/relation.h"
#include "ingest_service/claims/analysis/source_kind.h"
#include "ingest_service/claims/attribution/content_shape.h"
#include "ingest_service/claims/attribution/cue_words.h"
#include "ingest_service/claims/lexicon/cue_lexicon.h"
#include "ingest_service/claims/screening/deeds.h"
#include "ingest_service/claims/screening/unasserted.h"

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
      lemma != "aware" && lemma != "recognize" && lemma != "recognise") {
    return false;
  }
  return !IsNegatedCue(words, found);
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
  return found.cue_lemma == "tell" && words.Lower(first) == "to" &&
         !found.spans.cue.empty() &&
         found.spans.content.front().begin > found.spans.cue.front().begin;
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
    // "she's told the board": she has.
    if (words.Is(t - 1, kBe)) {
      return words.Lower(t - 1) != "'s" || cue.end >= words.size() ||
             !words.Is(cue.end, kDeterminer | kPossessive | kObjectPronoun |
                                    kCapitalized);
    }
    if (!words.Is(t - 1, kAdverb | kNegation | kHave)) return false;
  }
  return false;
}

// "said that the thief is believed to be abroad": by nobody but the speaker.
bool IsHeldByNobody(const Words& words, const FoundAttribution& found) {
  constexpr uint32_t kAuxiliaries = 4;  // Tokens before the verb.
  const CueEntry* entry = FindCueLemma(found.cue_lemma);
  if (entry == nullptr || entry->cue_class != CueClass::kVerb ||
      !found.spans.source.empty() || found.spans.cue.empty()) {
    return false;
  }
  const uint32_t verb = TokensOf(words, found.spans.cue.back()).end - 1;
  if (words.VerbCue(verb).form < CueForm::kPast ||
      words.VerbCue(verb).form == CueForm::kGerund) {
    return false;
  }
  for (uint32_t t = verb; t > 0 && verb - t < kAuxiliaries; --t) {
    if (words.Is(t - 1, kBe)) return true;
    if (!words.Is(t - 1, kAdverb | kNegation)) return false;
  }
  return false;
}

// "said they would not charge the driver": an accusation that is to come, or
// not to, is no more than a plan of it.
bool IsYetToAccuse(const Words& words, const FoundAttribution& found) {
  const CueEntry* entry = FindCueLemma(found.cue_lemma);
  if (entry == nullptr || entry->type != v1::CLAIM_TYPE_ACCUSATION ||
      found.spans.cue.empty()) {
    return false;
  }
  constexpr uint32_t kAuxiliaries = 3;  // Tokens before the verb.
  const TokenRange cue = TokensOf(words, found.spans.cue.front());
  for (uint32_t t = cue.begin - std::min(cue.begin, kAuxiliaries); t < cue.end;
       ++t) {
    const absl::string_view word = words.Lower(t);
    if (word == "will" || word == "would" || word == "'ll" || word == "wo") {
      return true;
    }
  }
  return false;
}

// "nobody has told them", "no official has said so".
bool IsSaidByNobody(const Words& words, const FoundAttribution& found) {
  if (found.spans.source.empty() || found.cue_lemma == "know") return false;
  const TokenRange source = TokensOf(words, found.spans.source.front());
  const absl::string_view first = words.Lower(source.begin);
  if (first == "no" && source.size() > 1) {
    // "No 10", "no fewer than ten", "no less a man than"
    const absl::string_view next = words.Lower(source.begin + 1);
    return !words.Is(source.begin + 1, kNumber) && next != "fewer" &&
           next != "less" && next != ".";
  }
  return first == "nobody" || first == "no-one" || first == "no";
}

// A source that starts with a verb or an "'s" was cut out of something else.
bool IsNobody(const AnalyzedArticle& article, const Words& words,
              const FoundAttribution& found) {
  if (found.spans.source.empty()) return false;
  // "according to market research": a noun, though the tagger sees "to" and
  // an infinitive.
  if (found.cue_lemma == "according to") return false;
  const TokenRange source = TokensOf(words, found.spans.source.front());
  // "WHEN: Saturday"
  if (source.size() == 1 && found.cue_lemma == ":" &&
      words.Is(source.begin, kQuestionWord | kRelative)) {
    return true;
  }
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

// "believes otherwise", "thinks so": what, another sentence says.
bool IsAdverb(const Words& words, const FoundAttribution& found) {
  const TokenRange content = TokensOf(words, found.spans.content.front());
  const absl::string_view word = words.Lower(content.begin);
  return found.spans.content.size() == 1 && content.size() == 1 &&
         (word == "otherwise" || word == "so" || word == "differently" ||
          word == "likewise");
}

// "asked not to be named", "declined to comment", "has not commented": how one
// speaks, not what one says.
bool IsFormula(const Words& words, const FoundAttribution& found) {
  if (found.cue_lemma == "comment" && IsNegatedCue(words, found)) return true;
  constexpr uint32_t kLongest = 5;  // Tokens.
  const TokenRange content = TokensOf(words, found.spans.content.front());
  if (words.Lower(content.begin) == "anonymity") return true;
  // "declined | to comment on the report"
  const uint32_t verb =
      content.begin + (words.Lower(content.begin) == "to" ? 1 : 0);
  const absl::string_view lemma = found.cue_lemma;
  if (verb < content.end && words.Lower(verb) == "comment" &&
      (lemma == "decline" || lemma == "refuse" || lemma == "decide")) {
    return true;
  }
  // "declined to comment on the report"
  if (!found.spans.cue.empty()) {
    const TokenRange cue = TokensOf(words, found.spans.cue.back());
    for (uint32_t t = cue.begin + 1; t < cue.end; ++t) {
      if (words.Lower(t) == "comment" && words.Lower(t - 1) == "to") {
        return true;
      }
    }
  }
  const absl::string_view last = words.Lower(content.end - 1);
  // "the Herald's request for comment"
  if (last == "comment" && content.size() > 2 &&
      absl::StartsWith(words.Lower(content.end - 3), "request")) {
    return true;
  }
  if (content.size() > kLongest) return false;
  if (last == "comment") return true;
  return (last == "named" || last == "identified" || last == "quoted" ||
          last == "interviewed") &&
         content.size() > 1 && words.Lower(content.end - 2) == "be";
}

// "said that the master had reported the leak and that it would sue": the
// second clause is said by whoever says the first.
bool TakesOutersClause(const AnalyzedArticle& article, const Words& words,
                       const FoundAttribution& outer,
                       const FoundAttribution& found) {
  const TokenRange whole = TokensOf(words, outer.spans.content.front());
  const TokenRange content = TokensOf(words, found.spans.content.front());
  if (found.spans.cue.empty() || words.Lower(whole.begin) != "that" ||
      words.Lower(content.begin) != "that" || content.begin == 0 ||
      !words.Is(content.begin - 1, kCoordinator)) {
    return false;
  }
  const uint32_t verb = TokensOf(words, found.spans.cue.back()).end;
  if (verb + 1 >= content.begin) return false;  // No object.
  for (uint32_t t = verb; t + 1 < content.begin; ++t) {
    if (words.Is(t, kSubordinator | kQuestionWord | kComma | kColon) ||
        language::IsFinite(article.token(static_cast<int32_t>(t)).tag)) {
      return false;  // Its own first clause, or all of it is in doubt.
    }
  }
  return true;
}

}  // namespace

bool StatesNothing(const Words& words, const AnalyzedArticle* article,
                   const FoundAttribution& found,
                   const FoundAttribution* outer) {
  if (IsFormula(words, found) || IsReader(words, found) ||
      IsWish(words, found) || IsAdverb(words, found) ||
      QuotesAsSaying(words, found) || IsSaidByNobody(words, found) ||
      (article != nullptr &&
       (SaysNothing(*article, words, found) ||
        IsUnasserted(*article, words, found) ||
        CannotHold(*article, words, found, outer != nullptr) ||
        IsNobody(*article, words, found)))) {
    return true;
  }
  return outer != nullptr &&
         (IsSelf(words, found) || IsTold(words, found) ||
          IsToldBySomebody(words, found) || IsNobodysNoun(found) ||
          IsHeldByNobody(words, found) || IsYetToAccuse(words, found) ||
          LeavesOpen(words, *outer, found) ||
          (article != nullptr &&
           TakesOutersClause(*article, words, *outer, found)) ||
          (article != nullptr && IsDeed(*article, words, found)));
}

}  // namespace hearsay::claims

#include "ingest_service/claims/analysis/noun_phrases.h"

#include <algorithm>

#include "absl/strings/match.h"

namespace hearsay::claims {
namespace {

constexpr uint32_t kNeverInside = kAuxiliary | kNegation | kSubjectPronoun |
                                  kQuestionWord | kSubordinator | kAnyMark;

// Prepositions that hold a phrase together: "officials in the capital".
bool BindsPhrases(const Words& words, uint32_t t) {
  const absl::string_view word = words.Lower(t);
  return word == "of" || word == "for" || word == "in" || word == "from" ||
         word == "with" || word == "at" || word == "on" || word == "to" ||
         word == "between" || word == "behind" || word == "near" ||
         word == "within" || word == "against" || word == "inside";
}

// Only a noun or what says more of one stands after it.
bool IsArticle(const Words& words, uint32_t t) {
  const absl::string_view word = words.Lower(t);
  return word == "the" || word == "a" || word == "an" ||
         (words.Is(t, kPossessive) && !words.Is(t, kObjectPronoun));
}

// A word that reads as a finite verb and not as part of a name or a noun.
bool IsFiniteCue(const Words& words, uint32_t t) {
  if (words.Is(t, kCapitalized)) return false;
  if (words.Tagged(t)) {
    using enum language::PennTag;
    if (words.IsFinite(t) || words.Tag(t) == kVB) return true;
    if (!language::IsVerb(words.Tag(t))) return false;
  }
  if (words.Is(t, kPlainVerb)) return true;
  const CueWord& cue = words.VerbCue(t);
  if (cue.entry == nullptr) return false;
  if (t > 0 && IsArticle(words, t - 1)) return false;  // "the finding"
  if (cue.form == CueForm::kGerund) return true;
  if (cue.form == CueForm::kPast || cue.form == CueForm::kParticiple) {
    return true;
  }
  // "the report", "her claims": a noun after what announces one.
  return t == 0 || !words.Is(t - 1, kDeterminer | kPossessive | kAdverb |
                                        kCapitalized | kWordShape);
}

// "consider", "believes": a cue that is no noun in any form.
bool IsVerbAlone(const Words& words, uint32_t t) {
  return !words.Is(t, kCapitalized) && words.VerbCue(t).entry != nullptr &&
         words.NounCue(t) == nullptr &&
         (words.VerbCue(t).entry->frames & (kTakesClause | kTakesThatClause)) !=
             0;
}

// "seen", "published": says more of the noun before it.
bool IsParticiple(const Words& words, uint32_t t) {
  const absl::string_view word = words.Lower(t);
  return !words.Is(t, kCapitalized) &&
         (absl::EndsWith(word, "ed") || word == "seen" || word == "led" ||
          word == "read" || word == "written" || word == "shown");
}

// The opening bracket of the closing one at `t`, or `t`.
uint32_t BracketStart(const Words& words, uint32_t limit, uint32_t t) {
  const uint32_t first = std::max(limit, t > 12 ? t - 12 : 0);
  for (uint32_t k = t; k-- > first;) {
    if (words.Is(k, kOpenBracket)) return k;
    if (words.Is(k, kCloseBracket)) return t;
  }
  return t;
}

// Where the phrase whose last word is `last` starts.
uint32_t CoreStart(const Words& words, uint32_t limit, uint32_t last) {
  uint32_t start = last;
  while (start > limit && last - start < kMaxPhraseTokens) {
    const uint32_t k = start - 1;
    if (words.Is(k, kCloseBracket)) {
      const uint32_t open = BracketStart(words, limit, k);
      if (open == k) break;
      start = open;
      continue;
    }
    if (words.Is(k, kPossessive) && k > limit && !words.Is(k, kObjectPronoun)) {
      start = k;
      continue;
    }
    if (words.Is(k, kNeverInside)) {
      if (words.Lower(k) == "that" || !words.Is(k, kDeterminer)) break;
    }
    if (words.Is(k, kCoordinator)) {
      if ((words.Lower(k) != "and" && words.Lower(k) != "nor") || k == limit ||
          !IsNominal(words, k - 1) ||
          words.Is(k - 1, kCapitalized) != words.Is(start, kCapitalized)) {
        break;
      }
      start = k - 1;
      continue;
    }
    if (words.Lower(k) == "by" && k > limit + 1 && IsParticiple(words, k - 1) &&
        IsNominal(words, k - 2)) {
      start = k - 2;  // "a memo seen by the Herald"
      continue;
    }
    if (words.Is(k, kPreposition)) {
      if (!BindsPhrases(words, k) || k == limit ||
          (!IsNominal(words, k - 1) && words.Lower(k - 1) != "neither")) {
        break;
      }
      start = k - 1;
      continue;
    }
    if (words.Is(k, kAdverb | kObjectPronoun) && !words.Is(k, kPossessive)) {
      break;
    }
    if (IsFiniteCue(words, k)) break;
    // "set up a commission": no noun phrase goes on before its article.
    if (words.Lower(start) == "a" || words.Lower(start) == "an") break;
    start = k;
  }
  if (start > limit && words.Lower(start - 1) == "neither") --start;
  return start;
}

// The opening mark of the quoted name that ends at `t`, the leaker “Moth”; or
// `t`.
uint32_t QuotedNameStart(const Words& words, uint32_t limit, uint32_t t) {
  constexpr uint32_t kLongest = 4;  // Tokens of a name.
  uint32_t open = t;
  while (open > limit && t - open <= kLongest) {
    --open;
    if (words.Is(open, kQuoteMark)) {
      return open + 1 < t && open > limit ? open : t;
    }
    if (!words.Is(open, kCapitalized)) break;
  }
  return t;
}

// "she herself"
bool IsReflexive(absl::string_view word) {
  return absl::EndsWith(word, "self") || word == "themselves";
}

// Whether the words after a comma at `t` say more about the name before it.
bool StartsApposition(const Words& words, uint32_t t, uint32_t limit) {
  if (t >= limit) return false;
  const absl::string_view word = words.Lower(t);
  return word == "a" || word == "an" || word == "the" || word == "one" ||
         word == "who" || word == "whose" || word == "which" || word == "his" ||
         word == "her" || word == "their" || word == "former" ||
         word == "then" || words.Is(t, kNumber);
}

// "one of them, Ada Moss, whose": a whole name between commas behind a noun.
bool NamesNounBefore(const Words& words, uint32_t comma, uint32_t limit) {
  uint32_t end = comma + 1;
  while (end < limit && words.Is(end, kCapitalized)) ++end;
  return !words.Is(comma - 1, kCapitalized) && end >= comma + 3 &&
         end < limit && words.Is(end, kComma | kFinalMark);
}

}  // namespace

bool IsNominal(const Words& words, uint32_t t) {
  if (!words.Is(t, kWordShape)) {
    return words.Is(t, kPossessive | kCloseBracket);
  }
  if (words.Is(t, kAuxiliary | kNegation | kCoordinator | kPreposition)) {
    return false;
  }
  if (words.Is(t, kSubordinator | kQuestionWord)) {
    return words.Is(t, kRelative);
  }
  if (words.Is(t, kAdverb)) {
    return words.Is(t, kCapitalized) && !words.Is(t, kDeterminer) && t > 0 &&
           words.Is(t - 1, kCapitalized);
  }
  return words.Lower(t) != "the" && words.Lower(t) != "a" &&
         words.Lower(t) != "an";
}

TokenRange PhraseEndingBefore(const Words& words, uint32_t limit,
                              uint32_t end) {
  if (end <= limit) return {};
  uint32_t last = end - 1;
  if (IsReflexive(words.Lower(last)) && last > limit) {
    const TokenRange who = PhraseEndingBefore(words, limit, last);
    return who.empty() ? who : TokenRange{who.begin, end};
  }
  if (words.Is(last, kSubjectPronoun) && !words.Is(last, kRelative)) {
    return {last, end};
  }
  if (words.Is(last, kRelative)) {
    // "the mayor, who said": the reader looks for the mayor.
    const uint32_t before =
        last > limit && words.Is(last - 1, kComma) ? last - 1 : last;
    const TokenRange noun = PhraseEndingBefore(words, limit, before);
    if (noun.empty() || before == last) {
      return {noun.empty() ? last : noun.begin, end};
    }
    return {noun.begin, end};
  }
  if (words.Is(last, kComma)) {
    const uint32_t first = std::max(limit, last > 30 ? last - 30 : 0);
    for (uint32_t k = last; k-- > first;) {
      if (words.Is(k, kFinalMark | kColon)) break;
      if (!words.Is(k, kComma)) continue;
      if (!StartsApposition(words, k + 1, last) &&
          !words.Is(k + 1, kPreposition) && k + 4 < last) {
        continue;
      }
      if (k == limit || !IsNominal(words, k - 1)) continue;
      return {CoreStart(words, limit, k - 1), end};
    }
    return {};
  }
  if (words.Is(last, kCloseBracket)) {
    const uint32_t open = BracketStart(words, limit, last);
    if (open == last || open == limit) return {};
    last = open - 1;
  } else if (words.Is(last, kQuoteMark)) {
    const uint32_t open = QuotedNameStart(words, limit, last);
    if (open == last || words.Is(open - 1, kCapitalized)) return {};
    last = open - 1;
  }
  if (!IsNominal(words, last)) return {};
  return {CoreStart(words, limit, last), end};
}

TokenRange PhraseStartingAt(const Words& words, uint32_t begin, uint32_t limit,
                            bool with_apposition) {
  limit = std::min(limit, begin + kMaxPhraseTokens);
  if (begin >= limit || !words.Is(begin, kWordShape)) return {};
  if (words.Is(begin, kSubjectPronoun | kObjectPronoun) &&
      !words.Is(begin, kPossessive)) {
    return {begin, begin + 1};
  }
  uint32_t end = begin;
  while (end < limit) {
    if (words.Is(end, kOpenBracket)) {
      uint32_t close = end + 1;
      while (close < limit && !words.Is(close, kCloseBracket)) ++close;
      if (close == limit) break;
      end = close + 1;
      continue;
    }
    if (words.Is(end, kPossessive)) {
      ++end;
      continue;
    }
    if (words.Is(end, kNeverInside) && !words.Is(end, kDeterminer)) break;
    if (words.Lower(end) == "that") break;
    if (words.Is(end, kCoordinator | kPreposition)) {
      const bool binds = words.Is(end, kPreposition)
                             ? BindsPhrases(words, end)
                             : words.Lower(end) == "and";
      if (!binds || end == begin || end + 1 >= limit ||
          words.Is(end + 1, kTime | kNeverInside) ||
          (words.Is(end, kCoordinator) &&
           (IsFiniteCue(words, end + 1) || IsVerbAlone(words, end + 1)))) {
        break;
      }
      ++end;
      continue;
    }
    // "the Bay Evening Post": a time inside a name is none.
    const bool in_name =
        end > begin && end + 1 < limit && words.Is(end - 1, kCapitalized) &&
        words.Is(end, kCapitalized) && words.Is(end + 1, kCapitalized) &&
        !words.Is(end + 1, kTime);
    if (end > begin && words.Is(end, kTime) && !in_name &&
        !words.Is(end - 1, kDeterminer)) {
      break;
    }
    if (end > begin && IsFiniteCue(words, end)) break;
    ++end;
  }
  if (end > begin && with_apposition && end + 2 < limit &&
      words.Is(end, kComma) &&
      (StartsApposition(words, end + 1, limit) ||
       NamesNounBefore(words, end, limit))) {
    bool relative = words.Is(end + 1, kRelative);
    for (uint32_t k = end + 2; k < limit; ++k) {
      if (words.Is(k, kQuoteMark | kColon)) break;
      // "said the Herald, the show's makers are": another clause.
      relative |= words.Is(k, kRelative);
      if (!relative && words.Tagged(k) && words.Is(k, kAuxiliary)) break;
      if (words.Is(k, kComma | kFinalMark)) {
        end = k;
        break;
      }
    }
  }
  return {begin, end};
}

TokenRange SubjectOf(const Words& words, uint32_t begin, uint32_t limit) {
  limit = std::min(limit, begin + 2 * kMaxPhraseTokens);
  uint32_t t = begin;
  // "Walking home, she": the clause before the comma has no subject.
  if (t < limit && words.Is(t, kWordShape) &&
      absl::EndsWith(words.Lower(t), "ing")) {
    while (t < limit && !words.Is(t, kComma)) ++t;
    if (t == limit) t = begin;
  }
  while (t < limit) {
    if (words.Is(t, kPreposition)) {
      const TokenRange object = PhraseStartingAt(words, t + 1, limit, false);
      t = object.empty() ? t + 1 : object.end;
      continue;
    }
    if (words.Is(t, kWordShape) &&
        !words.Is(t, kCoordinator | kSubordinator | kAdverb | kTime) &&
        !words.Is(t, kAuxiliary | kNegation)) {
      const TokenRange subject = PhraseStartingAt(words, t, limit, false);
      if (!subject.empty()) return subject;
    }
    ++t;
  }
  return {};
}

}  // namespace hearsay::claims

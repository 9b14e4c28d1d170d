#include "ingest_service/claims/stance/content_negation.h"

#include <algorithm>

#include "ingest_service/claims/attribution/content_shape.h"

namespace hearsay::claims {
namespace {

bool IsNegativeWord(absl::string_view word) {
  return word == "no" || word == "nobody" || word == "nothing" ||
         word == "none" || word == "nowhere" || word == "neither";
}

// "failed to", "was unable to": what follows did not happen.
bool FailsTo(const Words& words, uint32_t t, uint32_t end) {
  const absl::string_view word = words.Lower(t);
  return (word == "failed" || word == "unable" || word == "fails" ||
          word == "fail") &&
         t + 1 < end && words.Lower(t + 1) == "to";
}

// "not only", "no doubt", "no less than": no negation.
bool OnlySeemsTo(const Words& words, uint32_t t, uint32_t end) {
  if (t + 1 >= end) return false;
  const absl::string_view next = words.Lower(t + 1);
  return next == "only" || next == "just" || next == "doubt" ||
         next == "less" || next == "more" || next == "later" ||
         next == "sooner" || next == "matter" || next == "wonder";
}

// "it is impossible not to", "I can't believe he left": not not so.
bool CancelsOut(const Words& words, TokenRange content, uint32_t t) {
  const absl::string_view before =
      t > content.begin ? words.Lower(t - 1) : absl::string_view();
  const bool can = before == "ca" || before == "can" || before == "could" ||
                   words.Lower(t) == "cannot";
  const bool believe = t + 1 < content.end && words.Lower(t + 1) == "believe";
  return before == "impossible" || before == "hard" || (can && believe);
}

// "every no", "our 'No Dogs' sign", "as 'not even a dog'": words that are
// quoted or counted, not said.
bool IsMentioned(const Words& words, TokenRange content, uint32_t t) {
  if (t <= content.begin) return false;
  const absl::string_view before = words.Lower(t - 1);
  if (words.Lower(t) == "no" &&
      (before == "every" || before == "a" || before == "each")) {
    return true;
  }
  return t >= content.begin + 2 && words.Is(t - 1, kQuoteMark) &&
         words.Is(t - 2, kPossessive | kPreposition | kDeterminer | kAdverb |
                             kSubordinator) &&
         words.Lower(t - 2) != "that";
}

// "chose not to look", "by not looking", "more often than not": what was chosen
// is so; "was not to blame" is not.
bool NegatesLess(const Words& words, TokenRange content, uint32_t t) {
  if (!words.Is(t, kNegation) || t == content.begin) return false;
  const absl::string_view before = words.Lower(t - 1);
  if (before == "than" || before == "or" || before == "by") return true;
  return t + 1 < content.end && words.Lower(t + 1) == "to" &&
         !words.Is(t - 1, kAuxiliary);
}

// "a vote of no confidence", "with no coat": negates its noun alone, save in
// what stands for "never".
bool NegatesNounAlone(const Words& words, TokenRange content, uint32_t t) {
  if (words.Lower(t) != "no" || t == content.begin || t + 1 >= content.end) {
    return false;
  }
  const absl::string_view before = words.Lower(t - 1);
  const absl::string_view noun = words.Lower(t + 1);
  return (before == "of" || before == "with" || before == "for" ||
          before == "to" || before == "as") &&
         noun != "one";
}

// "cannot rule out": holds it possible.
bool LeavesOpen(const Words& words, uint32_t t, uint32_t end) {
  for (uint32_t k = t + 1; k + 1 < std::min(end, t + 4); ++k) {
    if ((words.Lower(k) == "rule" || words.Lower(k) == "ruled") &&
        words.Lower(k + 1) == "out") {
      return true;
    }
  }
  return false;
}

// A word that opens a clause of its own inside the content.
bool OpensClause(const Words& words, TokenRange content, uint32_t t) {
  if (t == content.begin) return false;
  if (words.Is(t, kRelative)) return true;
  const absl::string_view word = words.Lower(t);
  if (word == "that") return true;
  if (word == "so" && words.Is(t - 1, kComma)) return true;  // What follows.
  return words.Is(t, kSubordinator | kQuestionWord) && word != "than" &&
         word != "as";
}

// Where the main clause starts: after "When it rains, " and the like.
uint32_t MainClause(const Words& words, TokenRange content) {
  uint32_t t = content.begin;
  while (t < content.end && !words.Is(t, kWordShape)) ++t;
  if (t == content.end || words.Lower(t) == "that" ||
      !words.Is(t, kSubordinator)) {
    return t;
  }
  for (uint32_t k = t; k < content.end; ++k) {
    if (words.Is(k, kComma)) return k + 1;
  }
  return t;
}

}  // namespace

bool Forbids(const Words& words, TokenRange content) {
  uint32_t t = content.begin;
  while (t < content.end && words.Is(t, kQuoteMark)) ++t;
  return t + 1 < content.end && words.Lower(t) == "do" &&
         words.Is(t + 1, kNegation);
}

bool NegatesMainClause(const Words& words, const AnalyzedArticle* article,
                       TokenRange content) {
  const uint32_t begin = MainClause(words, content);
  const TokenRange clause = {begin, content.end};
  bool seen_verb = false;
  for (uint32_t t = begin; t < content.end; ++t) {
    if (t > begin && words.Is(t, kRelative) && words.Is(t - 1, kComma)) {
      // ", who was there, was not hurt": goes on after the aside.
      while (t < content.end && !words.Is(t, kComma)) ++t;
      continue;
    }
    if (words.Is(t, kFinalMark | kColon) || words.Exact(t) == ";" ||
        OpensClause(words, clause, t)) {
      return false;
    }
    const absl::string_view word = words.Lower(t);
    // ", not by ours", "and not": says what something is not, beside.
    const bool beside = t > begin && words.Is(t - 1, kComma | kCoordinator);
    if (words.Is(t, kCoordinator) && word != "nor" &&
        (seen_verb || (t > begin + 1 && words.Is(t - 1, kComma)))) {
      return false;
    }
    if ((words.Is(t, kNegation) || IsNegativeWord(word)) && !beside &&
        !OnlySeemsTo(words, t, content.end) &&
        !NegatesNounAlone(words, content, t) &&
        !NegatesLess(words, content, t) && !CancelsOut(words, content, t) &&
        !IsMentioned(words, content, t) &&
        !(article != nullptr &&
          StandsInSideClause(*article, words, content, t)) &&
        !LeavesOpen(words, t, content.end)) {
      return true;
    }
    if (FailsTo(words, t, content.end)) return true;
    seen_verb |=
        words.Is(t, kAuxiliary | kPlainVerb) ||
        words.VerbCue(t).entry != nullptr ||
        (article != nullptr &&
         language::IsFinite(article->token(static_cast<int32_t>(t)).tag));
  }
  return false;
}

}  // namespace hearsay::claims

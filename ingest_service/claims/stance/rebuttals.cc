#include "ingest_service/claims/stance/rebuttals.h"

#include <algorithm>
#include <optional>

#include "ingest_service/claims/lexicon/source_nouns.h"
#include "ingest_service/claims/lexicon/word_set.h"

namespace hearsay::claims {
namespace {

// What others say against one.
bool IsCharge(absl::string_view noun) {
  static const WordSet& words = MakeWordSet(
      "accusation allegation assertion charge claim insinuation report rumor "
      "rumour speculation story suggestion theory");
  return words.contains(SingularOf(noun));
}

// What else can be said to be so or not.
bool IsSaying(absl::string_view noun) {
  static const WordSet& words = MakeWordSet(
      "account article comment complaint figure lawsuit narrative statement "
      "testimony version");
  return IsCharge(noun) || words.contains(SingularOf(noun));
}

// "false": of anything.
bool SaysFalse(absl::string_view word) {
  static const WordSet& words = MakeWordSet(
      "baseless fabricated fabrication fabrications false groundless lie lies "
      "meritless nonsense rubbish slander slanderous unfounded "
      "unsubstantiated untrue");
  return words.contains(word);
}

// "absurd": of a charge, that it is false.
bool Scorns(absl::string_view word) {
  static const WordSet& words = MakeWordSet(
      "absurd bogus exaggerated fable fairy fake fantasy fiction fictional "
      "gossip hoax inaccurate incorrect invention laughable ludicrous "
      "misinformation disinformation misleading myth nonsensical outlandish "
      "preposterous propaganda ridiculous smear smears speculation wrong");
  return SaysFalse(word) || words.contains(word);
}

bool SaysTrue(absl::string_view word) {
  return word == "true" || word == "correct" || word == "accurate" ||
         word == "so" || word == "case" || word == "factual";
}

// How firmly the predicate has to deny for what it is said of.
enum class Subject { kThat, kSaying, kCharge };

bool Denies(absl::string_view word, Subject subject) {
  return subject == Subject::kCharge ? Scorns(word) : SaysFalse(word);
}

// Whether what begins at `t` says that it is not so: "“completely false”", "not
// true", "a lie", "without merit".
bool PredicateDenies(const Words& words, uint32_t t, uint32_t end,
                     Subject subject) {
  constexpr uint32_t kLongest = 7;  // Tokens.
  bool negated = false;
  for (const uint32_t limit = std::min(end, t + kLongest); t < limit; ++t) {
    const absl::string_view word = words.Lower(t);
    if (words.Is(t, kNegation)) {
      negated = true;
    } else if (Denies(word, subject)) {
      return !negated;
    } else if (SaysTrue(word)) {
      return negated;
    } else if (word == "without" || word == "no") {
      const absl::string_view noun =
          t + 1 < limit ? words.Lower(t + 1) : absl::string_view();
      return noun == "merit" || noun == "foundation" || noun == "basis" ||
             noun == "truth" || noun == "substance";
    } else if (word != "as" && (words.Is(t, kAnyMark & ~kQuoteMark) ||
                                words.Is(t, kSubordinator | kRelative | kModal |
                                                kPreposition))) {
      return false;
    }
  }
  return false;
}

}  // namespace

bool IsRebuttal(const Words& words, TokenRange content, bool names) {
  constexpr uint32_t kLongestSubject = 6;  // Tokens up to its noun.
  uint32_t t = content.begin;
  while (t < content.end && words.Is(t, kQuoteMark)) ++t;
  if (t + 2 < content.end && words.Lower(t) == "that" && !names &&
      !words.Is(t + 1, kBe)) {
    ++t;
  }
  while (t < content.end && words.Is(t, kQuoteMark)) ++t;
  if (t + 1 >= content.end) return false;
  const absl::string_view first = words.Lower(t);
  if (first == "there" && words.Is(t + 1, kBe)) {
    return PredicateDenies(words, t + 2, content.end, Subject::kThat);
  }
  std::optional<Subject> subject;
  if (first == "that" || first == "this" || first == "it" || first == "these" ||
      first == "those" || first == "they" || first == "them") {
    subject = Subject::kThat;
  }
  uint32_t head = t;
  // "this claim" is no pronoun.
  for (const uint32_t limit = std::min(content.end, t + kLongestSubject);
       head < limit; ++head) {
    if (words.Is(head, kAuxiliary | kSubordinator | kRelative) ||
        words.Is(head, kAnyMark & ~kQuoteMark)) {
      if (head > t) break;
    }
    if (IsSaying(words.Lower(head))) {
      subject =
          IsCharge(words.Lower(head)) ? Subject::kCharge : Subject::kSaying;
      break;
    }
  }
  if (!subject) return false;
  if (*subject == Subject::kThat) head = t;
  if (names) {
    return PredicateDenies(words, head + 1, content.end, *subject);
  }
  // "the claims that the dam leaked were false": the verb behind all that.
  const bool aside =
      head + 1 < content.end &&
      (words.Lower(head + 1) == "that" || words.Is(head + 1, kPreposition));
  for (t = head + 1; t < content.end; ++t) {
    if (words.Is(t, kFinalMark | kCoordinator)) return false;
    if (words.Is(t, kBe)) {
      if (PredicateDenies(words, t + 1, content.end, *subject)) return true;
      if (!aside) return false;
    } else if (!aside && !words.Is(t, kAdverb | kHave | kQuoteMark)) {
      return false;
    }
  }
  return false;
}

}  // namespace hearsay::claims

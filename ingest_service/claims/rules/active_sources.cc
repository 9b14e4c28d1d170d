// Whose an active verb is: the noun before it, or the subject that it shares.

#include <algorithm>

#include "absl/strings/match.h"
#include "ingest_service/claims/analysis/noun_phrases.h"
#include "ingest_service/claims/lexicon/name_lists.h"
#include "ingest_service/claims/rules/sentence_rules.h"

namespace hearsay::claims {
namespace {

// "led officials to believe": who believes stands after the verb.
bool Causes(absl::string_view word) {
  return word == "led" || word == "caused" || word == "forced" ||
         word == "prompted" || word == "allowed" || word == "leading" ||
         word == "prompting" || word == "causing" || word == "forcing";
}

// What an infinitive may hang on that has come about: "continued to insist".
bool LeadsToSaying(absl::string_view word) {
  return word == "on" || word == "began" || word == "begins" ||
         word == "came" || word == "comes" ||
         absl::StartsWith(word, "continue") || absl::StartsWith(word, "seem") ||
         absl::StartsWith(word, "appear") ||
         absl::StartsWith(word, "decline") || absl::StartsWith(word, "refuse");
}

}  // namespace

// "Prosecutors suspect fraud, the paper said, and are weighing charges": who
// weighs them are those of whom it is said, where what follows `t` is a thought
// or a plan; what is said, the paper says.
bool SentenceRules::ReportsSubject(const RuleMatch& match, uint32_t t) const {
  constexpr uint32_t kVerbWithin = 5;  // Auxiliaries and adverbs between.
  if (match.content.empty() || match.content.front().begin > match.cue.begin ||
      t < 2 || !words_.Is(t - 1, kCoordinator) || !words_.Is(t - 2, kComma)) {
    return false;
  }
  for (uint32_t k = t; k < std::min(sentence_.end, t + kVerbWithin); ++k) {
    const CueEntry* entry = words_.VerbCue(k).entry;
    if (entry == nullptr) continue;
    return entry->type != v1::CLAIM_TYPE_STATEMENT &&
           entry->type != v1::CLAIM_TYPE_ANNOUNCEMENT;
  }
  return false;
}

// Who speaks when the clause does not say: the source of the attribution
// before, else the subject of the sentence.
TokenRange SentenceRules::ElidedSubject(uint32_t t) const {
  for (size_t i = matches_.size(); i-- > first_match_;) {
    if (ReportsSubject(matches_[i], t)) break;
    if (matches_[i].cue.begin < t && !matches_[i].source.empty()) {
      return matches_[i].source;
    }
  }
  return SubjectOf(words_, sentence_.begin, t);
}

// Whose a participle before which stands `before` is: "contacts of officials
// blaming the crew", "a memo alleging that", "with the mayor arguing that".
// After a comma, "and" or "as" it is the subject's; else nobody's.
TokenRange SentenceRules::ParticipleSource(uint32_t before) const {
  if (words_.Is(before - 1, kComma | kCoordinator | kSemicolonOrDash) ||
      words_.Lower(before - 1) == "as" ||
      !speech_.EndingWith(before - 1).empty()) {
    return ElidedSubject(before);
  }
  TokenRange noun = PhraseEndingBefore(words_, sentence_.begin, before);
  if (noun.empty() || words_.Is(before - 1, kSubjectPronoun)) return {};
  bool with =
      noun.begin > sentence_.begin && words_.Lower(noun.begin - 1) == "with";
  for (uint32_t k = noun.begin; k < noun.end; ++k) {
    if (!words_.Is(k, kPreposition)) continue;
    noun.begin = k + 1;
    with = words_.Lower(k) == "with";
  }
  const absl::string_view last = words_.Lower(before - 1);
  return with || IsPluralPersonNoun(last) || IsDocumentNoun(last)
             ? noun
             : TokenRange{};
}

// The subject that `phrase`, right before its verb, only ends: "divers who
// searched the cave", "inspectors looking into the collapse of the mill".
TokenRange SentenceRules::WholeSubject(TokenRange phrase) const {
  constexpr uint32_t kWithin = 12;  // Tokens of what stands between.
  if (phrase.empty() || !words_.Tagged(phrase.begin)) return phrase;
  const uint32_t first =
      std::max(sentence_.begin, phrase.begin - std::min(phrase.begin, kWithin));
  bool finite = false;
  for (uint32_t k = phrase.begin; k-- > first;) {
    if (words_.Is(k, kAnyMark | kCoordinator) || words_.Lower(k) == "that") {
      break;
    }
    finite |= words_.IsFinite(k);
    const bool relative = finite && words_.Is(k, kRelative);
    const bool participle = !finite &&
                            words_.Tag(k) == language::PennTag::kVBG &&
                            words_.Is(k, kWordShape);
    if (!relative && !participle) continue;
    if (k == sentence_.begin || !words_.MayBeNoun(k - 1)) break;
    const TokenRange noun = PhraseEndingBefore(words_, sentence_.begin, k);
    if (noun.empty()) break;
    // Nothing but the clause's start stands before its subject.
    const bool starts =
        noun.begin == sentence_.begin ||
        words_.Is(noun.begin - 1, kComma | kCoordinator | kQuoteMark) ||
        words_.Lower(noun.begin - 1) == "that";
    if (!starts) break;
    return {noun.begin, phrase.end};
  }
  return phrase;
}

TokenRange SentenceRules::ActiveSource(uint32_t t,
                                       const VerbGroup& group) const {
  const uint32_t before = group.begin;
  if (before == sentence_.begin) return {};
  if (words_.VerbCue(t).form == CueForm::kGerund && !group.has_auxiliary) {
    return ParticipleSource(before);
  }
  const TokenRange phrase = PhraseEndingBefore(words_, sentence_.begin, before);
  if (group.infinitive && !group.has_auxiliary) {
    const bool caused = !phrase.empty() && phrase.begin > sentence_.begin &&
                        Causes(words_.Lower(phrase.begin - 1));
    if (caused) return phrase;
    // "went on to say", not "called to say": to do it is to have said it.
    return LeadsToSaying(words_.Lower(before - 1)) ? ElidedSubject(before)
                                                   : TokenRange{};
  }
  if (phrase.empty() && words_.Is(before - 1, kCoordinator | kComma)) {
    return ElidedSubject(before);
  }
  return WholeSubject(phrase);
}

}  // namespace hearsay::claims

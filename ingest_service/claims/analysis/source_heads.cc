#include "ingest_service/claims/analysis/source_heads.h"

#include "absl/strings/match.h"
#include "ingest_service/claims/lexicon/name_lists.h"
#include "ingest_service/claims/lexicon/source_nouns.h"

namespace hearsay::claims {
namespace {

// Whether `name` behind a comma may be that of `part`'s head: not of a
// document's author, of several, or of whom "of the mayor" names last.
bool MayBeNamedBehind(const Words& words, TokenRange part, TokenRange name) {
  // "a team from Seoul, South Korea": says where Seoul is.
  if (words.Is(part.end - 1, kCapitalized) &&
      words.NameTypeOf(name) == v1::ENTITY_TYPE_PLACE) {
    return false;
  }
  uint32_t head = part.begin;
  while (head + 1 < part.end &&
         !words.Is(head + 1, kPreposition | kRelative | kOpenBracket)) {
    ++head;
  }
  const absl::string_view noun = words.Lower(head);
  if (head + 1 == part.end) return true;
  const absl::string_view last = words.Lower(part.end - 1);
  return !IsDocumentNoun(noun) && !IsRecordNoun(noun) &&
         !IsPluralPersonNoun(noun) && !IsPersonTitle(last) &&
         !words.Is(part.end - 1, kRelative);
}

// The part of "Ada Moss, a spokeswoman," or "a spokeswoman, Ada Moss," that
// names; else the part before the first comma.
TokenRange NamePart(const Words& words, TokenRange phrase) {
  TokenRange best;
  bool best_is_name = false;
  uint32_t begin = phrase.begin;
  while (begin < phrase.end) {
    uint32_t end = begin;
    bool name = true;
    while (end < phrase.end && !words.Is(end, kComma)) {
      // "a spokesman, Dr. Jan Orr | of the University of Vell"
      if (name && end > begin + 1 && begin > phrase.begin &&
          words.Is(end, kPreposition) && words.Is(end - 1, kCapitalized) &&
          !IsOrganizationWord(words.Lower(end - 1))) {
        break;
      }
      name &= words.Is(end, kCapitalized | kTitle | kQuoteMark | kOpenBracket |
                                kCloseBracket) ||
              (end == begin && end > phrase.begin &&
               words.Lower(end) == "the" && end + 1 < phrase.end);
      ++end;
    }
    const TokenRange part = {begin, end};
    if (!part.empty() &&
        (best.empty() ||
         (name && !best_is_name && MayBeNamedBehind(words, best, part)))) {
      best = part;
      best_is_name = name;
    }
    begin = end + 1;
  }
  // "the guards I spoke to": what the text's own author says of them.
  for (uint32_t t = best.begin + 1; t < best.end; ++t) {
    const absl::string_view word = words.Lower(t);
    if (word == "i" || word == "we") best.end = t;
  }
  // "Moss, who", "detectives no longer", "she herself", "the museum's", "the
  // records obtained".
  while (best.size() > 1 &&
         (words.Lower(best.end - 1) == "'s" ||
          words.Lower(best.end - 1) == "'" ||
          words.Is(best.end - 1, kRelative | kOpenBracket | kNegation) ||
          words.Lower(best.end - 1) == "longer" ||
          absl::EndsWith(words.Lower(best.end - 1), "self") ||
          words.Lower(best.end - 1) == "themselves" ||
          words.Lower(best.end - 1) == "obtained" ||
          words.Lower(best.end - 1) == "reviewed" ||
          words.Lower(best.end - 1) == "no")) {
    --best.end;
  }
  return best.empty() ? phrase : best;
}

// "familiar with", "seen by", "briefed on": what follows a head noun.
bool OpensModifier(const Words& words, uint32_t t, uint32_t end) {
  const absl::string_view word = words.Lower(t);
  if (word == "familiar" || word == "close" || word == "that") return true;
  if (words.Is(t, kCapitalized) || t + 1 >= end) return false;
  // "detectives searching the flat", "a log dated 3 May".
  if (absl::EndsWith(word, "ing") &&
      (!words.Tagged(t) || words.Tag(t) == language::PennTag::kVBG)) {
    return words.Is(t + 1, kDeterminer | kPossessive | kPreposition |
                               kObjectPronoun | kCapitalized);
  }
  if (word == "dated") return true;
  return words.Is(t + 1, kPreposition) &&
         (absl::EndsWith(word, "ed") || word == "seen" || word == "led" ||
          word == "written" || word == "given" || word == "read" ||
          word == "sent");
}

// "seen by", "leaked to", "cited by": how an outlet came to a document or to
// whoever speaks.
bool OpensProvenance(const Words& words, uint32_t t, uint32_t end) {
  const absl::string_view word = words.Lower(t);
  const bool passed = word == "seen" || word == "obtained" ||
                      word == "reviewed" || word == "viewed" ||
                      word == "leaked" || word == "published" ||
                      word == "shared" || word == "read";
  const bool asked = word == "cited" || word == "quoted" ||
                     word == "interviewed" || word == "polled";
  return t + 1 < end && ((passed && words.Is(t + 1, kPreposition)) ||
                         (asked && words.Lower(t + 1) == "by"));
}

}  // namespace

TokenRange ShownPart(const Words& words, TokenRange phrase) {
  TokenRange name = NamePart(words, phrase);
  for (uint32_t t = name.begin + 1; t < name.end; ++t) {
    if (OpensProvenance(words, t, name.end)) name.end = t;
  }
  // "a memo dated 3 May | and", "a report | published", before when and by
  // whom.
  while (name.size() > 1 &&
         (words.Is(name.end - 1, kCoordinator | kComma) ||
          (name.size() > 2 && !words.Is(name.end - 1, kCapitalized) &&
           absl::EndsWith(words.Lower(name.end - 1), "ed") &&
           (IsDocumentNoun(words.Lower(name.end - 2)) ||
            IsRecordNoun(words.Lower(name.end - 2)))))) {
    --name.end;
  }
  return name;
}

uint32_t HeadOfSource(const Words& words, TokenRange name) {
  uint32_t head = name.begin;
  for (uint32_t t = name.begin; t < name.end; ++t) {
    if (words.Is(t, kPreposition | kRelative | kOpenBracket) &&
        t > name.begin) {
      break;
    }
    if (t > name.begin && OpensModifier(words, t, name.end)) break;
    // "an assessment circulated", where a phrase was cut off before "among".
    if (t > name.begin + 1 && t + 1 == name.end && !words.Is(t, kCapitalized) &&
        absl::EndsWith(words.Lower(t), "ed") &&
        (IsDocumentNoun(words.Lower(t - 1)) ||
         IsRecordNoun(words.Lower(t - 1)))) {
      break;
    }
    // "Radio 4"
    if (words.Is(t, kNumber) && t > name.begin &&
        words.Is(t - 1, kCapitalized)) {
      continue;
    }
    if (words.Is(t, kWordShape) && !words.Is(t, kAdverb | kCoordinator) &&
        !(t > name.begin && words.Is(t, kCapitalized) &&
          words.Is(t - 1, kCapitalized) && IsPostnominal(words.Lower(t)))) {
      head = t;
    }
  }
  return head;
}

}  // namespace hearsay::claims

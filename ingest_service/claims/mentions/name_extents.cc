#include "ingest_service/claims/mentions/name_extents.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "common/language/known_names.h"
#include "common/language/wordnet.h"
#include "ingest_service/claims/lexicon/name_lists.h"
#include "ingest_service/claims/mentions/name_mentions.h"

namespace hearsay::claims {
namespace {

// A capital that is no more than the start of a sentence says nothing.
bool StartsSentence(const Words& words, uint32_t t) {
  return t == 0 || words.Is(t - 1, kFinalMark | kQuoteMark | kColon) ||
         words.text().tokens[t - 1].span.end + 1 <
             words.text().tokens[t].span.begin;
}

// "Emily", "Billy", before another name: not what "-ly" makes of other words.
bool IsFirstNameInLy(const Words& words, uint32_t t) {
  return absl::EndsWith(words.Lower(t), "ly") && t + 1 < words.size() &&
         words.Is(t, kCapitalized) && words.Is(t + 1, kCapitalized) &&
         !words.Is(t + 1, kDeterminer | kTime) &&
         (GenderOf(words.Lower(t)) != Gender::kUnknown ||
          words.NameTypeOf({t, t + 1}) == v1::ENTITY_TYPE_PERSON);
}

bool IsNameWord(const Words& words, uint32_t t) {
  if (IsFirstNameInLy(words, t)) return true;
  // "Morning Herald"; "Tully" after a first name.
  if (words.Is(t, kCapitalized) && t + 1 < words.size() &&
      words.Is(t, kTime | kAdverb) && IsOutletWord(words.Exact(t + 1))) {
    return true;
  }
  // "the Morning Voice"
  const absl::string_view word = words.Lower(t);
  if (words.Is(t, kCapitalized) && t > 0 && words.Lower(t - 1) == "the" &&
      (word == "morning" || word == "evening" || word == "sunday") &&
      t + 1 < words.size() && words.Is(t + 1, kCapitalized) &&
      !words.Is(t + 1, kTime)) {
    return true;
  }
  if (words.Is(t, kCapitalized) && words.Is(t, kAdverb) && t > 0 &&
      words.Is(t - 1, kCapitalized) &&
      !words.Is(t - 1, kDeterminer | kTime | kAdverb)) {
    return true;
  }
  return words.Is(t, kCapitalized) &&
         !words.Is(t, kDeterminer | kSubjectPronoun | kPossessive |
                          kPreposition | kAuxiliary | kCoordinator |
                          kSubordinator | kQuestionWord | kTime | kAdverb |
                          kNegation) &&
         words.Lower(t) != "whoever";
}

bool EndsFirm(absl::string_view word) {
  return word == "partners" || word == "sons" || word == "associates" ||
         word == "company" || word == "co" || word == "brothers";
}

// "Ada Moss", of "Ada Moss of Vell Bank": two words, the last of them none of
// the dictionary's and no title's.
bool NamesPerson(const Words& words, TokenRange name) {
  if (name.size() != 2 && name.size() != 3) return false;
  const absl::string_view last = words.Lower(name.end - 1);
  if (IsPersonTitle(last) || IsPersonNoun(last) || IsOrganizationWord(last)) {
    return false;
  }
  return words.NameTypeOf(name) == v1::ENTITY_TYPE_PERSON ||
         GenderOf(words.Lower(name.begin)) != Gender::kUnknown ||
         language::WordNet::Get().Find(last) == nullptr;
}

// Whether the "and" at `t` joins two tasks of one body, whose name began at
// `begin`: "Food | and Drug Administration", "Fish and Wildlife Service". What
// stands before is a common noun's word, and no body, person or place by
// itself.
bool JoinsTasks(const Words& words, uint32_t begin, uint32_t t,
                uint32_t limit) {
  constexpr uint32_t kMostBehind = 3;  // Tokens to "Administration".
  const absl::string_view before = words.Lower(t - 1);
  const language::WordSenses* senses = language::WordNet::Get().Find(before);
  if (senses == nullptr || senses->noun == 0 || IsOrganizationWord(before) ||
      IsPlaceName(before) || IsPersonTitle(before) ||
      IsAcronym(words.Exact(t - 1)) ||
      words.NameTypeOf({begin, t}) == v1::ENTITY_TYPE_PERSON) {
    return false;
  }
  for (uint32_t k = begin; k < t; ++k) {
    if (IsOrganizationWord(words.Lower(k))) return false;
  }
  for (uint32_t k = t + 1; k < std::min(limit, t + 1 + kMostBehind); ++k) {
    if (!IsNameWord(words, k)) return false;
    if (IsOrganizationWord(words.Lower(k))) return k > t + 1;
  }
  return false;
}

// Whether a person's name ends before the "of" at `t`: "Ada Moss of Vell Bank",
// "Dr. Moss of the FDA", "Democratic Rep. Ada Moss of Vell".
bool NamesPersonOf(const Words& words, uint32_t begin, uint32_t t) {
  for (uint32_t k = begin; k + 1 < t; ++k) {
    if (words.Is(k, kTitle)) return true;
  }
  return NamesPerson(words, {begin, t}) ||
         (t > begin + 2 && GenderOf(words.Lower(t - 2)) != Gender::kUnknown &&
          words.NameTypeOf({t - 2, t}) == v1::ENTITY_TYPE_PERSON);
}

// "of", "for the" between two capitals: "Institute for the Study of War".
uint32_t LinkLength(const Words& words, uint32_t begin, uint32_t t,
                    uint32_t limit) {
  const absl::string_view word = words.Lower(t);
  const bool next_name = t + 1 < limit && IsNameWord(words, t + 1);
  // "Pell & Strand", "Hale and Partners", "the Bakers' Union".
  if (word == "&") return next_name ? 1 : 0;
  if (word == "and") {
    return next_name && (EndsFirm(words.Lower(t + 1)) ||
                         JoinsTasks(words, begin, t, limit))
               ? 1
               : 0;
  }
  // "The Mail on Sunday"
  if (word == "on") {
    return words.Lower(t - 1) == "mail" && t + 1 < limit &&
                   words.Exact(t + 1) == "Sunday"
               ? 2
               : 0;
  }
  if (word == "'") {
    return next_name && t > 0 && absl::EndsWith(words.Lower(t - 1), "s") &&
                   IsOrganizationWord(words.Lower(t + 1))
               ? 1
               : 0;
  }
  if (word != "of" && word != "for" && word != "de" && word != "von" &&
      word != "van" && word != "al" && word != "bin") {
    return 0;
  }
  if (word == "of" && NamesPersonOf(words, begin, t)) return 0;
  uint32_t length = 1;  // "for the", "von der", "de la"
  if (t + length < limit &&
      (words.Lower(t + length) == "the" || words.Lower(t + length) == "der" ||
       words.Lower(t + length) == "den" || words.Lower(t + length) == "la")) {
    ++length;
  }
  return t + length < limit && IsNameWord(words, t + length) ? length : 0;
}

// Whether the number behind `name` is a part of it: "Radio 4", "France 24".
bool EndsOutletName(const Words& words, TokenRange name) {
  if (!words.Is(name.end, kNumber) || words.Is(name.end, kCapitalized)) {
    return false;
  }
  return words.Lower(name.end - 1) == "radio" ||
         words.Lower(name.end - 1) == "channel" ||
         !language::CanonicalName(
              words.SpanOf({name.begin, name.end + 1}).In(words.text().text),
              language::NameKind::kOutlet)
              .empty();
}

// "Talon Nine", before what is no name: "Talon Nine declined".
bool EndsInNumberWord(const Words& words, TokenRange name, uint32_t limit) {
  const uint32_t t = name.end;
  const absl::string_view word = words.Lower(t);
  return words.Is(t, kCapitalized) && t + 1 < limit &&
         !words.Is(t + 1, kCapitalized) && !words.Is(name.begin, kTime) &&
         (word == "one" || word == "two" || word == "three" || word == "four" ||
          word == "five" || word == "six" || word == "seven" ||
          word == "eight" || word == "nine" || word == "ten");
}

// Whether an "'s" behind `name` stands in an outlet's: "Lloyd's List".
bool OwnsOutletName(const Words& words, TokenRange name, uint32_t limit) {
  return name.end + 1 < limit && words.Is(name.end, kPossessive) &&
         words.Is(name.end + 1, kCapitalized) &&
         !language::CanonicalName(
              words.SpanOf({name.begin, name.end + 2}).In(words.text().text),
              language::NameKind::kOutlet)
              .empty();
}

// "Officials", not "Williams".
bool IsPluralNoun(const Words& words, uint32_t t) {
  if (!words.Is(t, kPlural)) return false;
  const language::WordNet& wordnet = language::WordNet::Get();
  const language::WordSenses* senses =
      wordnet.Find(wordnet.Lemma(words.Lower(t), language::PennTag::kNNS));
  return senses != nullptr && senses->noun != 0;
}

// Whether the one capital word at `t` is only the first word of a sentence:
// lower case elsewhere would make it no name.
bool OnlyStartsSentence(const Words& words, uint32_t t) {
  if (!StartsSentence(words, t) || IsPlaceName(words.Lower(t)) ||
      IsAcronym(words.Exact(t)) || IsOutletWord(words.Exact(t))) {
    return false;
  }
  return IsPluralNoun(words, t) || words.AnyCue(t) ||
         IsPersonNoun(words.Lower(t)) || IsPluralPersonNoun(words.Lower(t)) ||
         IsDocumentNoun(words.Lower(t)) || IsOrganizationWord(words.Lower(t));
}

// Whether an "'s" behind `name` is of an office called by who holds it: "Vell
// County Sheriff's Office".
bool OwnsOffice(const Words& words, TokenRange name, uint32_t limit) {
  return name.end + 1 < limit && words.Is(name.end, kPossessive) &&
         words.Is(name.end + 1, kCapitalized) &&
         IsOfficeWord(words.Lower(name.end + 1)) &&
         (IsPersonTitle(words.Lower(name.end - 1)) ||
          NamesPersonKind(words.Lower(name.end - 1)));
}

}  // namespace

bool NamesPersonKind(absl::string_view word) {
  constexpr uint8_t kPerson = 18;  // Of WordSenses.
  if (IsPersonNoun(word)) return true;
  const language::WordSenses* senses = language::WordNet::Get().Find(word);
  return senses != nullptr && senses->noun == kPerson;
}

// How much of what follows the tagger has in `name`: "Control | and
// Prevention". 0 when it ends there, and of a person's.
uint32_t TaggedLength(const Words& words, TokenRange name, uint32_t limit) {
  constexpr uint32_t kLongest = 8;  // Tokens.
  const uint32_t t = name.end;
  uint32_t length = 0;
  limit = std::min(limit, t + kLongest);
  if (!words.ContinuesName(t) || NamesPerson(words, name)) return 0;
  for (uint32_t next = t; next < limit && words.ContinuesName(next); ++next) {
    if (IsNameWord(words, next)) {
      length = next + 1 - t;
    } else if (words.Is(next, kAnyMark | kPossessive)) {
      break;
    }
  }
  return length;
}

// "McDonald's said": an "'s" behind which nothing is anybody's.
bool EndsWithS(const Words& words, TokenRange name, uint32_t limit) {
  const uint32_t next = name.end + 1;
  return name.size() == 1 && next < limit && words.Lower(name.end) == "'s" &&
         ((words.Is(next, kAuxiliary) && words.Lower(next) != "been" &&
           words.Lower(next) != "had" && words.Lower(next) != "being") ||
          (words.VerbCue(next).entry != nullptr &&
           words.VerbCue(next).form == CueForm::kPast));
}

// "May 3", "in May"; "Let's": no names.
bool IsMonthOrLet(const Words& words, uint32_t t) {
  const absl::string_view next =
      t + 1 < words.size() ? words.Lower(t + 1) : absl::string_view();
  if (words.Lower(t) == "let") return next == "'s";
  if (words.Exact(t) != "May") return false;
  if (t + 1 < words.size() && words.Is(t + 1, kNumber)) return true;
  if (t == 0) return false;
  const absl::string_view before = words.Lower(t - 1);
  return before == "in" || before == "since" || before == "until" ||
         before == "by" || before == "last" || before == "next" ||
         before == "late" || before == "early" || before == "of" ||
         before == "this" || words.Is(t - 1, kNumber);
}

bool IsOfficeWord(absl::string_view word) {
  return word == "office" || word == "department" || word == "bureau" ||
         word == "secretariat" || word == "chambers";
}

TokenRange NameAt(const Words& words, uint32_t t, uint32_t limit) {
  if (!IsNameWord(words, t)) return {};
  // "Residents of Avonby" are no name.
  if (StartsSentence(words, t) && IsPluralPersonNoun(words.Lower(t)) &&
      t + 1 < limit && !words.Is(t + 1, kCapitalized)) {
    return {};
  }
  TokenRange all = {t, t + 1};
  while (all.end < limit) {
    if (words.PartsNames(all.end)) break;
    if (IsNameWord(words, all.end) || EndsOutletName(words, all) ||
        EndsInNumberWord(words, all, limit)) {
      ++all.end;
    } else if (OwnsOutletName(words, all, limit) ||
               OwnsOffice(words, all, limit)) {
      all.end += 2;
    } else if (const uint32_t link =
                   LinkLength(words, all.begin, all.end, limit)) {
      all.end += link;
    } else if (const uint32_t tagged = TaggedLength(words, all, limit)) {
      all.end += tagged;
    } else if (EndsWithS(words, all, limit)) {
      ++all.end;
    } else {
      break;
    }
  }
  if (all.size() == 1 && (OnlyStartsSentence(words, all.begin) ||
                          IsMonthOrLet(words, all.begin))) {
    return {};
  }
  return all;
}

}  // namespace hearsay::claims

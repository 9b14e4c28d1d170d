#include "ingest_service/claims/analysis/source_kind.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "common/language/known_names.h"
#include "common/language/wordnet.h"
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

// The token of the phrase's head: before its first "of", "for", "who".
uint32_t HeadOf(const Words& words, TokenRange name) {
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

// "Moss and Brandt", "the mayor and the governor"; not "Health and Safety".
bool NamesSeveral(const Words& words, TokenRange name) {
  bool inside = false;  // Of what an "of" or "for" opens.
  for (uint32_t t = name.begin; t + 1 < name.end; ++t) {
    inside |= words.Is(t, kPreposition);
    if (!inside && t > name.begin && words.Lower(t) == "and" &&
        (words.Is(t + 1, kDeterminer | kTitle) ||
         (words.Is(t - 1, kCapitalized) && words.Is(t + 1, kCapitalized) &&
          !IsOrganizationWord(words.Lower(name.end - 1))))) {
      return true;
    }
  }
  return false;
}

// Whether two words of a proper name stand next to each other in the head's
// part, or open an apposition: "two members, Ada Moss and Jan Brandt". Where
// somebody is, or whose aide, names nobody.
bool IsNamed(const Words& words, TokenRange phrase, TokenRange name,
             uint32_t head) {
  const auto two_words = [&](uint32_t t, uint32_t end) {
    return t + 1 < end && words.Is(t + 1, kCapitalized) &&
           words.Is(t, kCapitalized | kTitle) &&
           !IsNationality(words.Lower(t + 1)) &&
           !(t + 2 < end && words.Is(t + 2, kPossessive));
  };
  if (words.Is(head, kCapitalized)) {
    for (uint32_t t = name.begin; t < head; ++t) {
      if (two_words(t, head + 1)) return true;
    }
  }
  for (uint32_t t = phrase.begin; t + 1 < phrase.end; ++t) {
    const bool opens = words.Is(t, kComma | kOpenBracket | kColon);
    if (opens && t > head && two_words(t + 1, phrase.end)) return true;
  }
  return false;
}

// "four of the agencies", "a third of them": so many of those.
bool CountsSome(const Words& words, TokenRange name) {
  const absl::string_view word = words.Lower(name.begin);
  if (name.size() < 3 || words.Lower(name.begin + 1) != "of") return false;
  return (words.Is(name.begin, kNumber) && word != "one") || word == "two" ||
         word == "three" || word == "four" || word == "five" || word == "six" ||
         word == "seven" || word == "eight" || word == "nine" ||
         word == "ten" || word == "most" || word == "many" || word == "some" ||
         word == "several" || word == "all" || word == "both" ||
         word == "few" || word == "dozens";
}

// "a third", "the other", "the first": somebody, of those that were named.
bool CountsOne(const Words& words, TokenRange name) {
  const absl::string_view word = words.Lower(name.end - 1);
  const absl::string_view article = words.Lower(name.begin);
  return name.size() == 2 && (article == "a" || article == "the") &&
         (word == "third" || word == "second" || word == "fourth" ||
          word == "fifth" || word == "other");
}

// "a nurse", "one ambassador", "an unnamed general": some one person.
bool IsIndefinite(const Words& words, TokenRange name) {
  const absl::string_view word = words.Lower(name.begin);
  return word == "a" || word == "an" || word == "one" || word == "another" ||
         word == "some" || word == "every";
}

// What WordNet takes a common noun for, first of all.
v1::SourceRole RoleOfNoun(absl::string_view word, bool plural) {
  constexpr uint8_t kCommunication = 10, kGroup = 14, kPerson = 18;
  const language::WordNet& wordnet = language::WordNet::Get();
  const language::WordSenses* senses = wordnet.Find(
      plural ? wordnet.Lemma(word, language::PennTag::kNNS) : word);
  if (senses == nullptr) return v1::SOURCE_ROLE_UNSPECIFIED;
  switch (senses->noun) {
    case kPerson:
      return plural ? v1::SOURCE_ROLE_GROUP : v1::SOURCE_ROLE_PERSON;
    case kGroup:
      return v1::SOURCE_ROLE_ORGANIZATION;
    case kCommunication:
      return v1::SOURCE_ROLE_DOCUMENT;
    default:
      return v1::SOURCE_ROLE_UNSPECIFIED;
  }
}

// "the paper", "the Paris daily", "local television"; "the website Bay Eye".
bool NamesSomeOutlet(const Words& words, TokenRange name, uint32_t head) {
  constexpr uint32_t kLongest = 4;
  if (words.Is(head, kCapitalized)) {
    for (uint32_t t = head; t-- > name.begin;) {
      const absl::string_view word = words.Lower(t);
      if (IsOutletNoun(word)) {
        return word != "network" && word != "station" && word != "paper";
      }
      if (!words.Is(t, kCapitalized)) break;
    }
    return false;
  }
  const absl::string_view noun = words.Lower(head);
  if (noun == "television" || noun == "tv" || noun == "media") return true;
  const absl::string_view article = words.Lower(name.begin);
  if (IsSurelyOutletNoun(noun) && (article == "a" || article == "an")) {
    return head - name.begin < kLongest;
  }
  return IsOutletNoun(noun) && article == "the" && name.size() <= kLongest;
}

bool NamesKnownOutlet(const Words& words, TokenRange name) {
  if (words.Is(name.begin, kDeterminer) && name.size() > 1) ++name.begin;
  return words.Lower(name.begin) == "radio" ||
         words.Lower(HeadOf(words, name)) == "radio" ||
         !language::CanonicalName(words.SpanOf(name).In(words.text().text),
                                  language::NameKind::kOutlet)
              .empty();
}

}  // namespace

SourceKind KindOfSource(const Words& words, TokenRange phrase) {
  SourceKind kind;
  kind.name = NamePart(words, phrase);
  for (uint32_t t = kind.name.begin + 1; t < kind.name.end; ++t) {
    if (OpensProvenance(words, t, kind.name.end)) kind.name.end = t;
  }
  const uint32_t head = HeadOf(words, kind.name);
  kind.head = head;
  kind.several = NamesSeveral(words, kind.name);
  const absl::string_view word = words.Lower(head);
  const v1::EntityType name_type = words.NameTypeOf({head, head + 1});
  const bool capitalized = words.Is(head, kCapitalized);
  uint32_t capitals = 0;
  bool titled = false;
  bool person_noun = false;
  const bool named = IsNamed(words, phrase, kind.name, head);
  for (uint32_t t = phrase.begin; t < phrase.end; ++t) {
    const bool inside = kind.name.Contains(t) && t <= head;
    capitals += inside && words.Is(t, kCapitalized) &&
                !words.Is(t, kDeterminer | kTitle);
    titled |= inside && (words.Is(t, kTitle) || IsPersonTitle(words.Lower(t)));
    person_noun |= inside && IsPersonNoun(words.Lower(t));
    // "President Ada Moss's office": whose it is says nothing of it.
    if (inside && t < head && words.Is(t, kPossessive)) {
      titled = person_noun = false;
    }
  }
  if (words.Is(head, kSubjectPronoun)) {
    kind.role = word == "they" || word == "we" ? v1::SOURCE_ROLE_GROUP
                : word == "it"                 ? v1::SOURCE_ROLE_ORGANIZATION
                                               : v1::SOURCE_ROLE_PERSON;
  } else if (word == "her" || word == "his" || word == "my") {
    kind.role = v1::SOURCE_ROLE_PERSON;
  } else if (word == "their" || word == "our") {
    kind.role = v1::SOURCE_ROLE_GROUP;
  } else if (CountsSome(words, kind.name)) {
    kind.role = v1::SOURCE_ROLE_GROUP;
    kind.anonymous = !named;
  } else if (CountsOne(words, kind.name)) {
    kind.role = v1::SOURCE_ROLE_PERSON;
    kind.anonymous = !named;
  } else if ((IsOutletWord(words.Exact(head)) ||
              NamesSomeOutlet(words, kind.name, head) ||
              (capitalized && NamesKnownOutlet(words, kind.name))) &&
             !titled && !person_noun) {
    kind.role = v1::SOURCE_ROLE_OUTLET;
  } else if (IsDocumentNoun(word) || (!capitalized && IsRecordNoun(word))) {
    kind.role = v1::SOURCE_ROLE_DOCUMENT;
  } else if (IsPluralPersonNoun(word)) {
    kind.role = v1::SOURCE_ROLE_GROUP;
    kind.anonymous = !named;
  } else if (IsPersonNoun(word)) {
    kind.role = v1::SOURCE_ROLE_PERSON;
    kind.anonymous = !named && !capitalized &&
                     (IsAnonymousNoun(word) || IsIndefinite(words, kind.name));
  } else if (titled) {
    kind.role = v1::SOURCE_ROLE_PERSON;
    kind.anonymous = !named && !capitalized && IsIndefinite(words, kind.name);
  } else if (name_type == v1::ENTITY_TYPE_PERSON) {
    kind.role = v1::SOURCE_ROLE_PERSON;
  } else if (name_type != v1::ENTITY_TYPE_UNSPECIFIED) {
    kind.role = v1::SOURCE_ROLE_ORGANIZATION;
  } else if (IsOrganizationWord(word) || IsPlaceName(words.Lower(head)) ||
             (capitalized ? capitals > 1 && EndsFirmName(word)
                          : IsInstitutionNoun(word))) {
    kind.role = v1::SOURCE_ROLE_ORGANIZATION;
  } else if (capitalized && words.Exact(head).size() <= 5 &&
             std::all_of(
                 words.Exact(head).begin(), words.Exact(head).end(),
                 [](char c) { return (c >= 'A' && c <= 'Z') || c == '.'; })) {
    kind.role = v1::SOURCE_ROLE_ORGANIZATION;
  } else if (word == "one" || word == "another") {
    kind.role = v1::SOURCE_ROLE_PERSON;
    kind.anonymous = !named;
  } else if (const v1::SourceRole first =
                 capitalized && words.IsInNoName(head) && head == phrase.begin
                     ? RoleOfNoun(word, words.Is(head, kPlural))
                     : v1::SOURCE_ROLE_UNSPECIFIED;
             first != v1::SOURCE_ROLE_UNSPECIFIED) {
    kind.role = first;  // "Midwives", where a sentence starts.
    kind.anonymous = first == v1::SOURCE_ROLE_GROUP && !named;
  } else if (capitalized && words.Is(kind.name.begin, kDeterminer)) {
    kind.role = words.Is(head, kPlural) ? v1::SOURCE_ROLE_GROUP
                                        : v1::SOURCE_ROLE_ORGANIZATION;
  } else if (capitalized) {
    kind.role =
        capitals > 4 ? v1::SOURCE_ROLE_ORGANIZATION : v1::SOURCE_ROLE_PERSON;
  } else if (const v1::SourceRole role =
                 RoleOfNoun(word, words.Is(head, kPlural));
             role != v1::SOURCE_ROLE_UNSPECIFIED) {
    kind.role = role;
    kind.anonymous =
        !named &&
        (role == v1::SOURCE_ROLE_GROUP ||
         (role == v1::SOURCE_ROLE_PERSON && IsIndefinite(words, kind.name)));
  } else if (word == "many" || word == "some" || word == "others" ||
             word == "most" || word == "all" || word == "both") {
    kind.role = v1::SOURCE_ROLE_GROUP;
    kind.anonymous = !named;
  }
  if (kind.several && kind.role == v1::SOURCE_ROLE_PERSON) {
    kind.role = v1::SOURCE_ROLE_GROUP;
  }
  return kind;
}

}  // namespace hearsay::claims

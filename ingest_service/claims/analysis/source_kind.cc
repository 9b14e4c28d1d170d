#include "ingest_service/claims/analysis/source_kind.h"

#include <algorithm>

#include "common/language/known_names.h"
#include "common/language/wordnet.h"
#include "ingest_service/claims/analysis/source_heads.h"
#include "ingest_service/claims/lexicon/name_lists.h"
#include "ingest_service/claims/lexicon/source_nouns.h"

namespace hearsay::claims {
namespace {

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

// "US agencies": it can be told whose they are; not of "Western agencies".
bool IsOfOneCountry(const Words& words, TokenRange name) {
  for (uint32_t t = name.begin; t < name.end; ++t) {
    const absl::string_view word = words.Lower(t);
    if (IsPlaceName(word) ||
        (words.Is(t, kCapitalized) && IsNationality(word) &&
         word != "western" && word != "european")) {
      return true;
    }
  }
  return false;
}

// "whistleblower", "former officer": of a headline, which names nobody.
bool IsBare(const Words& words, TokenRange name, uint32_t head) {
  for (uint32_t t = name.begin; t <= head; ++t) {
    if (words.Is(t, kDeterminer | kPossessive | kCapitalized)) return false;
  }
  return true;
}

bool HasName(const Words& words, TokenRange name) {
  for (uint32_t t = name.begin + 1; t < name.end; ++t) {
    if (words.Is(t, kCapitalized)) return true;
  }
  return false;
}

// "her team", "a crew of divers": people, and not a firm's or a club's name.
bool IsSomeTeam(const Words& words, TokenRange name, uint32_t head) {
  absl::string_view noun = words.Lower(head);
  if (words.Is(head, kPlural)) noun.remove_suffix(1);
  if (words.Is(head, kCapitalized) || !IsTeamNoun(noun)) return false;
  if (noun != "team") return true;
  return (words.Is(name.begin, kPossessive) || IsIndefinite(words, name)) &&
         (head + 1 >= name.end || words.Lower(head + 1) != "led");
}

// What may be said of a person, in whatever sense: "star", "dad-of-three".
bool MayNamePerson(absl::string_view word) {
  constexpr int kPerson = 18;
  for (const absl::string_view part : {word, word.substr(word.rfind('-') + 1),
                                       word.substr(0, word.find('-'))}) {
    const language::WordSenses* senses = language::WordNet::Get().Find(part);
    if (senses != nullptr && (senses->senses >> kPerson & 1) != 0) return true;
  }
  return false;
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

// "insurers", "its suppliers": people of several firms.
bool NamesSeveralFirms(const Words& words, uint32_t head) {
  const absl::string_view noun = words.Lower(head);
  return words.Is(head, kPlural) && !words.Is(head, kCapitalized) &&
         IsInstitutionNoun(noun.substr(0, noun.size() - 1));
}

// "All", "both sides", "all five": of those that were named.
bool MeansMany(const Words& words, TokenRange name, uint32_t head) {
  const absl::string_view word = words.Lower(head);
  if (word == "others") return true;
  if (head == name.begin) {
    return word == "many" || word == "some" || word == "most" ||
           word == "all" || word == "both" || word == "several";
  }
  const absl::string_view first = words.Lower(name.begin);
  return head == name.begin + 1 &&
         ((first == "both" && words.Is(head, kPlural)) ||
          (first == "all" && (words.Is(head, kNumber) || word == "three" ||
                              word == "four" || word == "five")));
}

// "the geologist Ruth Vane": a person, whatever the name looks like.
bool StandsBeforeName(const Words& words, uint32_t t, uint32_t head) {
  return t < head && !words.Is(t, kCapitalized) &&
         words.Is(t + 1, kCapitalized) &&
         !IsOrganizationWord(words.Lower(head)) &&
         RoleOfNoun(words.Lower(t), false) == v1::SOURCE_ROLE_PERSON &&
         !IsInstitutionNoun(words.Lower(t)) && !IsOutletNoun(words.Lower(t)) &&
         !IsOrganizationWord(words.Lower(t));
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
  if (noun == "television" || noun == "tv") return true;
  if (noun == "media") {
    return head == name.begin || words.Lower(head - 1) != "social";
  }
  const absl::string_view article = words.Lower(name.begin);
  if (IsSurelyOutletNoun(noun) && (article == "a" || article == "an")) {
    return head - name.begin < kLongest;
  }
  return IsOutletNoun(noun) && article == "the" && name.size() <= kLongest;
}

bool NamesKnownOutlet(const Words& words, TokenRange name) {
  if (words.Is(name.begin, kDeterminer) && name.size() > 1) ++name.begin;
  return words.Lower(name.begin) == "radio" ||
         words.Lower(HeadOfSource(words, name)) == "radio" ||
         !language::CanonicalName(words.SpanOf(name).In(words.text().text),
                                  language::NameKind::kOutlet)
              .empty();
}

}  // namespace

SourceKind KindOfSource(const Words& words, TokenRange phrase) {
  SourceKind kind;
  kind.name = ShownPart(words, phrase);
  const uint32_t head = HeadOfSource(words, kind.name);
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
    titled |= inside && (words.Is(t, kTitle) || IsPersonTitle(words.Lower(t)) ||
                         StandsBeforeName(words, t, head));
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
  } else if (CountsSome(words, kind.name) || NamesSeveralFirms(words, head) ||
             IsSomeTeam(words, kind.name, head) ||
             MeansMany(words, kind.name, head)) {
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
  } else if (word == "figure" && head > kind.name.begin + 1 &&
             IsIndefinite(words, kind.name)) {
    kind.role = v1::SOURCE_ROLE_PERSON;  // "a senior figure"
    kind.anonymous = !named;
  } else if (IsDocumentNoun(word) || (!capitalized && IsRecordNoun(word))) {
    kind.role = v1::SOURCE_ROLE_DOCUMENT;
  } else if (IsPluralPersonNoun(word)) {
    kind.role = v1::SOURCE_ROLE_GROUP;
    kind.anonymous = !named;
  } else if (IsPersonNoun(word)) {
    kind.role = v1::SOURCE_ROLE_PERSON;
    kind.anonymous = !named && !capitalized &&
                     (IsAnonymousNoun(word) || IsIndefinite(words, kind.name) ||
                      IsBare(words, kind.name, head));
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
         (role == v1::SOURCE_ROLE_PERSON &&
          (IsIndefinite(words, kind.name) || IsBare(words, kind.name, head))));
  } else if (const bool bare = IsBare(words, kind.name, head);
             !words.Is(head, kPlural) && MayNamePerson(word) &&
             (bare || words.Is(kind.name.begin, kDeterminer | kPossessive))) {
    kind.role = v1::SOURCE_ROLE_PERSON;
    kind.anonymous = !named && (bare || IsIndefinite(words, kind.name));
  }
  if (kind.several && kind.role == v1::SOURCE_ROLE_PERSON) {
    kind.role = v1::SOURCE_ROLE_GROUP;
  }
  // "a laboratory hired by the company", "Western agencies".
  if (kind.role == v1::SOURCE_ROLE_ORGANIZATION && !named && !capitalized &&
      (words.Is(head, kPlural)
           ? !words.Is(kind.name.begin, kDeterminer | kPossessive) &&
                 !IsOfOneCountry(words, kind.name)
           : IsIndefinite(words, kind.name) && !HasName(words, kind.name))) {
    kind.anonymous = true;
  }
  return kind;
}

}  // namespace hearsay::claims

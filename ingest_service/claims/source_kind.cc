#include "ingest_service/claims/source_kind.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "ingest_service/claims/name_lists.h"

namespace hearsay::claims {
namespace {

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
      name &= words.Is(end, kCapitalized | kTitle | kQuoteMark);
      ++end;
    }
    const TokenRange part = {begin, end};
    if (!part.empty() && (best.empty() || (name && !best_is_name))) {
      best = part;
      best_is_name = name;
    }
    begin = end + 1;
  }
  while (best.size() > 1 && words.Is(best.end - 1, kRelative | kOpenBracket)) {
    --best.end;
  }
  return best.empty() ? phrase : best;
}

// The token of the phrase's head: before its first "of", "for", "who".
uint32_t HeadOf(const Words& words, TokenRange name) {
  uint32_t head = name.begin;
  for (uint32_t t = name.begin; t < name.end; ++t) {
    if (words.Is(t, kPreposition | kRelative | kOpenBracket) &&
        t > name.begin) {
      break;
    }
    if (words.Lower(t) == "familiar" || words.Lower(t) == "close") break;
    if (words.Is(t, kWordShape) && !words.Is(t, kAdverb | kCoordinator)) {
      head = t;
    }
  }
  return head;
}

}  // namespace

SourceKind KindOfSource(const Words& words, TokenRange phrase) {
  SourceKind kind;
  kind.name = NamePart(words, phrase);
  const uint32_t head = HeadOf(words, kind.name);
  const absl::string_view word = words.Lower(head);
  const bool capitalized = words.Is(head, kCapitalized);
  uint32_t capitals = 0;
  bool titled = false;
  bool person_noun = false;
  bool named = false;  // Somewhere in the phrase, apposition included.
  for (uint32_t t = phrase.begin; t < phrase.end; ++t) {
    const bool inside = kind.name.Contains(t) && t <= head;
    capitals += inside && words.Is(t, kCapitalized) &&
                !words.Is(t, kDeterminer | kTitle);
    titled |= inside && (words.Is(t, kTitle) || IsPersonTitle(words.Lower(t)));
    person_noun |= inside && IsPersonNoun(words.Lower(t));
    named |= words.Is(t, kCapitalized) && t > phrase.begin &&
             words.Is(t - 1, kCapitalized | kTitle) &&
             !IsNationality(words.Lower(t));
  }
  if (words.Is(head, kSubjectPronoun)) {
    kind.role = word == "they" || word == "we" ? v1::SOURCE_ROLE_GROUP
                : word == "it"                 ? v1::SOURCE_ROLE_ORGANIZATION
                                               : v1::SOURCE_ROLE_PERSON;
  } else if (word == "her" || word == "his" || word == "my") {
    kind.role = v1::SOURCE_ROLE_PERSON;
  } else if (word == "their" || word == "our") {
    kind.role = v1::SOURCE_ROLE_GROUP;
  } else if (IsOutletWord(words.Exact(head)) && !titled && !person_noun) {
    kind.role = v1::SOURCE_ROLE_OUTLET;
  } else if (IsDocumentNoun(word)) {
    kind.role = v1::SOURCE_ROLE_DOCUMENT;
  } else if (IsPluralPersonNoun(word)) {
    kind.role = v1::SOURCE_ROLE_GROUP;
    kind.anonymous = !named;
  } else if (IsPersonNoun(word)) {
    kind.role = v1::SOURCE_ROLE_PERSON;
    kind.anonymous = !named && IsAnonymousNoun(word);
  } else if (titled) {
    kind.role = v1::SOURCE_ROLE_PERSON;
  } else if (IsOrganizationWord(word) || IsPlaceName(words.Lower(head))) {
    kind.role = v1::SOURCE_ROLE_ORGANIZATION;
  } else if (capitalized && words.Exact(head).size() <= 5 &&
             std::all_of(
                 words.Exact(head).begin(), words.Exact(head).end(),
                 [](char c) { return (c >= 'A' && c <= 'Z') || c == '.'; })) {
    kind.role = v1::SOURCE_ROLE_ORGANIZATION;
  } else if (capitalized && words.Is(kind.name.begin, kDeterminer)) {
    kind.role = words.Is(head, kPlural) ? v1::SOURCE_ROLE_GROUP
                                        : v1::SOURCE_ROLE_ORGANIZATION;
  } else if (capitalized) {
    kind.role =
        capitals > 4 ? v1::SOURCE_ROLE_ORGANIZATION : v1::SOURCE_ROLE_PERSON;
  } else if (word == "many" || word == "some" || word == "others" ||
             word == "most" || word == "all" || word == "both") {
    kind.role = v1::SOURCE_ROLE_GROUP;
    kind.anonymous = !named;
  }
  return kind;
}

}  // namespace hearsay::claims

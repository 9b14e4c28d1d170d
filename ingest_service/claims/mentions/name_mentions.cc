#include "ingest_service/claims/mentions/name_mentions.h"

#include <algorithm>

#include "absl/container/flat_hash_set.h"
#include "ingest_service/claims/lexicon/name_lists.h"
#include "ingest_service/claims/lexicon/source_nouns.h"
#include "ingest_service/claims/lexicon/word_set.h"
#include "ingest_service/claims/mentions/name_extents.h"
#include "ingest_service/claims/mentions/names_beside.h"

namespace hearsay::claims {
namespace {

constexpr uint32_t kAppositionWithin = 8;  // Tokens after the comma.

bool IsRoleWord(const Words& words, uint32_t t) {
  return words.Is(t, kTitle) || IsPersonTitle(words.Lower(t)) ||
         IsPersonNoun(words.Lower(t)) || IsBareTitle(words.Lower(t));
}

v1::EntityType TypeOfName(const Words& words, const NameMention& mention) {
  const TokenRange name = mention.name;
  if (IsDateline(words, name)) return v1::ENTITY_TYPE_PLACE;
  const uint32_t last = name.end - 1;
  bool organization = false;
  for (uint32_t t = name.begin; t < name.end; ++t) {
    organization |=
        IsOrganizationWord(words.Lower(t)) || IsOutletWord(words.Exact(t));
  }
  if (const v1::EntityType type = words.NameTypeOf(name);
      type != v1::ENTITY_TYPE_UNSPECIFIED) {
    return type;
  }
  if (name.size() == 1 && IsPlaceName(words.Lower(last))) {
    return v1::ENTITY_TYPE_PLACE;
  }
  if (mention.all != name) return v1::ENTITY_TYPE_PERSON;
  if (organization) return v1::ENTITY_TYPE_ORGANIZATION;
  if (name.size() == 1) {
    if (IsPluralPersonNoun(words.Lower(last))) return v1::ENTITY_TYPE_GROUP;
    if (IsNationality(words.Lower(last))) return v1::ENTITY_TYPE_OTHER;
    if (IsAcronym(words.Exact(last))) return v1::ENTITY_TYPE_ORGANIZATION;
  }
  if (mention.gender != Gender::kUnknown) return v1::ENTITY_TYPE_PERSON;
  const absl::string_view before = mention.all.begin > 0
                                       ? words.Lower(mention.all.begin - 1)
                                       : absl::string_view();
  if (before == "in" || before == "near" || before == "from" ||
      before == "at") {
    return v1::ENTITY_TYPE_PLACE;
  }
  const bool linked = std::any_of(words.text().tokens.begin() + name.begin,
                                  words.text().tokens.begin() + name.end,
                                  [&words](const language::Token& token) {
                                    const absl::string_view word =
                                        token.span.In(words.text().text);
                                    return word == "of" || word == "for";
                                  });
  if (linked || before == "the") return v1::ENTITY_TYPE_ORGANIZATION;
  return name.size() == 2 || name.size() == 3 ? v1::ENTITY_TYPE_PERSON
                                              : v1::ENTITY_TYPE_OTHER;
}

// "Courier" of "Courier Staff Writer", a byline's.
void CutStaff(const Words& words, TokenRange& name) {
  static const auto& staff =
      *new WordSet({"staff", "writer", "reporter", "correspondent", "editor",
                    "columnist", "contributor", "photographer"});
  uint32_t end = name.end;
  while (end > name.begin + 1 && staff.contains(words.Lower(end - 1))) --end;
  if (IsOutletWord(words.Exact(end - 1))) name.end = end;
}

// "provost", "co-owner": says what a person is.
bool SaysWhoOneIs(absl::string_view word) {
  return IsPersonTitle(word) || NamesPersonKind(word) ||
         NamesPersonKind(word.substr(word.rfind('-') + 1));
}

// Where "Ada Moss" begins in a name that only titles and what they are of open:
// "Secretary of State Ada Moss", "Bay University Provost Ada J. Moss Jr.". The
// name's begin where no person is named so.
uint32_t PersonBehindTitles(const Words& words, TokenRange name) {
  uint32_t end = name.end;
  while (end > name.begin + 2 && (IsPostnominal(words.Lower(end - 1)) ||
                                  IsGeneration(words.Lower(end - 1)))) {
    --end;
  }
  uint32_t first = end - std::min(end - name.begin, 2u);
  // "Ada J. Moss"
  while (first > name.begin && first + 1 < end &&
         words.Exact(first).size() <= 2 && words.Exact(first).back() == '.') {
    --first;
  }
  if (first == name.begin || !words.Is(first, kCapitalized) ||
      IsPersonTitle(words.Lower(end - 1)) ||
      IsPersonNoun(words.Lower(end - 1)) ||
      IsOrganizationWord(words.Lower(end - 1)) ||
      EndsFirmName(words.Lower(end - 1)) ||
      (GenderOf(words.Lower(first)) == Gender::kUnknown &&
       words.NameTypeOf({first, end}) != v1::ENTITY_TYPE_PERSON)) {
    return name.begin;
  }
  // "Damon", too, is somebody's word.
  if (SaysWhoOneIs(words.Lower(first - 1)) &&
      GenderOf(words.Lower(first - 1)) == Gender::kUnknown &&
      words.NameTypeOf({first - 1, first}) != v1::ENTITY_TYPE_PERSON) {
    return first;
  }
  // "Secretary of State": of what, before the person.
  for (uint32_t t = name.begin; t + 1 < first; ++t) {
    if (SaysWhoOneIs(words.Lower(t)) &&
        (words.Lower(t + 1) == "of" || words.Lower(t + 1) == "for" ||
         words.Lower(t + 1) == "to")) {
      return first;
    }
  }
  return name.begin;
}

// Takes the titles off the front of `mention.all`, and the common nouns that
// stand before and after it.
void ReadTitles(const Words& words, NameMention& mention) {
  TokenRange& name = mention.name;
  name = mention.all;
  CutStaff(words, name);
  // "Vell Attorney General's Office", "General Staff": bodies.
  const absl::string_view last = words.Lower(name.end - 1);
  const bool body = name.size() > 1 &&
                    (IsOfficeWord(last) ||
                     (words.Lower(name.begin) == "general" &&
                      (last == "staff" || words.NameTypeOf(name) ==
                                              v1::ENTITY_TYPE_ORGANIZATION)));
  for (uint32_t t = name.begin; t + 1 < name.end; ++t) {
    if (body || !IsRoleWord(words, t)) continue;
    if (words.Lower(t + 1) == "of" || words.Lower(t + 1) == "for") break;
    if (!words.Is(t, kTitle) && !IsBareTitle(words.Lower(t))) {
      mention.nouns.push_back(words.Lower(t));
    }
    if (mention.gender == Gender::kUnknown) {
      mention.gender = GenderOf(words.Lower(t));
    }
    name.begin = t + 1;
  }
  if (!body && name.size() > 2) {
    const uint32_t person = PersonBehindTitles(words, name);
    for (uint32_t t = name.begin; t < person; ++t) {
      if (SaysWhoOneIs(words.Lower(t))) mention.nouns.push_back(words.Lower(t));
    }
    name.begin = person;
  }
  // "union leader Ada Moss", "the mayor, Ada Moss,".
  uint32_t before = mention.all.begin;
  if (before > 0 && words.Is(before - 1, kComma)) --before;
  if (before > 0 && NamesPersonKind(words.Lower(before - 1)) &&
      words.MayBeNoun(before - 1) && !words.Is(before - 1, kCapitalized)) {
    mention.nouns.push_back(words.Lower(before - 1));
  }
  // "her predecessor as president, Ada Moss,"
  if (before > 0 && before < mention.all.begin) {
    const uint32_t head = HeadBeforeComma(words, before);
    if (head + 1 < before && NamesPersonKind(words.Lower(head)) &&
        !NamesInstitution(words, head) && !words.Is(head, kCapitalized)) {
      mention.nouns.push_back(words.Lower(head));
    }
  }
  // "Ada Moss, a spokeswoman for the port,", not "seen by Reuters, the mayor,".
  const uint32_t limit = std::min(words.size(), name.end + kAppositionWithin);
  if (name.end + 1 < limit && !IsOutletWord(words.Exact(name.end - 1)) &&
      words.Is(name.end, kComma) &&
      words.Is(name.end + 1, kDeterminer | kPossessive | kWordShape)) {
    absl::string_view noun;
    bool closed = false;  // Not so in "With the Herald, the mayor said".
    for (uint32_t t = name.end + 1; t < limit && !closed; ++t) {
      if (IsPersonNoun(words.Lower(t))) {
        noun = words.Lower(t);
      } else if (words.VerbCue(t).entry != nullptr ||
                 words.Is(t, kAuxiliary | kPlainVerb)) {
        break;
      }
      closed = words.Is(t, kComma | kFinalMark | kPreposition | kRelative);
    }
    if (closed && !noun.empty()) mention.nouns.push_back(noun);
  }
  if (mention.gender == Gender::kUnknown) {
    for (const absl::string_view noun : mention.nouns) {
      if (mention.gender == Gender::kUnknown) mention.gender = GenderOf(noun);
    }
  }
  if (mention.gender == Gender::kUnknown && name.size() > 1 &&
      name.size() < 5) {
    mention.gender = GenderOfFirstName(words.Lower(name.begin));
  }
}

// "Sykes", "McNally", "Banks", where a sentence starts: what may be somebody's
// surname, besides what the letters alone make of it.
bool MayBeSurname(const Words& words, uint32_t t) {
  if (!words.Is(t, kCapitalized) || t + 1 >= words.size() ||
      words.Is(t + 1, kCapitalized)) {
    return false;
  }
  return words.NameTypeOf({t, t + 1}) == v1::ENTITY_TYPE_PERSON ||
         words.VerbCue(t + 1).form == CueForm::kPast ||
         words.Lower(t + 1) == "'s";
}

// Adds those of `tokens` by which persons named in `names` are called.
void AddSurnames(const Words& words, const std::vector<uint32_t>& tokens,
                 std::vector<NameMention>& names) {
  absl::flat_hash_set<absl::string_view> surnames;
  for (const NameMention& mention : names) {
    if (mention.type == v1::ENTITY_TYPE_PERSON && mention.name.size() > 1) {
      const bool son = IsGeneration(words.Lower(mention.name.end - 1));
      surnames.insert(words.Lower(mention.name.end - (son ? 2 : 1)));
    }
  }
  const size_t known = names.size();
  for (const uint32_t t : tokens) {
    if (!surnames.contains(words.Lower(t))) continue;
    NameMention mention;
    mention.all = mention.name = {t, t + 1};
    mention.type = v1::ENTITY_TYPE_PERSON;
    names.push_back(std::move(mention));
  }
  std::inplace_merge(names.begin(), names.begin() + known, names.end(),
                     [](const NameMention& a, const NameMention& b) {
                       return a.all.begin < b.all.begin;
                     });
}

// "the Queen", "the Pope": of whom there is one.
bool IsCalledByTitle(absl::string_view title) {
  return title == "queen" || title == "king" || title == "pope" ||
         title == "prince" || title == "princess" || title == "chief";
}

// "the President", "the former Governor": whoever is one, and no name.
bool IsTitleAlone(const Words& words, TokenRange name) {
  return name.size() == 1 && name.begin > 0 &&
         IsPersonTitle(words.Lower(name.begin)) &&
         !IsCalledByTitle(words.Lower(name.begin)) &&
         (words.Lower(name.begin - 1) == "the" ||
          words.Lower(name.begin - 1) == "former");
}

NameMention OutletMention(TokenRange name) {
  NameMention mention;
  mention.all = mention.name = name;
  mention.type = mention.told = v1::ENTITY_TYPE_ORGANIZATION;
  mention.outlet = true;
  return mention;
}

}  // namespace

bool IsAcronym(absl::string_view word) {
  return word.size() >= 2 && word.size() <= 6 &&
         std::all_of(word.begin(), word.end(),
                     [](char c) { return (c >= 'A' && c <= 'Z') || c == '.'; });
}

std::vector<NameMention> FindNames(const Words& words,
                                   const std::vector<TokenRange>& outlets) {
  std::vector<NameMention> names;
  std::vector<uint32_t> surnames;  // What may be some.
  auto outlet = outlets.begin();
  for (const language::Sentence& sentence : words.text().sentences) {
    for (uint32_t t = sentence.first_token; t < sentence.end_token; ++t) {
      while (outlet != outlets.end() && outlet->begin < t) ++outlet;
      // "Ada Moss for Bay Review": two names.
      const uint32_t limit = outlet != outlets.end()
                                 ? std::min(sentence.end_token, outlet->begin)
                                 : sentence.end_token;
      if (t == limit) {
        const TokenRange known = NameAt(words, t, sentence.end_token);
        if (known != *outlet) {
          names.push_back(OutletMention(*outlet));
          t = outlet->end - 1;
          continue;
        }
      }
      const TokenRange all =
          NameAt(words, t, t == limit ? sentence.end_token : limit);
      if (all.empty() || IsTitleAlone(words, all)) {
        if (all.empty() && MayBeSurname(words, t)) surnames.push_back(t);
        continue;
      }
      t = all.end - 1;
      NameMention mention;
      mention.all = all;
      ReadTitles(words, mention);
      mention.type = TypeOfName(words, mention);
      ReadBeside(words, mention);
      names.push_back(std::move(mention));
    }
  }
  AddSurnames(words, surnames, names);
  TellPlacesByAdjective(words, names);
  return names;
}

}  // namespace hearsay::claims
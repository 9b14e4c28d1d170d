#include "ingest_service/claims/mentions/referents.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "common/language/known_names.h"
#include "common/text/fold.h"
#include "common/text/name_key.h"
#include "ingest_service/claims/lexicon/name_lists.h"
#include "ingest_service/claims/lexicon/source_nouns.h"

namespace hearsay::claims {
namespace {

constexpr size_t kMostWordsBeside = 24;

// "ISW" and, for names such as "Department of Justice", "DOJ"; "ACS" and "CS",
// as whose it is counts or not.
std::vector<std::string> InitialsOf(const Words& words, TokenRange name) {
  constexpr size_t kShortest = 3;  // "CDC", of "… Control and Prevention".
  std::string capitals, all, first, whole;
  for (uint32_t t = name.begin; t < name.end; ++t) {
    const absl::string_view word = words.Exact(t);
    if (!words.Is(t, kWordShape)) continue;
    const char initial = absl::ascii_toupper(word[0]);
    if (words.Is(t, kCapitalized)) whole.push_back(initial);
    if (IsNationality(words.Lower(t))) continue;
    if (words.Lower(t) == "and" && capitals.size() >= kShortest) {
      first = capitals;
    }
    if (words.Is(t, kCapitalized)) capitals.push_back(initial);
    if (words.Lower(t) != "the") all.push_back(initial);
  }
  return {capitals, all, first, whole};
}

absl::string_view LastWord(absl::string_view key) {
  return key.substr(key.rfind(' ') + 1);
}
// What the last word of a name is called by: "moss lind" of "Ada Moss-Lind",
// "moss" of "Jan Moss Jr.".
std::string SurnameOf(const Words& words, TokenRange name) {
  if (name.size() > 2 && IsGeneration(words.Lower(name.end - 1))) --name.end;
  return text::WholeNameKey(words.Exact(name.end - 1));
}
absl::string_view FirstWord(absl::string_view key) {
  return key.substr(0, key.find(' '));
}

// "moss/f": the last word of a woman's name; empty while that is not known.
std::string LastWordOf(absl::string_view surname, Gender gender) {
  if (gender == Gender::kUnknown) return "";
  return absl::StrCat(surname, gender == Gender::kFemale ? "/f" : "/m");
}

bool MayBeSame(Gender a, Gender b) {
  return a == b || a == Gender::kUnknown || b == Gender::kUnknown;
}

// Of a firm as well as of a person.
bool IsOfFirms(absl::string_view noun) {
  return noun == "owner" || noun == "suitor" || noun == "bidder" ||
         noun == "shareholder" || noun == "rival" || noun == "buyer" ||
         IsInstitutionNoun(noun);
}

bool IsPerson(v1::EntityType type) {
  return type == v1::ENTITY_TYPE_PERSON || type == v1::ENTITY_TYPE_OTHER;
}

}  // namespace

v1::EntityType EntityTypeOf(v1::SourceRole role) {
  switch (role) {
    case v1::SOURCE_ROLE_PERSON:
      return v1::ENTITY_TYPE_PERSON;
    case v1::SOURCE_ROLE_OUTLET:
    case v1::SOURCE_ROLE_ORGANIZATION:
      return v1::ENTITY_TYPE_ORGANIZATION;
    case v1::SOURCE_ROLE_GROUP:
      return v1::ENTITY_TYPE_GROUP;
    default:
      return v1::ENTITY_TYPE_OTHER;
  }
}

bool MayBeOrganization(const Referent& referent) {
  return referent.type == v1::ENTITY_TYPE_ORGANIZATION ||
         (referent.type == v1::ENTITY_TYPE_OTHER && !referent.person) ||
         (referent.type == v1::ENTITY_TYPE_PERSON && !referent.titled &&
          referent.gender == Gender::kUnknown &&
          std::all_of(referent.nouns.begin(), referent.nouns.end(),
                      [](const std::string& noun) { return noun == "owner"; }));
}

std::string Referents::Exact(TokenRange range) const {
  return std::string(words_.SpanOf(range).In(words_.text().text));
}

std::optional<uint32_t> Referents::Known(const NameMention& mention,
                                         const std::string& key) const {
  const auto look = [](const Index& index,
                       absl::string_view word) -> std::optional<uint32_t> {
    const auto found = index.find(word);
    if (found == index.end()) return std::nullopt;
    return found->second;
  };
  const std::string surname = SurnameOf(words_, mention.name);
  // "Mrs Moss" is not Peter Moss.
  if (const auto known = look(by_last_, LastWordOf(surname, mention.gender));
      known && mention.name.size() == 1) {
    return known;
  }
  if (const auto known = look(by_key_, key);
      known && MayBeSame(all_[*known].gender, mention.gender)) {
    return known;
  }
  const bool single = mention.name.size() == 1;
  const absl::string_view exact = words_.Exact(mention.name.end - 1);
  if (single && IsAcronym(exact)) {
    return look(by_initials_, absl::StrReplaceAll(exact, {{".", ""}}));
  }
  // A surname, or an outlet's last word, alone; or the other way round.
  const bool outlet = IsOutletWord(exact);
  if (outlet || IsPerson(mention.type)) {
    if (const auto known = look(by_last_, surname)) {
      const Referent& earlier = all_[*known];
      const bool both_full =
          !single && earlier.display_name.find(' ') != std::string::npos;
      const bool same_kind = IsPerson(earlier.type) == !outlet;
      // "The Times", before anybody names the "Financial Times": another one.
      const bool fuller = outlet && !single;
      if (!both_full && same_kind && !fuller &&
          MayBeSame(earlier.gender, mention.gender)) {
        return known;
      }
    }
  }
  if (single && mention.all == mention.name) {
    if (const auto known = look(by_first_, key)) return known;
    const auto person = by_given_.find(key);
    return person == by_given_.end() || mention.type != v1::ENTITY_TYPE_PERSON
               ? std::nullopt
               : person->second;
  }
  // "Vell", before anybody names "Vell Holdings".
  const absl::string_view last = words_.Lower(mention.name.end - 1);
  if (!single && (EndsFirmName(last) || last == "group" ||
                  last == "corporation" || last == "company")) {
    const auto known = look(by_key_, FirstWord(key));
    if (known && all_[*known].named &&
        all_[*known].gender == Gender::kUnknown &&
        all_[*known].type != v1::ENTITY_TYPE_PLACE &&
        all_[*known].display_name.find(' ') == std::string::npos) {
      return known;
    }
  }
  if (!single && !IsPerson(mention.type)) {
    for (const std::string& initials : InitialsOf(words_, mention.name)) {
      const auto known = look(by_key_, absl::AsciiStrToLower(initials));
      if (known && initials.size() > 1 && all_[*known].named) return known;
    }
  }
  return std::nullopt;
}

// `shown` is the name with what stands behind it: "Ada Moss KC".
void Referents::Register(uint32_t referent, const NameMention& mention,
                         TokenRange shown, const std::string& key) {
  const std::string exact = Exact(shown);
  Referent& known = all_[referent];
  if (std::find(known.names.begin(), known.names.end(), exact) ==
      known.names.end()) {
    known.names.push_back(exact);
    if (exact.size() > known.display_name.size()) known.display_name = exact;
  }
  const bool outlet = IsOutletWord(words_.Exact(mention.name.end - 1));
  // "Bush-Cheney" is nobody's surname.
  const bool joined =
      mention.name.size() == 1 && key.find(' ') != std::string::npos;
  if (joined) {
    by_key_.emplace(key, referent);
    return;
  }
  if (outlet || IsPerson(known.type)) {
    std::string surname = SurnameOf(words_, mention.name);
    if (std::string last = LastWordOf(surname, known.gender); !last.empty()) {
      by_last_.insert_or_assign(std::move(last), referent);
    }
    // "Moss" is the father, where the text has both.
    if (IsGeneration(words_.Lower(mention.name.end - 1))) {
      by_last_.emplace(std::move(surname), referent);
    } else {
      by_last_.insert_or_assign(std::move(surname), referent);
    }
  }
  // Two of one given name: neither is meant by it for sure.
  if (mention.name.size() > 1 && known.type == v1::ENTITY_TYPE_PERSON) {
    const auto [given, added] =
        by_given_.try_emplace(std::string(FirstWord(key)), referent);
    if (!added && given->second != referent) given->second = std::nullopt;
  }
  if (mention.name.size() > 1 &&
      (known.type == v1::ENTITY_TYPE_ORGANIZATION ||
       mention.told == v1::ENTITY_TYPE_ORGANIZATION)) {
    by_first_.emplace(std::string(FirstWord(key)), referent);
  }
  if (mention.name.size() > 1 && !IsPerson(known.type)) {
    for (std::string& initials : InitialsOf(words_, mention.name)) {
      if (initials.size() > 1) {
        by_initials_.emplace(std::move(initials), referent);
      }
    }
  }
  by_key_.emplace(key, referent);
}

void Referents::AddBeside(uint32_t referent, TokenRange phrase) {
  std::vector<std::string>& beside = all_[referent].beside;
  for (uint32_t t = phrase.begin;
       t < phrase.end && beside.size() < kMostWordsBeside; ++t) {
    if (words_.Is(t, kWordShape)) beside.emplace_back(words_.Lower(t));
  }
}

// What the text says of a name weighs more than the guess that two words are a
// person, unless it says that, too.
void Referents::TellType(uint32_t referent, v1::EntityType told, bool surely) {
  Referent& known = all_[referent];
  if (told == v1::ENTITY_TYPE_UNSPECIFIED || !IsPerson(known.type) ||
      known.gender != Gender::kUnknown || known.titled ||
      (!surely && (known.person || !known.nouns.empty())) ||
      (told == v1::ENTITY_TYPE_PLACE &&
       known.display_name.find(' ') != std::string::npos)) {
    return;
  }
  known.type = told;
  known.person = false;
  known.firm |= surely;
  if (known.role == v1::SOURCE_ROLE_PERSON) {
    known.role = v1::SOURCE_ROLE_ORGANIZATION;
  }
}

uint32_t Referents::OfName(const NameMention& written) {
  NameMention mention = written;
  while (mention.name.size() > 1 &&
         IsPostnominal(words_.Lower(mention.name.end - 1))) {
    --mention.name.end;
  }
  std::string key = text::WholeNameKey(Exact(mention.name));
  std::optional<uint32_t> known = Known(mention, key);
  if (!known) {
    known = static_cast<uint32_t>(all_.size());
    Referent& added = all_.emplace_back();
    added.type = mention.type;
    added.named = true;
    // "Wheel of Fortune" is none.
    bool linked = false;
    for (uint32_t t = mention.name.begin; t < mention.name.end; ++t) {
      linked |= words_.Is(t, kPreposition);
    }
    added.outlet =
        (!linked && IsOutletWord(words_.Exact(mention.name.end - 1))) ||
        !language::CanonicalName(Exact(mention.name),
                                 language::NameKind::kOutlet)
             .empty();
  }
  Referent& referent = all_[*known];
  if (IsPerson(referent.type) && mention.type == v1::ENTITY_TYPE_PERSON) {
    referent.type = mention.type;
  }
  if (referent.gender == Gender::kUnknown) referent.gender = mention.gender;
  for (const absl::string_view noun : mention.nouns) {
    referent.nouns.emplace_back(noun);
  }
  const uint32_t end = mention.all.end;
  const bool comma = end + 1 < words_.size() && words_.Is(end, kComma);
  // "Moss, who", "Moss, 61,".
  referent.titled |=
      mention.all.begin != mention.name.begin ||
      (comma && (words_.Lower(end + 1) == "who" ||
                 (words_.Is(end + 1, kNumber) && end + 2 < words_.size() &&
                  words_.Is(end + 2, kComma))));
  referent.person |= referent.titled ||
                     words_.NameTypeOf(mention.name) == v1::ENTITY_TYPE_PERSON;
  TellType(*known, mention.told, mention.surely);
  if (mention.name.size() > 1 && mention.type == v1::ENTITY_TYPE_ORGANIZATION) {
    TellType(*known, mention.type, false);
  }
  if (mention.outlet && !referent.titled) {
    referent.outlet = true;
    referent.role = v1::SOURCE_ROLE_OUTLET;
    TellType(*known, v1::ENTITY_TYPE_ORGANIZATION, true);
  }
  Register(*known, mention, written.name, key);
  AddBeside(*known, mention.all);
  return *known;
}

void Referents::TellFirmsByTheirNames() {
  for (Referent& known : all_) {
    if (!known.named || known.role != v1::SOURCE_ROLE_PERSON || known.titled ||
        known.outlet || known.gender != Gender::kUnknown ||
        !std::all_of(known.nouns.begin(), known.nouns.end(), IsOfFirms)) {
      continue;
    }
    const std::string& fullest = known.display_name;
    const auto is_called = [&known](absl::string_view word) {
      return std::find(known.names.begin(), known.names.end(), word) !=
             known.names.end();
    };
    const bool single = fullest.find(' ') == std::string::npos;
    const bool by_half = !single && is_called(FirstWord(fullest)) &&
                         !is_called(LastWord(fullest));
    if ((single && !known.person) || by_half) {
      known.role = v1::SOURCE_ROLE_ORGANIZATION;
      if (IsPerson(known.type)) known.type = v1::ENTITY_TYPE_ORGANIZATION;
    }
  }
}

uint32_t Referents::OfDescription(const SourceKind& kind) {
  TokenRange bare = kind.name;
  while (bare.size() > 1 && words_.Is(bare.begin, kDeterminer)) ++bare.begin;
  const auto [known, added] = by_key_.try_emplace(
      text::WholeNameKey(Exact(bare)), static_cast<uint32_t>(all_.size()));
  return added ? Add(kind) : known->second;
}

uint32_t Referents::Add(const SourceKind& kind) {
  const auto referent = static_cast<uint32_t>(all_.size());
  Referent& added = all_.emplace_back();
  added.display_name = Exact(kind.name);
  added.names.push_back(added.display_name);
  added.type = EntityTypeOf(kind.role);
  added.anonymous = kind.anonymous;
  return referent;
}

void Referents::Describe(uint32_t referent, TokenRange phrase,
                         const SourceKind& kind, bool by_name) {
  Referent& known = all_[referent];
  if (known.role == v1::SOURCE_ROLE_UNSPECIFIED) known.role = kind.role;
  // "Vell said", after "Vell's navy".
  if (known.named && known.role == v1::SOURCE_ROLE_PERSON && !known.person &&
      known.gender == Gender::kUnknown && (known.nouns.empty() || known.firm) &&
      (known.type == v1::ENTITY_TYPE_ORGANIZATION ||
       known.type == v1::ENTITY_TYPE_PLACE)) {
    known.role = v1::SOURCE_ROLE_ORGANIZATION;
  }
  if (known.type == v1::ENTITY_TYPE_OTHER ||
      known.type == v1::ENTITY_TYPE_UNSPECIFIED) {
    known.type = EntityTypeOf(known.role);
  }
  const absl::string_view head = words_.Lower(kind.head);
  if (!by_name) known.nouns.emplace_back(head);
  if (known.gender == Gender::kUnknown) known.gender = GenderOf(head);
  AddBeside(referent, phrase);
}

}  // namespace hearsay::claims

#include "ingest_service/claims/mentions/names_beside.h"

#include <algorithm>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "ingest_service/claims/lexicon/name_lists.h"
#include "ingest_service/claims/lexicon/source_nouns.h"

namespace hearsay::claims {
namespace {

// What a country has and a person has not, who may have a government.
bool IsOfState(absl::string_view noun) {
  return noun == "parliament" || noun == "ministry" || noun == "president" ||
         noun == "capital" || noun == "embassy" || noun == "navy";
}

// "Vell, a Norwegian security firm,", "the maker of the locks, Vell,", "Vell,
// which": beyond doubt.
bool IsFirmBeside(const Words& words, const NameMention& mention) {
  const uint32_t begin = mention.all.begin;
  const uint32_t end = mention.all.end;
  const uint32_t size = words.size();
  if (mention.name.size() > 1 && EndsFirmName(words.Lower(end - 1))) {
    return true;
  }
  for (uint32_t t = mention.name.begin; t < end; ++t) {
    if (words.Exact(t) == "&") return true;
  }
  if (begin > 1 && words.Is(begin - 1, kComma) && end < size &&
      words.Is(end, kComma | kFinalMark)) {
    const uint32_t head = HeadBeforeComma(words, begin - 1);
    if (head + 1 < begin && NamesInstitution(words, head)) return true;
  }
  if (end + 1 >= size || !words.Is(end, kComma)) return false;
  if (words.Lower(end + 1) == "which") return true;
  constexpr uint32_t kWithin = 6;
  if (words.Lower(end + 1) != "a" && words.Lower(end + 1) != "an" &&
      words.Lower(end + 1) != "the") {
    return false;
  }
  for (uint32_t t = end + 2; t < std::min(size, end + kWithin); ++t) {
    if (words.Is(t, kAnyMark | kPreposition | kRelative)) break;
    if (NamesInstitution(words, t) && t + 1 < size &&
        words.Is(t + 1, kAnyMark | kPreposition)) {
      return true;
    }
  }
  return false;
}

// "Vell are sure of it": one name and a verb of many.
bool IsSpokenOfAsMany(const Words& words, TokenRange name) {
  if (name.end >= words.size() || words.Is(name.end - 1, kPlural) ||
      (name.begin > 0 &&
       words.Is(name.begin - 1,
                kCoordinator | kComma | kDeterminer | kPreposition))) {
    return false;
  }
  const absl::string_view verb = words.Lower(name.end);
  return verb == "are" || verb == "were" || verb == "have";
}

// "the daily Vell Nieuws", "the news agency Vell", "the Dutch paper De Vell".
bool IsCalledOutlet(const Words& words, const NameMention& mention) {
  const uint32_t begin = mention.all.begin;
  if (begin < 2 || mention.all != mention.name ||
      mention.gender != Gender::kUnknown || words.Is(begin - 1, kCapitalized)) {
    return false;
  }
  const absl::string_view noun = words.Lower(begin - 1);
  if (words.NameTypeOf(mention.name) == v1::ENTITY_TYPE_PERSON &&
      !IsSurelyOutletNoun(noun)) {
    return false;
  }
  if (noun == "agency") return words.Lower(begin - 2) == "news";
  if (noun == "paper") return words.Is(begin - 2, kCapitalized);
  return IsOutletNoun(noun) && noun != "network" && noun != "journal" &&
         words.Is(begin - 2, kDeterminer | kCapitalized | kWordShape);
}

// "the Vell Lantern, the islands' main newspaper,", "Vell Voice, a daily in the
// capital": an outlet by what stands behind its name.
bool IsExplainedOutlet(const Words& words, const NameMention& mention) {
  constexpr uint32_t kWithin = 8;  // Tokens behind the name.
  const uint32_t end = mention.all.end;
  if (mention.all != mention.name || mention.gender != Gender::kUnknown ||
      end + 2 >= words.size() || !words.Is(end, kComma) ||
      !words.Is(end + 1, kDeterminer)) {
    return false;
  }
  const uint32_t limit = std::min(words.size() - 1, end + kWithin);
  for (uint32_t t = end + 2; t < limit; ++t) {
    const absl::string_view noun = words.Lower(t);
    if (noun == "'") continue;  // "the islands' newspaper"
    if (words.Is(t, kAnyMark | kPreposition | kRelative | kAuxiliary)) break;
    if (!words.Is(t, kCapitalized) &&
        (IsSurelyOutletNoun(noun) || noun == "daily" || noun == "weekly") &&
        words.Is(t + 1, kComma | kFinalMark | kPreposition | kRelative)) {
      return true;
    }
  }
  return false;
}

}  // namespace

bool NamesInstitution(const Words& words, uint32_t t) {
  return !words.Is(t, kCapitalized) && (IsInstitutionNoun(words.Lower(t)) ||
                                        IsOrganizationWord(words.Lower(t)));
}

uint32_t HeadBeforeComma(const Words& words, uint32_t comma) {
  constexpr uint32_t kLongest = 8;  // Tokens.
  uint32_t head = comma;
  for (uint32_t t = comma; t-- > 0 && comma - t <= kLongest;) {
    if (words.Is(t, kAnyMark | kAuxiliary | kRelative)) break;
    if (words.Is(t, kPreposition)) {
      head = comma;  // What stands before it is the head.
    } else if (words.Is(t, kDeterminer | kPossessive)) {
      if (t == 0 || !words.Is(t - 1, kPreposition)) break;
    } else if (head == comma) {
      head = t;
    }
  }
  return head;
}

bool IsDateline(const Words& words, TokenRange name) {
  constexpr uint32_t kLongest = 4;  // Tokens between the place and the dash.
  const absl::string_view text = words.text().text;
  const uint32_t byte = words.SpanOf(name).begin;
  if (byte > 0 && text[byte - 1] != '\n') return false;
  for (uint32_t t = name.begin; t < name.end; ++t) {
    const absl::string_view word = words.Exact(t);
    if (!std::all_of(word.begin(), word.end(),
                     [](char c) { return c < 'a' || c > 'z'; })) {
      return false;
    }
  }
  const uint32_t limit = std::min(words.size(), name.end + kLongest);
  for (uint32_t t = name.end; t < limit; ++t) {
    if (words.Is(t, kSemicolonOrDash)) return true;
    if (!words.Is(t, kComma | kTime | kNumber)) return false;
  }
  return false;
}

void ReadBeside(const Words& words, NameMention& mention) {
  const uint32_t begin = mention.all.begin;
  const uint32_t end = mention.all.end;
  const uint32_t size = words.size();
  mention.outlet =
      IsCalledOutlet(words, mention) || IsExplainedOutlet(words, mention);
  if (IsFirmBeside(words, mention)) {
    mention.told = v1::ENTITY_TYPE_ORGANIZATION;
    mention.surely = true;
    return;
  }
  if ((begin > 0 && NamesInstitution(words, begin - 1)) ||
      IsSpokenOfAsMany(words, mention.all)) {
    mention.told = v1::ENTITY_TYPE_ORGANIZATION;
    return;
  }
  // "Vell's defence ministry".
  if (end + 1 < size && words.Is(end, kPossessive) &&
      mention.name.size() == 1) {
    constexpr uint32_t kWithin = 3;
    for (uint32_t t = end + 1; t < std::min(size, end + 1 + kWithin); ++t) {
      if (words.Is(t, kAnyMark | kPreposition | kAuxiliary)) break;
      if (IsOfState(words.Lower(t))) mention.told = v1::ENTITY_TYPE_PLACE;
    }
  }
}

void TellPlacesByAdjective(const Words& words,
                           std::vector<NameMention>& names) {
  constexpr size_t kShortest = 4;  // Bytes.
  absl::flat_hash_set<absl::string_view> capitals;
  for (uint32_t t = 0; t < words.size(); ++t) {
    if (words.Is(t, kCapitalized)) capitals.insert(words.Lower(t));
  }
  for (NameMention& mention : names) {
    if (mention.all.size() != 1 || mention.gender != Gender::kUnknown ||
        mention.told != v1::ENTITY_TYPE_UNSPECIFIED) {
      continue;
    }
    const absl::string_view name = words.Lower(mention.name.begin);
    if (name.size() < kShortest) continue;
    for (const absl::string_view ending : {"n", "an", "ian", "ese", "ish"}) {
      if (ending == "n" && name.back() != 'a') continue;
      if (capitals.contains(absl::StrCat(name, ending))) {
        mention.told = v1::ENTITY_TYPE_PLACE;
      }
    }
  }
}

}  // namespace hearsay::claims

#include "ingest_service/claims/chains/addressed_outlet.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/string_view.h"
#include "common/language/known_names.h"
#include "ingest_service/claims/analysis/noun_phrases.h"
#include "ingest_service/claims/analysis/source_kind.h"
#include "ingest_service/claims/chains/outlet_names.h"
#include "ingest_service/claims/chains/unlisted_outlets.h"
#include "ingest_service/claims/lexicon/name_lists.h"
#include "ingest_service/claims/lexicon/source_nouns.h"
#include "ingest_service/claims/mentions/name_mentions.h"

namespace hearsay::claims {
namespace {

// "told the NTB news agency", "told Fanal magazine", "told Norse radio Skerry":
// by the noun behind its name, or before. What a place's radio is called is not
// said.
ByteSpan NamedByNounAt(const Words& words, uint32_t t, uint32_t limit) {
  const uint32_t first = t + words.Is(t, kDeterminer);
  const uint32_t end = OutletNameEnd(words, first, limit);
  if (end == first || end >= limit || words.Is(end, kCapitalized)) return {};
  const absl::string_view noun = words.Lower(end);
  const bool news =
      noun == "news" && end + 1 < limit &&
      (words.Lower(end + 1) == "agency" || words.Lower(end + 1) == "service" ||
       IsOutletNoun(words.Lower(end + 1)));
  if (!news && noun != "radio" && noun != "television" &&
      (!IsOutletNoun(noun) || noun == "network" || noun == "site")) {
    return {};
  }
  const uint32_t behind = end + 1 + news;
  const uint32_t last = OutletNameEnd(words, behind, words.size());
  if (last > behind) return words.SpanOf({behind, last});
  const bool of_place =
      (end == first + 1 && (noun == "radio" || noun == "television") &&
       !IsOutletWord(words.Exact(first))) ||
      IsNationality(words.Lower(end - 1)) ||
      IsPlaceName(words.Lower(end - 1)) ||
      words.NameTypeOf({first, end}) == v1::ENTITY_TYPE_PLACE;
  return of_place && noun != "magazine" ? ByteSpan()
                                        : words.SpanOf({first, end});
}

// "told Bay Ferret, a trade newsletter,": what an outlet is, behind its name.
ByteSpan CalledOutletAt(const Words& words, uint32_t t) {
  constexpr uint32_t kWithin = 7;  // Tokens of what it is.
  const TokenRange name = PhraseStartingAt(words, t, words.size(), false);
  if (name.empty() || !words.Is(name.end - 1, kCapitalized) ||
      name.end + 2 >= words.size() || !words.Is(name.end, kComma) ||
      !words.Is(name.end + 1, kDeterminer)) {
    return {};
  }
  const uint32_t limit = std::min(words.size(), name.end + 1 + kWithin);
  for (uint32_t k = name.end + 2; k < limit; ++k) {
    if (words.Is(k, kAnyMark | kPreposition)) break;
    if (IsOutletNoun(words.Lower(k))) return words.SpanOf(name);
  }
  return {};
}

// Of several states, and no agency.
bool IsUnion(absl::string_view initials) {
  return initials == "UN" || initials == "EU" || initials == "NATO";
}

// What "the agency" may mean besides one for news.
bool IsCalledAgency(absl::string_view word) {
  return word == "agency" || word == "administration" || word == "bureau" ||
         word == "service" || word == "authority" || word == "office" ||
         word == "commission" || word == "centre" || word == "center" ||
         word == "department" || word == "board";
}

// "Bloomberg reported it. Two aides told the agency": the outlet that the text
// named last, when it names no other agency after it.
ByteSpan AgencyBefore(const Words& words, uint32_t t) {
  constexpr uint32_t kBack = 120;  // Tokens.
  if (t + 1 >= words.size() || words.Lower(t) != "the" ||
      (words.Lower(t + 1) != "agency" && words.Lower(t + 1) != "wire")) {
    return {};
  }
  const uint32_t limit = t > kBack ? t - kBack : 0;
  for (uint32_t k = t; k-- > limit;) {
    if (!words.Is(k, kCapitalized)) continue;
    if (IsAuthority(words.Exact(k)) && !IsUnion(words.Exact(k))) return {};
    if (IsOutletWord(words.Exact(k))) {
      uint32_t begin = k;
      while (begin > limit && words.Is(begin - 1, kCapitalized)) --begin;
      return OutletAt(words, begin, k + 1);
    }
    if (IsCalledAgency(words.Lower(k))) return {};
  }
  return {};
}

// Whether the name looks like an outlet's: a word or a number of one stands in
// it, or the tagger is sure of an organisation.
bool LooksLikeOutlet(const Words& words, TokenRange name) {
  if (IsOutletWord(words.Exact(name.begin)) ||
      IsOutletWord(words.Exact(name.end - 1)) ||
      IsPaperWord(words.Lower(name.end - 1)) ||
      words.Lower(name.end - 1) == "today") {
    return true;
  }
  for (uint32_t t = name.begin; t < name.end; ++t) {
    const absl::string_view word = words.Exact(t);
    if (std::any_of(word.begin(), word.end(), absl::ascii_isdigit)) return true;
  }
  return words.NameTypeOf(name) == v1::ENTITY_TYPE_ORGANIZATION;
}

// "told Bay Watch", "told BBC Sport", "told Radio 105": a bare name of several
// words.
ByteSpan BareOutletAt(const Words& words, uint32_t t, uint32_t limit) {
  const uint32_t end = OutletNameEnd(words, t, limit);
  if (end < t + 2) return {};
  for (uint32_t k = t; k < end; ++k) {
    const absl::string_view word = words.Lower(k);
    if (IsPersonTitle(word) || IsOrganizationWord(word) ||
        (k + 1 == end && IsPlaceName(word)) || IsPluralPersonNoun(word) ||
        IsPersonNoun(word) || EndsFirmName(word)) {
      return {};
    }
  }
  // "told Bay Area reporters", "told Ada Moss's aides"
  if (end < words.size() &&
      (words.Is(end, kPossessive) || MayBeNoun(words, end))) {
    return {};
  }
  // "told Delyan Barr, host of", "told Delyan Barr on his show"
  if (end + 1 < words.size() &&
      ((words.Lower(end) == "on" && !words.Is(end + 1, kTime)) ||
       (words.Is(end, kComma) &&
        (words.Lower(end + 1) == "host" || words.Is(end + 1, kRelative) ||
         IsPersonNoun(words.Lower(end + 1)))))) {
    return {};
  }
  return GenderOf(words.Lower(t)) == Gender::kUnknown &&
                 !IsSeat(words.Lower(end - 1)) &&
                 LooksLikeOutlet(words, {t, end})
             ? words.SpanOf({t, end})
             : ByteSpan();
}

// "“…,” Moss told KBQR": the letters of an American station, behind his words.
ByteSpan StationAt(const Words& words, uint32_t t) {
  const absl::string_view name = words.Exact(t);
  const bool station =
      name.size() == 4 && (name[0] == 'K' || name[0] == 'W') &&
      std::all_of(name.begin(), name.end(), absl::ascii_isupper);
  const uint32_t next = t + 1;
  if (!station || (next < words.size() && !words.Is(next, kTime) &&
                   (words.Is(next, kCapitalized | kPossessive) ||
                    MayBeNoun(words, next)))) {
    return {};
  }
  return words.SpanOf({t, next});
}

// "told Good Morning Vell": a programme by how it greets.
ByteSpan GreetingAt(const Words& words, uint32_t t, uint32_t limit) {
  if (t + 1 >= limit || words.Exact(t) != "Good" ||
      (words.Exact(t + 1) != "Morning" && words.Exact(t + 1) != "Evening" &&
       words.Exact(t + 1) != "Day")) {
    return {};
  }
  return words.SpanOf({t, OutletNameEnd(words, t + 2, limit)});
}

// "portRADIO": no word but a name begins so.
bool StartsSmall(absl::string_view name) {
  const auto capitals = std::count_if(
      name.begin(), name.end(), [](char c) { return absl::ascii_isupper(c); });
  return absl::ascii_islower(name[0]) && capitals > 1 &&
         absl::ascii_isupper(name.back());
}

// "“…,” Moss told DealBook": words written together, behind his own.
ByteSpan JoinedNameAt(const Words& words, uint32_t t) {
  const absl::string_view name = words.Exact(t);
  size_t capital = 1;
  while (capital < name.size() && !absl::ascii_isupper(name[capital])) {
    ++capital;
  }
  constexpr size_t kShortest = 3;  // Letters: no "McNally", no "DeVos".
  const v1::EntityType type = words.NameTypeOf({t, t + 1});
  const uint32_t next = t + 1;
  if ((!words.Is(t, kCapitalized) && !StartsSmall(name)) ||
      capital < kShortest || capital + 1 >= name.size() ||
      absl::StartsWith(name, "Mac") ||
      name.find_first_of("-'.") != absl::string_view::npos ||
      absl::StrContains(name, "’") || type == v1::ENTITY_TYPE_PERSON ||
      type == v1::ENTITY_TYPE_PLACE || IsPlatform(words.Lower(t)) ||
      (next < words.size() && (words.Is(next, kCapitalized | kPossessive) ||
                               MayBeNoun(words, next)))) {
    return {};
  }
  return words.SpanOf({t, next});
}

// "carried by", "aired on".
bool Airs(absl::string_view word) {
  return word == "carried" || word == "aired" || word == "broadcast" ||
         word == "transcribed" || word == "released" || word == "posted" ||
         word == "relayed" || word == "printed" || word == "televised";
}

}  // namespace

ByteSpan OutletAt(const Words& words, uint32_t t, uint32_t limit) {
  const TokenRange phrase = PhraseStartingAt(words, t, limit, false);
  if (phrase.empty()) return {};
  SourceKind kind = KindOfSource(words, phrase);
  // "an interview with the Herald at his club": where, is none of its words.
  if (kind.role != v1::SOURCE_ROLE_OUTLET) {
    const uint32_t end =
        OutletNameEnd(words, t + words.Is(t, kDeterminer), phrase.end);
    if (end == t || end >= phrase.end || !words.Is(end - 1, kCapitalized) ||
        !words.Is(end, kPreposition)) {
      return {};
    }
    kind = KindOfSource(words, {t, end});
  }
  return kind.role == v1::SOURCE_ROLE_OUTLET ? words.SpanOf(kind.name)
                                             : ByteSpan();
}

ByteSpan PublisherAt(const Words& words, uint32_t t, uint32_t limit) {
  const TokenRange phrase = PhraseStartingAt(words, t, limit, false);
  if (phrase.empty()) return {};
  const SourceKind kind = KindOfSource(words, phrase);
  uint32_t first = kind.name.begin;
  if (words.Is(first, kDeterminer) && kind.name.size() > 1) ++first;
  for (uint32_t k = first; k < kind.name.end; ++k) {
    if (!words.Is(k, kCapitalized) || words.Is(k, kTitle) ||
        IsPersonTitle(words.Lower(k)) || IsOrganizationWord(words.Lower(k)) ||
        IsPlaceName(words.Lower(k))) {
      return {};
    }
  }
  const bool person = kind.role == v1::SOURCE_ROLE_PERSON &&
                      (kind.name.size() == 1 ||
                       GenderOf(words.Lower(first)) != Gender::kUnknown);
  return person ? ByteSpan() : words.SpanOf(kind.name);
}

ByteSpan IntroducedOutletAt(const Words& words, uint32_t t, uint32_t limit) {
  constexpr uint32_t kWithin = 5;  // Tokens to the name.
  if (!words.Is(t, kDeterminer)) return {};
  for (uint32_t k = t + 1; k + 1 < std::min(limit, t + kWithin); ++k) {
    if (words.Is(k, kAnyMark | kPreposition)) return {};
    const bool agency =
        words.Lower(k) == "agency" && words.Lower(k - 1) == "news";
    if (!agency && !IsOutletNoun(words.Lower(k)) &&
        words.Lower(k) != "programme") {
      continue;
    }
    if (words.Is(k, kCapitalized)) continue;
    const uint32_t end = OutletNameEnd(words, k + 1, limit);
    return end > k + 1 ? words.SpanOf({k + 1, end}) : ByteSpan();
  }
  return {};
}

bool HasOrAirs(absl::string_view word) {
  return word == "seen" || word == "obtained" || word == "reviewed" ||
         word == "viewed" || word == "read" || word == "quoted" ||
         word == "cited" || word == "leaked" || word == "shown" ||
         word == "given" || word == "shared" || word == "interviewed" ||
         word == "published" || word == "commissioned" || word == "polled" ||
         word == "provided" || word == "heard" || word == "sent" ||
         word == "monitored" || word == "described" || word == "reported" ||
         Airs(word);
}

ByteSpan AddressedOutletAt(const Words& words, uint32_t t, uint32_t limit,
                           Teller teller) {
  ByteSpan outlet = OutletAt(words, t, limit);
  if (outlet.empty()) outlet = IntroducedOutletAt(words, t, limit);
  if (outlet.empty()) outlet = NamedByNounAt(words, t, limit);
  if (outlet.empty()) outlet = CalledOutletAt(words, t);
  if (outlet.empty()) outlet = AgencyBefore(words, t);
  if (outlet.empty()) outlet = UnlistedOutletAt(words, t, teller.unnamed);
  if (outlet.empty()) outlet = BareOutletAt(words, t, limit);
  if (outlet.empty()) outlet = GreetingAt(words, t, limit);
  if (outlet.empty() && teller.quoted) outlet = StationAt(words, t);
  if (outlet.empty() && (teller.quoted || StartsSmall(words.Exact(t)))) {
    outlet = JoinedNameAt(words, t);
  }
  return outlet;
}

ByteSpan OutletBesideSpeaker(const Words& words, uint32_t t, uint32_t limit) {
  ByteSpan outlet = OutletAt(words, t, limit);
  if (outlet.empty()) outlet = NamedByNounAt(words, t, limit);
  if (outlet.empty() && StartsSmall(words.Exact(t))) {
    outlet = JoinedNameAt(words, t);
  }
  if (!outlet.empty()) return outlet;
  const uint32_t first = t + (words.Exact(t) == "The");  // Of a title.
  const uint32_t end = OutletNameEnd(words, first, limit);
  if (end == first || words.Is(first, kDeterminer)) return {};
  for (uint32_t k = first; k < end; ++k) {
    const absl::string_view word = words.Lower(k);
    if (IsPersonTitle(word) || IsOrganizationWord(word) || IsPlaceName(word) ||
        IsNationality(word) || IsPluralPersonNoun(word) || IsPersonNoun(word) ||
        IsPlatform(word) || IsOccasion(word) || EndsFirmName(word)) {
      return {};
    }
  }
  const TokenRange name = {first, end};
  const v1::EntityType type = words.NameTypeOf(name);
  // Of what a title's "The" opens, the tagger takes much for places.
  if ((first == t &&
       (type == v1::ENTITY_TYPE_PLACE || type == v1::ENTITY_TYPE_PERSON)) ||
      IsSeat(words.Lower(end - 1)) || IsAuthority(words.Exact(end - 1)) ||
      !language::CanonicalName(words.SpanOf(name).In(words.text().text),
                               language::NameKind::kPlace)
           .empty()) {
    return {};
  }
  if (end < words.size() &&
      (words.Is(end, kPossessive) || MayBeNoun(words, end))) {
    return {};
  }
  return words.SpanOf(name);
}

}  // namespace hearsay::claims
